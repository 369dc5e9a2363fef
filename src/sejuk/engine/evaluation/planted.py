"""Worlds with the truth planted in them, as ``sejuk world`` writes them."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sejuk.engine.schemas import POSTS
from sejuk.engine.tables import PostFile, TableError

#: What only recurs, and what is lawful: neither may ever be raised.
BENIGN = frozenset({"greeting", "advert"})
LAWFUL = frozenset({"criticism", "debate", "satire", "news", "noise", "correction"})


@dataclass(frozen=True, slots=True)
class Planted:
    """A planted event and the story it tells or answers."""

    code: str
    kind: str
    story: str
    start: datetime
    peak: datetime
    posts: int


@dataclass(frozen=True, slots=True)
class World:
    """Posts in order of time (``POSTS``) with the kind and the event of each; events by code.

    A rumour, its corrections, its brigades and its second coming are one story. ``voices`` are the accounts
    of outlets and offices.
    """

    name: str
    posts: pa.RecordBatch
    kinds: list[str]
    codes: list[str | None]
    events: dict[str, Planted]
    voices: frozenset[str] = frozenset()

    def stories(self) -> list[str]:
        """Give the story of each post; a post outside events tells its own."""
        found = (self.events[code].story if code else f"post {row}" for row, code in enumerate(self.codes))
        return list(found)


def read_world(folder: Path) -> World:
    """Read the folder that ``sejuk world`` wrote; ``TableError`` where it is none."""
    truth = _rows(folder / "truth.parquet")
    batches = [batch.select(POSTS.names) for batch in PostFile(folder / "posts.parquet")]
    posts = pa.Table.from_batches(batches, POSTS).combine_chunks().to_batches()[0]
    written = Counter(row["event"] for row in truth)
    events = {row["code"]: row for row in _rows(folder / "events.parquet")}
    return World(
        folder.name,
        posts,
        [row["kind"] for row in truth],
        [row["event"] for row in truth],
        {code: _planted(row, events, written[code]) for code, row in events.items()},
        _voices(folder / "world.json"),
    )


def _planted(row: dict[str, Any], events: dict[str, dict[str, Any]], posts: int) -> Planted:
    about = events.get(row["about"], row)
    return Planted(row["code"], row["kind"], about["plot"], row["start"], row["peak"], posts)


def _voices(path: Path) -> frozenset[str]:
    try:
        world = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TableError("missing_world", path=path) from error
    offices = [one for one in world["accounts"] if one["kind"] == "official"]
    return frozenset(one["code"] for one in [*world["outlets"], *offices])


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        raise TableError("missing_world", path=path)
    try:
        rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise TableError("unreadable", path=path, kind="Parquet", reason=error) from error
    return rows
