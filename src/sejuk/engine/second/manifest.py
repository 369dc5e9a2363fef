"""What an imported model is: labels, licence, and the digest of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sejuk.engine.labels import LABELS
from sejuk.engine.text.linear import ModelError

NAME = "manifest.json"
MODEL, TOKENIZER = "model.int8.onnx", "tokenizer.json"
FORMAT = 1
OUTPUTS = ("softmax", "sigmoid")
_LONGEST = 512


@dataclass(frozen=True)
class Mapped:
    """How a label comes from the outputs: log-odds = slope x second + first x stage one's + intercept.

    ``second`` is the log-odds of the output columns ``columns`` together.
    """

    columns: tuple[int, ...]
    slope: float = 1.0
    first: float = 0.0
    intercept: float = 0.0


@dataclass(frozen=True)
class Description:
    """What whoever brings a model says of it: a file ``labels.json`` beside it."""

    name: str
    licence: str
    source: str
    outputs: str
    longest: int
    labels: Mapping[str, Mapped]


@dataclass(frozen=True)
class Manifest:
    """A description, the digests of the imported files, and that of the model before it was quantised."""

    description: Description
    files: Mapping[str, str]
    origin: str

    def write(self, folder: Path) -> None:
        """Write the manifest into ``folder``."""
        text = json.dumps({"format": FORMAT} | asdict(self), indent=1, ensure_ascii=False, sort_keys=True)
        (folder / NAME).write_text(text + "\n", encoding="utf-8")


def sha256(data: bytes) -> str:
    """Give the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def describe(found: Mapping[str, Any], path: Path) -> Description:
    """Read a description; :class:`ModelError` says what is wrong with it."""
    try:
        labels = {str(code): _mapped(dict(rule)) for code, rule in dict(found["labels"]).items()}
        texts = {name: str(found[name]).strip() for name in ("name", "licence", "source", "outputs")}
        longest = int(found["longest"])
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            f"{path} lacks or misstates {error}: see docs/how-to/add-a-second-stage.md."
        ) from error
    known = {label.code for label in LABELS}
    wrong = {
        "name, licence or source (empty)": not all(texts.values()),
        f"outputs (one of {', '.join(OUTPUTS)})": texts["outputs"] not in OUTPUTS,
        f"longest (8 to {_LONGEST} tokens)": not 8 <= longest <= _LONGEST,
        "labels (codes of docs/reference/labels.md)": not labels or not set(labels) <= known,
    }
    for what, is_wrong in wrong.items():
        if is_wrong:
            raise ModelError(f"{path}: correct {what}: see docs/how-to/add-a-second-stage.md.")
    return Description(longest=longest, labels=labels, **texts)


def _mapped(rule: Mapping[str, Any]) -> Mapped:
    numbers = {name: float(rule[name]) for name in ("slope", "first", "intercept") if name in rule}
    columns = tuple(int(column) for column in rule["columns"])
    if not columns or min(columns) < 0:
        raise ValueError("columns")
    return Mapped(columns, **numbers)


def read_json(path: Path) -> Mapping[str, Any]:
    """Read an object from a JSON file; :class:`ModelError` where there is none."""
    try:
        found = json.loads(path.read_bytes())
        return dict(found)
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(f"{path} is not there or no JSON object: import the model again.") from error


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an imported model; :class:`ModelError` where it cannot be used."""
    found = read_json(folder / NAME)
    if found.get("format") != FORMAT or not {MODEL, TOKENIZER} <= set(found.get("files", {})):
        raise ModelError(f"{folder / NAME} is of another version: import the model again.")
    return Manifest(describe(found["description"], folder / NAME), found["files"], str(found["origin"]))


def verified(folder: Path, manifest: Manifest, name: str) -> bytes:
    """Give the bytes of a file of ``manifest``; :class:`ModelError` where they are not those imported."""
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise ModelError(f"{folder / name} is not there: import the model again.") from error
    if sha256(data) != manifest.files[name]:
        raise ModelError(
            f"{folder / name} is not the file that was imported (its SHA-256 differs from the manifest's): "
            "do not use it; import the model again with `sejuk models import-onnx`."
        )
    return data
