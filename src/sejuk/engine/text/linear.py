"""A linear model in one Arrow file: quantised weights of hashed n-grams, and what they mean."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sejuk.engine.kernels import LOOPS
from sejuk.engine.text.ngrams import (
    MOST_WORDS,
    Floats,
    Lanes,
    Layout,
    contributions,
    contributions_in_c,
    lay_out,
    pack,
    sums,
    sums_in_c,
    sums_once,
    table_in_c,
)

#: Version of the file's layout and of the features. A file of another version is refused.
FORMAT = 1
#: Bytes of text that are scored at once: what NumPy gathers for them stays in the processor's cache.
BATCH = 12_000 if LOOPS is None else 1_000_000


class ModelError(ValueError):
    """A model file that cannot be used; the message says what to do."""


@dataclass(frozen=True)
class Linear:
    """Scores of ``labels``: bias + scale x sum of weights / length of the text.

    ``weights`` has shape (rows, labels), rows a power of two; ``scale`` and ``bias`` one number a
    label. ``about`` is the rest of the file's metadata; where it has ``words``, n-grams of up to so many
    words are summed beside those of bytes. The length is the square root of the n-gram places; with
    ``shares`` it is that of the sum of the shares, which are one more column of ``weights``.
    """

    labels: tuple[str, ...]
    weights: npt.NDArray[np.int8]
    scale: Floats
    bias: Floats
    about: Mapping[str, Any]

    @cached_property
    def lanes(self) -> Lanes:
        """The weights packed for the kernel."""
        return pack(self.weights)

    @cached_property
    def table(self) -> npt.NDArray[np.int8]:
        """The weights laid out for the kernel in C."""
        return table_in_c(self.weights)

    @property
    def words(self) -> int:
        """The most words of an n-gram, 0 where the model knows only bytes."""
        return int(self.about.get("words", 0))

    @property
    def shares(self) -> bool:
        """Whether the last column of the weights says how much each row counts for a text's length."""
        return bool(self.about.get("shares"))

    def lengths(self, places: npt.NDArray[np.intp], sums: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """Give the length of texts with so many places and such sums of all columns."""
        squares = np.maximum(sums[:, -1], 1) if self.shares else places
        return np.asarray(np.sqrt(squares.astype(np.float64)))

    def scores(self, texts: Sequence[bytes]) -> Floats:
        """Give the score of each plain text for each label, shape (texts, labels)."""
        if not texts:
            return np.empty((0, len(self.labels)), dtype=np.float32)
        return np.concatenate([self.scores_of(lay_out(texts[start:end])) for start, end in batches(texts)])

    def _sums(self, layout: Layout) -> npt.NDArray[np.int64]:
        if self.about.get("once"):
            return sums_once(layout, self.weights, self.words)
        if LOOPS is not None:
            return sums_in_c(layout, self.table, self.weights.shape[1], self.words)
        return sums(layout, self.lanes, self.weights.shape[1], self.words)

    def contributions(self, text: bytes) -> npt.NDArray[np.float64]:
        """Spread the score of one plain text over its bytes, shape (bytes + 2, labels); bias apart."""
        spread = contributions if LOOPS is None else contributions_in_c
        parts = spread(text, self.weights, self.words)
        length = self.lengths(np.array([len(text) + 2]), np.rint(parts.sum(axis=0))[None])
        return np.asarray(parts[:, : len(self.labels)] / length * self.scale)

    def scores_of(self, layout: Layout) -> Floats:
        """Give the score of each text of a layout for each label."""
        found = self._sums(layout)
        raw = found[:, : len(self.labels)] / self.lengths(layout.places, found)[:, None]
        return (raw * self.scale + self.bias).astype(np.float32)


def batches(texts: Sequence[bytes], size: int = BATCH) -> Iterator[tuple[int, int]]:
    """Yield first and last (exclusive) text of runs with about ``size`` bytes together."""
    ends = np.cumsum(np.fromiter(map(len, texts), dtype=np.intp, count=len(texts)))
    start = 0
    while start < len(texts):
        before = int(ends[start - 1]) if start else 0
        end = max(int(np.searchsorted(ends, before + size, side="right")), start + 1)
        yield start, end
        start = end


def digest(weights: npt.NDArray[np.int8]) -> str:
    """Give the SHA-256 of the weights in hexadecimal."""
    return hashlib.sha256(np.ascontiguousarray(weights).tobytes()).hexdigest()


def write_linear(path: Path, model: Linear) -> None:
    """Write ``model`` to ``path`` as an Arrow IPC file."""
    about = dict(model.about) | {
        "format": FORMAT,
        "labels": list(model.labels),
        "scale": [float(value) for value in model.scale],
        "bias": [float(value) for value in model.bias],
        "sha256": digest(model.weights),
    }
    values = pa.array(np.ascontiguousarray(model.weights).reshape(-1))
    column = pa.FixedSizeListArray.from_arrays(values, model.weights.shape[1])
    schema = pa.schema([pa.field("weights", column.type)], metadata={"sejuk": json.dumps(about, indent=1)})
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, schema) as writer:
        writer.write_batch(pa.record_batch([column], schema=schema))


def read_linear(path: Path) -> Linear:
    """Open a model file, its weights mapped from disk. :class:`ModelError` where it cannot be used."""
    try:
        table = pa.ipc.open_file(pa.memory_map(str(path))).read_all()
        about = json.loads(table.schema.metadata[b"sejuk"])
        column = table.column("weights").combine_chunks()
    except (OSError, pa.ArrowInvalid, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path} is no Sejuk model: make it again with `sejuk models train`.") from error
    if about.get("format") != FORMAT or not 0 <= about.get("words", 0) <= MOST_WORDS:
        raise ModelError(f"{path} is of another version: make it again with `sejuk models train`.")
    values = column.values.to_numpy(zero_copy_only=True)
    weights = values.reshape(-1, len(about["labels"]) + bool(about.get("shares")))
    if digest(weights) != about["sha256"]:
        raise ModelError(f"{path} is damaged: get it again, or make it again with `sejuk models train`.")
    scale, bias = (np.array(about[name], dtype=np.float32) for name in ("scale", "bias"))
    return Linear(tuple(about["labels"]), weights, scale, bias, about)
