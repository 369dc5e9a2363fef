"""A batch between the engine and the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
from django.db.backends.utils import CursorWrapper

from sejuk.desk.listening.intake.candidates import Candidate
from sejuk.engine import POSTS, Pipeline, PipelineResult

#: Engine ids of narratives that were absorbed in the batch → what absorbed them.
Absorbed = dict[str, str]


@dataclass(frozen=True, slots=True)
class Assembled:
    """New posts with their ids, the engine's findings, and the key of each post's narrative after merges."""

    ids: list[int]
    candidates: Sequence[Candidate]
    result: PipelineResult
    absorbed: Absorbed
    narratives: list[str]

    def final(self, key: str) -> str:
        """The narrative that ``key`` is part of once all merges of the batch are done."""
        return _final(key, self.absorbed)


def assemble(
    cursor: CursorWrapper, pipeline: Pipeline, new: Sequence[Candidate], source_id: int
) -> Assembled:
    """Give ``new`` ids and run the engine over them."""
    ids = _next_ids(cursor, len(new))
    result = pipeline.run(_batch(ids, new, source_id))
    absorbed = {e["narrative_id"]: e["other_id"] for e in result.events.to_pylist() if e["kind"] == "merge"}
    keys = [_final(key, absorbed) for key in result.groups.column("narrative_id").to_pylist()]
    return Assembled(ids, new, result, absorbed, keys)


def _final(key: str, absorbed: Absorbed) -> str:
    while key in absorbed:
        key = absorbed[key]
    return key


def _next_ids(cursor: CursorWrapper, count: int) -> list[int]:
    cursor.execute(
        "SELECT nextval(pg_get_serial_sequence('listening_post', 'id')) FROM generate_series(1, %s)", [count]
    )
    return [row[0] for row in cursor.fetchall()]


def _batch(ids: list[int], new: Sequence[Candidate], source_id: int) -> pa.RecordBatch:
    columns: dict[str, list[object]] = {
        "id": [str(pk) for pk in ids],
        "text": [c.text for c in new],
        "published_at": [c.published_at for c in new],
        "account": [c.seed.hex() if c.seed else None for c in new],
        "source": [str(source_id)] * len(new),
        "url": [c.address or None for c in new],
        "region": [c.region for c in new],
    }
    return pa.record_batch([pa.array(columns[f.name], f.type) for f in POSTS], schema=POSTS)
