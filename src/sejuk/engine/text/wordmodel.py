"""A linear model over words: a word's score is kept once it was looked up.

A word's features are its runs of four bytes, the spaces around it included, and the word itself. They
never cross into the next word, so the score of a word is the same in every text, and a table of words
met so far is only a saving: it changes no result.
"""

from __future__ import annotations

import hashlib
import json
import threading
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sejuk.engine.text.linear import ModelError
from sejuk.engine.text.wordmodel_in_c import KeptSums

FORMAT = 2
#: Weights are whole numbers of this part of a natural logarithm, from -LARGEST to LARGEST.
STEP = 1 / 8
LARGEST = 63
#: Bytes of a row that are looked at. A word has a feature for each of its bytes, so the sum of a row's
#: weights, each stored with an offset so that it is never below zero, stays within a lane of 16 bits.
LONGEST = 480
_OFFSET = 64
_LANES = 4
_WORD_KEY = 1 << 32
#: Words kept; the table is begun anew when it is full.
_MOST_WORDS = 1 << 17
_ROW = b"\x1e"
_OTHER = bytes(code for code in range(256) if not 97 <= code <= 122)

Keys = npt.NDArray[np.uint64]
Sums = npt.NDArray[np.int32]


def features(words: Sequence[bytes]) -> tuple[Keys, npt.NDArray[np.intp]]:
    """Give the keys of all features of ``words`` (none empty), and the word that each belongs to."""
    joined = b" " + b"  ".join(words) + b" "
    data = np.frombuffer(joined, dtype=np.uint8).astype(np.uint64)
    lengths = np.fromiter(map(len, words), dtype=np.intp, count=len(words))
    starts = np.cumsum(lengths + 2) - (lengths + 2)
    runs = np.maximum(lengths - 1, 0)
    owners = np.repeat(np.arange(len(words)), runs)
    places = np.repeat(starts - (np.cumsum(runs) - runs), runs) + np.arange(int(runs.sum()))
    quads = sum(data[places + step] << np.uint64(8 * step) for step in range(4))
    whole = np.fromiter(map(zlib.crc32, words), dtype=np.uint64, count=len(words)) + np.uint64(_WORD_KEY)
    keys = np.concatenate([np.asarray(quads, dtype=np.uint64), whole])
    return keys, np.concatenate([owners, np.arange(len(words))])


@dataclass
class _Table(dict[bytes, int]):
    """Words met and the row of each; a new word is given the next row and remembered as new."""

    new: list[bytes] = field(default_factory=list)

    def __missing__(self, word: bytes) -> int:
        row = self[word] = len(self)
        self.new.append(word)
        return row


class WordModel:
    """Scores of ``labels``: bias + sum of the weights of all features of all words.

    ``keys`` are sorted, ``weights`` has shape (keys, labels) in units of :data:`STEP`; ``unseen`` is what
    a feature that is not among the keys weighs, one number a label.
    """

    def __init__(
        self, labels: Sequence[str], keys: Keys, weights: npt.NDArray[np.int8], about: Mapping[str, Any]
    ) -> None:
        self.labels, self.keys, self.weights, self.about = tuple(labels), keys, weights, about
        self.bias = np.array(about["bias"], dtype=np.float64)
        self._unseen = np.array(about["unseen"], dtype=np.int32)
        self._guard = threading.Lock()
        self._begin()

    def _begin(self) -> None:
        self._table = _Table()
        self._table[_ROW] = 0
        self._lanes = np.zeros((1024, -(-(len(self.labels) + 1) // _LANES)), dtype="<u8")
        self._features = np.zeros(1024, dtype=np.int32)

    def sums(self, rows: Sequence[bytes]) -> Sums:
        """Give, for the first bytes of each row of words, the sum of weights of each label, in steps.

        One more column holds the number of Latin letters.
        """
        if not rows:
            return np.empty((0, len(self.labels) + 1), dtype=np.int32)
        if max(map(len, rows)) > LONGEST:
            rows = [row[:LONGEST] for row in rows]
        words = (_ROW + b" " + (b" " + _ROW + b" ").join(rows)).split()
        with self._guard:
            if len(self._table) > _MOST_WORDS:
                self._begin()
            # One more word, because of a single one ``itemgetter`` makes no tuple; it is the fastest look-up.
            places = np.array(itemgetter(_ROW, *words)(self._table), dtype=np.intp)[1:]
            if self._table.new:
                self._learn()
            starts = np.flatnonzero(places == 0)
            lanes = np.add.reduceat(self._lanes.take(places, axis=0), starts, axis=0)
            features = np.add.reduceat(self._features.take(places), starts)
        found = lanes.view("<u2")[:, : len(self.labels) + 1].astype(np.int32)
        found[:, :-1] -= _OFFSET * features[:, None]
        return found

    @cached_property
    def kept_in_c(self) -> KeptSums:
        """The same sums in C."""
        return KeptSums(self.keys, self.weights, self._unseen)

    def _learn(self) -> None:
        new, first = self._table.new, len(self._table) - len(self._table.new)
        while len(self._lanes) < len(self._table):
            self._lanes = np.concatenate([self._lanes, np.zeros_like(self._lanes)])
            self._features = np.concatenate([self._features, np.zeros_like(self._features)])
        self._lanes[first : first + len(new)] = self._scored(new)
        self._features[first : first + len(new)] = [len(word) for word in new]
        self._table.new = []

    def _scored(self, words: list[bytes]) -> npt.NDArray[np.uint64]:
        keys, owners = features(words)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        seen = self.keys[places] == keys
        weights = np.where(seen[:, None], self.weights[places], self._unseen) + _OFFSET
        order = np.argsort(owners, kind="stable")
        starts = np.flatnonzero(np.diff(owners[order], prepend=-1))
        found = np.zeros((len(words), self._lanes.shape[1] * _LANES), dtype="<u2")
        found[:, : len(self.labels)] = np.add.reduceat(weights[order], starts, axis=0)
        found[:, len(self.labels)] = [len(word.translate(None, _OTHER)) for word in words]
        return found.view("<u8")


def digest(keys: Keys, weights: npt.NDArray[np.int8]) -> str:
    """Give the SHA-256 of keys and weights in hexadecimal."""
    whole = hashlib.sha256(np.ascontiguousarray(keys).tobytes())
    whole.update(np.ascontiguousarray(weights).tobytes())
    return whole.hexdigest()


def write_words(path: Path, model: WordModel) -> None:
    """Write ``model`` to ``path`` as an Arrow IPC file."""
    about = dict(model.about) | {"format": FORMAT, "labels": list(model.labels)}
    about["sha256"] = digest(model.keys, model.weights)
    values = pa.array(np.ascontiguousarray(model.weights).reshape(-1))
    columns = [pa.array(model.keys), pa.FixedSizeListArray.from_arrays(values, len(model.labels))]
    fields = [pa.field(name, column.type) for name, column in zip(("key", "weights"), columns, strict=True)]
    schema = pa.schema(fields, metadata={"sejuk": json.dumps(about, indent=1)})
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, schema) as writer:
        writer.write_batch(pa.record_batch(columns, schema=schema))


def read_words(path: Path) -> WordModel:
    """Open a model file, mapped from disk. :class:`ModelError` where it cannot be used."""
    try:
        table = pa.ipc.open_file(pa.memory_map(str(path))).read_all()
        about = json.loads(table.schema.metadata[b"sejuk"])
        keys = table.column("key").combine_chunks().to_numpy(zero_copy_only=True)
        values = table.column("weights").combine_chunks().values.to_numpy(zero_copy_only=True)
    except (OSError, pa.ArrowInvalid, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path} is no model of words: make it again with `sejuk models train`.") from error
    if about.get("format") != FORMAT:
        raise ModelError(f"{path} is of another version: make it again with `sejuk models train`.")
    weights = values.reshape(-1, len(about["labels"]))
    if digest(keys, weights) != about["sha256"]:
        raise ModelError(f"{path} is damaged: get it again, or make it again with `sejuk models train`.")
    return WordModel(about["labels"], keys, weights, about)
