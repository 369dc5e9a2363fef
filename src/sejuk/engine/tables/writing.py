"""Result files, whole or not at all."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from sejuk.engine.tables.errors import TableError

_JSON_LINES = (".jsonl", ".ndjson", ".json", ".jsonl.gz", ".ndjson.gz", ".json.gz")


class Writer(Protocol):
    """Takes batches of one schema."""

    def write(self, batch: pa.RecordBatch) -> None:
        """Append ``batch``."""


@contextmanager
def open_output(path: Path, schema: pa.Schema) -> Iterator[Writer]:
    """Give a writer for ``path``, Parquet or JSON lines by its ending.

    The file appears under its name when the block ends without an error, complete; else nothing
    does, and a file that was there before stays as it was.
    """
    check_output(path)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file, _writer(path, file, schema) as writer:
            yield writer
        unfinished.replace(path)
    except OSError as error:
        raise TableError("cannot_write", path=path, reason=error.strerror) from error
    finally:
        unfinished.unlink(missing_ok=True)


def check_output(path: Path) -> None:
    """Raise ``TableError`` where nothing could be written to ``path``, before any work is done."""
    if not path.name.lower().endswith((".parquet", *_JSON_LINES)):
        raise TableError("unknown_output", path=path)
    if not path.parent.is_dir():
        raise TableError("cannot_write", path=path, reason="no such folder")


@contextmanager
def _writer(path: Path, file: IO[bytes], schema: pa.Schema) -> Iterator[Writer]:
    if path.name.lower().endswith(".parquet"):
        with pq.ParquetWriter(file, schema, compression="zstd") as writer:
            yield writer
    elif path.name.lower().endswith(".gz"):
        with gzip.GzipFile(filename="", fileobj=file, mode="wb", mtime=0) as packed:
            yield JsonLines(packed)
    else:
        yield JsonLines(file)


class JsonLines:
    """Writes one object a row; times in ISO 8601, maps as objects."""

    def __init__(self, file: IO[bytes] | gzip.GzipFile) -> None:
        self._file = file

    def write(self, batch: pa.RecordBatch) -> None:
        """Append ``batch``."""
        maps = [field.name for field in batch.schema if pa.types.is_map(field.type)]
        for row in batch.to_pylist():
            row |= {name: dict(row[name]) for name in maps}
            self._file.write(json.dumps(row, ensure_ascii=False, default=_plain).encode() + b"\n")


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value))
