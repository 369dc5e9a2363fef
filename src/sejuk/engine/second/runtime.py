"""Runs an imported model, one text at a time.

Int8 arithmetic scales activations by the largest in the tensor, so in a shared batch a text's result would
depend on its neighbours and on padding. Alone, on one thread, it depends on nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from sejuk.engine.second.manifest import (
    MODEL,
    NAME,
    TOKENIZER,
    Description,
    Mapped,
    read_manifest,
    sha256,
    verified,
)
from sejuk.engine.text.linear import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Logits = npt.NDArray[np.float64]
_KNOWN_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}


def runtime() -> tuple[ModuleType, ModuleType]:
    """Give ONNX Runtime and the tokenizers; :class:`ModelError` where the extra is not installed."""
    try:
        import onnxruntime
        import tokenizers
    except ImportError as error:
        raise ModelError(
            "A second stage needs the extra `transformers`: `pip install sejuk[transformers]`."
        ) from error
    return onnxruntime, tokenizers


def open_session(model: bytes, name: str) -> InferenceSession:
    """Open a model on one thread of the processor."""
    onnxruntime, _ = runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session: InferenceSession = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # the runtime raises classes of its own, none of them public
        raise ModelError(f"{name} cannot be run: {str(error)[:200]}") from error
    unknown = {put.name for put in session.get_inputs()} - _KNOWN_INPUTS
    if unknown:
        raise ModelError(
            f"{name} asks for {', '.join(sorted(unknown))}, which a text classifier has no need of."
        )
    return session


def open_tokenizer(data: bytes, longest: int, name: str) -> Tokenizer:
    """Open a tokenizer that cuts texts at ``longest`` tokens and pads none."""
    _, tokenizers = runtime()
    try:
        tokenizer: Tokenizer = tokenizers.Tokenizer.from_str(data.decode())
    except Exception as error:  # the library raises bare Exception
        raise ModelError(f"{name} is no tokenizer: {str(error)[:200]}") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest)
    return tokenizer


def log_odds(logits: Logits, mapped: Mapped, outputs: str) -> float:
    """Give the log-odds that a text has a label of which ``mapped`` names the columns of ``logits``."""
    chosen = np.zeros(len(logits), dtype=bool)
    chosen[list(mapped.columns)] = True
    if outputs == "sigmoid":
        return float(logits[chosen].max())
    return float(np.logaddexp.reduce(logits[chosen]) - np.logaddexp.reduce(logits[~chosen]))


@dataclass(frozen=True)
class SecondStage:
    """An imported model that was verified. Open one with :func:`load_second`."""

    description: Description
    sha256: str
    session: InferenceSession
    tokenizer: Tokenizer

    def logits(self, text: bytes) -> Logits:
        """Give the outputs for one plain text."""
        encoded = self.tokenizer.encode(text.decode("utf-8", "ignore"))
        given: dict[str, list[int]] = {
            "input_ids": encoded.ids or [0],
            "attention_mask": encoded.attention_mask or [1],
            "token_type_ids": encoded.type_ids or [0],
        }
        wanted = [put.name for put in self.session.get_inputs()]
        feed: dict[str, Any] = {name: np.array([given[name]], dtype=np.int64) for name in wanted}
        row: Logits = np.asarray(self.session.run(None, feed)[0], dtype=np.float64)[0]
        return row

    def log_odds(self, texts: Sequence[bytes]) -> dict[str, npt.NDArray[np.float64]]:
        """Give each label's log-odds of plain texts, before ``slope``, ``first`` and ``intercept``."""
        rows = [self.logits(text) for text in texts]
        about = self.description
        return {
            label: np.array([log_odds(row, mapped, about.outputs) for row in rows])
            for label, mapped in about.labels.items()
        }


def load_second(folder: Path) -> SecondStage:
    """Open an imported model whose files all have their digests. :class:`ModelError` says what is wrong."""
    manifest = read_manifest(folder)
    data = {name: verified(folder, manifest, name) for name in manifest.files}
    session = open_session(data[MODEL], str(folder / MODEL))
    longest = manifest.description.longest
    tokenizer = open_tokenizer(data[TOKENIZER], longest, str(folder / TOKENIZER))
    digest = sha256((folder / NAME).read_bytes())
    return SecondStage(manifest.description, digest, session, tokenizer)
