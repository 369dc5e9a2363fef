"""A batch between the engine and the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
from django.db.backends.utils import CursorWrapper

from sejuk.desk.listening.intake.candidates import Candidate
from sejuk.engine import GROUPED, POSTS, Pipeline, PipelineResult, Tracks


@dataclass(frozen=True, slots=True)
class Assembled:
    """New posts with their ids, the engine's findings, and the key of each post's narrative at the end.

    ``tracks`` knows the variants of the batch after all merges and splits of the batch.
    """

    ids: list[int]
    candidates: Sequence[Candidate]
    result: PipelineResult
    tracks: Tracks
    narratives: list[str]

    @property
    def groups(self) -> pa.RecordBatch:
        """The engine's rows (``GROUPED``) with the narratives at the end."""
        place = GROUPED.get_field_index("narrative_id")
        keys = pa.array(self.narratives, pa.string())
        return self.result.groups.set_column(place, GROUPED.field(place), keys)


def assemble(
    cursor: CursorWrapper, pipeline: Pipeline, new: Sequence[Candidate], source_id: int
) -> Assembled:
    """Give ``new`` ids and run the engine over them."""
    ids = _next_ids(cursor, len(new))
    result = pipeline.run(_batch(ids, new, source_id))
    tracks = Tracks()
    tracks.add(result.groups)
    tracks.apply(result.events)
    return Assembled(ids, new, result, tracks, tracks.narratives(result.groups))


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
