"""Rows of bytes that stand one after the other in one array, as the loops in C read and write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sejuk.engine.kernels import address

Data = npt.NDArray[np.uint8]
Ends = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """``data`` holds row i from ``ends[i]`` to ``ends[i + 1]``; ``ends[0]`` is 0."""

    data: Data
    ends: Ends

    def __len__(self) -> int:
        return len(self.ends) - 1

    @classmethod
    def of(cls, rows: Sequence[bytes]) -> Rows:
        """Put rows one after the other."""
        data = np.frombuffer(b"".join(rows), dtype=np.uint8)
        return cls(data, ends_of(np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))))

    @classmethod
    def room(cls, count: int, size: int) -> Rows:
        """Give a place for ``count`` rows of ``size`` bytes together, nothing written there yet."""
        ends = np.empty(count + 1, dtype=np.int64)
        ends[0] = 0
        return cls(np.empty(max(size, 1), dtype=np.uint8), ends)

    @property
    def at(self) -> tuple[int, int]:
        """Where the bytes and the ends lie."""
        return address(self.data), address(self.ends)

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return int(self.ends[-1])

    def lengths(self) -> Ends:
        """Give the bytes of each row."""
        return np.diff(self.ends)

    def to_list(self) -> list[bytes]:
        """Give each row as bytes of its own."""
        whole, ends = self.data[: self.size].tobytes(), self.ends.tolist()
        return [whole[start:end] for start, end in pairwise(ends)]

    def to_arrow(self) -> pa.Array:
        """Give the rows as texts, which they must be."""
        data = pa.py_buffer(self.data[: self.size])
        if self.size > np.iinfo(np.int32).max:
            return pa.array(self.to_list(), pa.binary()).cast(pa.string())
        return pa.StringArray.from_buffers(len(self), pa.py_buffer(self.ends.astype(np.int32)), data)


def ends_of(lengths: Ends) -> Ends:
    """Give where rows of these lengths end, after a 0."""
    ends = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=ends[1:])
    return ends
