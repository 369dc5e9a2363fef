"""Posts from files, in batches: memory does not grow with the file."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from sejuk.engine.schemas import POSTS
from sejuk.engine.tables.errors import TableError
from sejuk.engine.tables.rows import Row, read_csv, read_json_lines, require

_READERS = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".json": read_json_lines,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}


@dataclass(slots=True)
class PostFile:
    """A file of posts. ``bad_times`` counts times that could not be read, so far."""

    path: Path
    batch_size: int = 2000
    bad_times: int = 0

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        """Give the posts in batches of ``POSTS``; ``TableError`` says what is wrong with the file."""
        rows = enumerate(self._rows(), start=1)
        while part := list(itertools.islice(rows, self.batch_size)):
            yield pa.RecordBatch.from_pylist([self._post(number, row) for number, row in part], schema=POSTS)

    def _rows(self) -> Iterable[Row]:
        plain = self.path.with_suffix("") if self.path.suffix.lower() == ".gz" else self.path
        kind = plain.suffix.lower()
        if kind == ".parquet" and plain == self.path:
            return _read_parquet(self.path)
        if kind not in _READERS:
            raise TableError("unknown_input", path=self.path)
        return _READERS[kind](self.path)

    def _post(self, number: int, row: Row) -> dict[str, object]:
        if number == 1:
            require(self.path, list(row))
        post_id = _text(row.get("id"))
        if post_id is None:
            raise TableError("missing_id", path=self.path, row=number)
        rest = {name: _text(row.get(name)) for name in ("account", "source", "url", "region")}
        text = _text(row.get("text")) or ""
        return {"id": post_id, "text": text, "published_at": self._time(row.get("published_at")), **rest}

    def _time(self, value: object) -> datetime | None:
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=UTC)
        text = _text(value)
        if text is None:
            return None
        try:
            time = datetime.fromisoformat(text)
            return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            self.bad_times += 1
            return None


def _read_parquet(path: Path) -> Iterator[Row]:
    try:
        with pq.ParquetFile(path) as file:
            names = {name: name.lower() for name in file.schema_arrow.names}
            require(path, list(names.values()))
            wanted = [name for name, lower in names.items() if lower in POSTS.names]
            for batch in file.iter_batches(2000, columns=wanted):
                yield from batch.rename_columns([names[name] for name in batch.schema.names]).to_pylist()
    except pa.ArrowException as error:
        raise TableError("unreadable", path=path, kind="Parquet", reason=str(error)[:200]) from error


def _text(value: object) -> str | None:
    """Give what is written in a cell, without lone surrogates; None where it is empty."""
    if value is None or (isinstance(value, float) and value != value):
        return None
    text = value if isinstance(value, str) else str(value)
    return text.encode("utf-8", "replace").decode().strip() or None
