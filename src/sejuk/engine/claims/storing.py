"""The index as an Arrow file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from sejuk.engine.claims.reading import Claim

_VERSION = b"1"
_SCHEMA = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("stems", pa.list_(pa.uint32()), nullable=False),
        pa.field("letters", pa.binary(), nullable=False),
        pa.field("address", pa.string()),
        pa.field("time", pa.int64()),
    ],
    metadata={b"sejuk.claims": _VERSION},
)
_ROWS = 10_000


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
    ends = np.cumsum([0, *(len(claim.stems) for claim in claims)]).astype(np.int32)
    stems = np.concatenate([claim.stems for claim in claims])
    arrays = [
        pa.array([claim.id for claim in claims], pa.string()),
        pa.ListArray.from_arrays(pa.array(ends), pa.array(stems, pa.uint32())),
        pa.array([claim.letters for claim in claims], pa.binary()),
        pa.array([claim.address for claim in claims], pa.string()),
        pa.array([claim.time for claim in claims], pa.int64()),
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=_SCHEMA)


def _claims(batch: pa.RecordBatch) -> Iterator[Claim]:
    column = batch.column("stems")
    stems = column.flatten().to_numpy()
    ends = np.cumsum(column.value_lengths().to_numpy())[:-1]
    names = ("id", "letters", "address", "time")
    rest = [batch.column(name).to_pylist() for name in names]
    for own, (claim_id, letters, address, time) in zip(
        np.split(stems, ends), zip(*rest, strict=True), strict=True
    ):
        yield Claim(claim_id, own.copy(), letters, address, time)
