"""The index as an Arrow file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sejuk.engine.claims.reading import Claim

_VERSION = b"1"
_SCHEMA = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("stems", pa.list_(pa.uint32()), nullable=False),
        pa.field("grams", pa.list_(pa.uint16()), nullable=False),
        pa.field("address", pa.string()),
        pa.field("time", pa.int64()),
    ],
    metadata={b"sejuk.claims": _VERSION},
)
_ROWS = 10_000

Numbers = npt.NDArray[np.unsignedinteger[Any]]


class IndexFileError(Exception):
    """A file is no index of claims, or of another version, or damaged."""


def write_index(path: Path, claims: Sequence[Claim]) -> None:
    """Write ``claims``; the file appears under its name when it is whole."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with pa.OSFile(str(unfinished), "wb") as file, pa.ipc.new_file(file, _SCHEMA) as writer:
            for start in range(0, len(claims), _ROWS):
                writer.write(_batch(claims[start : start + _ROWS]))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def read_index(path: Path) -> Iterator[Claim]:
    """Give the claims of a file in their order."""
    try:
        with pa.OSFile(str(path), "rb") as file, pa.ipc.open_file(file) as reader:
            if (reader.schema.metadata or {}).get(b"sejuk.claims") != _VERSION:
                raise IndexFileError(f"{path} is no index of claims of this version: make it anew.")
            for place in range(reader.num_record_batches):
                yield from _claims(reader.get_batch(place))
    except pa.ArrowException as error:
        raise IndexFileError(f"{path} is damaged or no index of claims: make it anew.") from error


def _batch(claims: Sequence[Claim]) -> pa.RecordBatch:
    arrays = [
        pa.array([claim.id for claim in claims], pa.string()),
        _lists([claim.stems for claim in claims]),
        _lists([claim.grams for claim in claims]),
        pa.array([claim.address for claim in claims], pa.string()),
        pa.array([claim.time for claim in claims], pa.int64()),
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=_SCHEMA)


def _lists(rows: Sequence[Numbers]) -> pa.ListArray:
    ends = np.cumsum([0, *map(len, rows)]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(ends), pa.array(np.concatenate(rows)))


def _rows(column: pa.ListArray) -> list[Numbers]:
    ends = np.cumsum(column.value_lengths().to_numpy())[:-1]
    return [row.copy() for row in np.split(column.flatten().to_numpy(), ends)]


def _claims(batch: pa.RecordBatch) -> Iterator[Claim]:
    ids, addresses, times = (batch.column(name).to_pylist() for name in ("id", "address", "time"))
    stems, grams = _rows(batch.column("stems")), _rows(batch.column("grams"))
    return map(Claim, ids, stems, grams, addresses, times)
