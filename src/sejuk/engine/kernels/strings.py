"""Strings that go into the loops and come out of them, as Arrow lays them out."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sejuk.engine.kernels.arrays import address

_START = 4


class Strings(ctypes.Structure):
    """``struct strings``; what it was made of must live as long."""

    _fields_ = [("starts", ctypes.c_void_p), ("bytes", ctypes.c_void_p)]


class Column(ctypes.Structure):
    """``struct column``."""

    _fields_ = [
        ("starts", ctypes.c_void_p),
        ("bytes", ctypes.c_void_p),
        *[(name, ctypes.c_int64) for name in ("count", "starts_room", "bytes_room")],
    ]


def strings(array: pa.StringArray) -> Strings:
    """Give where the strings of ``array`` lie, which has none that is null."""
    _, starts, data = array.buffers()
    first = starts.address + _START * array.offset if starts is not None else None
    return Strings(first, data.address if data is not None else None)


def no_strings(count: int) -> pa.StringArray:
    """Give ``count`` empty strings."""
    return pa.StringArray.from_buffers(count, pa.py_buffer(bytes(_START * (count + 1))), pa.py_buffer(b""))


def taken(column: Column) -> pa.StringArray:
    """Give a copy of the strings of ``column``."""
    if not column.count:
        return pa.array([], pa.string())
    starts = ctypes.string_at(column.starts, _START * (column.count + 1))
    end = int.from_bytes(starts[-_START:], sys.byteorder)
    return pa.StringArray.from_buffers(
        column.count, pa.py_buffer(starts), pa.py_buffer(ctypes.string_at(column.bytes, end))
    )


def numbers(place: int, count: int, kind: type[np.generic]) -> npt.NDArray[Any]:
    """Give a copy of ``count`` numbers that lie at ``place``."""
    found = np.empty(count, kind)
    if count:
        ctypes.memmove(address(found), place, found.nbytes)
    return found
