"""Imports an exported model: makes it int8, tries it, and writes the manifest of its files."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from sejuk.engine.second.manifest import (
    MODEL,
    TOKENIZER,
    Description,
    Manifest,
    describe,
    read_json,
    sha256,
)
from sejuk.engine.second.runtime import SecondStage, load_second
from sejuk.engine.text.linear import ModelError

SOURCE, LABELS_FILE = "model.onnx", "labels.json"
_TRIED = (b"jalan desa rusak", b"")


def quantise(source: Path) -> bytes:
    """Give a model with its weights as eight-bit numbers (dynamic quantisation of ONNX Runtime)."""
    try:
        from onnxruntime.quantization import QuantType, quantize_dynamic
    except ImportError as error:
        raise ModelError(
            "Importing needs the extra `transformers`: `pip install sejuk[transformers]`."
        ) from error
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / MODEL
        try:
            quantize_dynamic(source, made, weight_type=QuantType.QInt8)
        except Exception as error:  # protobuf, onnx and the runtime each raise their own
            raise ModelError(
                f"{source} is no ONNX model that can be quantised: {str(error)[:200]}"
            ) from error
        return made.read_bytes()


def import_model(source: Path, out: Path) -> SecondStage:
    """Import the folder ``source`` (model.onnx, tokenizer.json, labels.json) into the new folder ``out``.

    :class:`ModelError` says what is missing or wrong; ``out`` then holds nothing that could be loaded.
    """
    description = describe(read_json(source / LABELS_FILE), source / LABELS_FILE)
    missing = [name for name in (SOURCE, TOKENIZER) if not (source / name).is_file()]
    if missing:
        raise ModelError(f"{source} lacks {', '.join(missing)}: see docs/how-to/add-a-second-stage.md.")
    if out.exists():
        raise ModelError(f"{out} is there already: name a new folder.")
    files = {MODEL: quantise(source / SOURCE), TOKENIZER: (source / TOKENIZER).read_bytes()}
    out.mkdir(parents=True)
    for name, data in files.items():
        (out / name).write_bytes(data)
    origin = sha256((source / SOURCE).read_bytes())
    Manifest(description, {name: sha256(data) for name, data in files.items()}, origin).write(out)
    return _tried(out, description)


def _tried(out: Path, description: Description) -> SecondStage:
    second = load_second(out)
    needed = 1 + max(column for mapped in description.labels.values() for column in mapped.columns)
    for text in _TRIED:
        logits = second.logits(text)
        if len(logits) < needed or not np.isfinite(logits).all():
            (out / "manifest.json").unlink()
            raise ModelError(f"{out}: the model gives {len(logits)} outputs, {LABELS_FILE} names {needed}.")
    return second
