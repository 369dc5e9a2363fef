"""Posts from files, in batches: memory does not grow with the file."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from sejuk.engine.schemas import POSTS
from sejuk.engine.tables.errors import TableError
from sejuk.engine.tables.rows import Row, read_rows, require_posts


@dataclass(slots=True)
class PostFile:
    """A file of posts. ``bad_times`` counts times that could not be read, so far."""

    path: Path
    batch_size: int = 2000
    bad_times: int = 0

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        """Give the posts in batches of ``POSTS``; ``TableError`` says what is wrong with the file."""
        rows = enumerate(read_rows(self.path, require_posts), start=1)
        while part := list(itertools.islice(rows, self.batch_size)):
            yield pa.RecordBatch.from_pylist([self._post(number, row) for number, row in part], schema=POSTS)

    def _post(self, number: int, row: Row) -> dict[str, object]:
        post_id = written(row.get("id"))
        if post_id is None:
            raise TableError("missing_id", path=self.path, row=number)
        rest = {name: written(row.get(name)) for name in ("account", "source", "url", "region")}
        text = written(row.get("text")) or ""
        return {"id": post_id, "text": text, "published_at": self._time(row.get("published_at")), **rest}

    def _time(self, value: object) -> datetime | None:
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=UTC)
        text = written(value)
        if text is None:
            return None
        try:
            time = datetime.fromisoformat(text)
            return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            self.bad_times += 1
            return None


def written(value: object) -> str | None:
    """Give what is written in a cell, without lone surrogates; None where it is empty."""
    if value is None or (isinstance(value, float) and value != value):
        return None
    text = value if isinstance(value, str) else str(value)
    return text.encode("utf-8", "replace").decode().strip() or None
