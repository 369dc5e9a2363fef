"""``sejuk coordinate``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pyarrow as pa

from sejuk.engine.coordination import coordinate
from sejuk.engine.narratives import Grouper, Tracks
from sejuk.engine.schemas import COORDINATION, GROUPED, POSTS
from sejuk.engine.tables import open_output


def coordinate_file(posts: Iterable[pa.RecordBatch], out: Path, window: timedelta) -> tuple[int, int]:
    """Write the strengths (``COORDINATION``) of the narratives of ``posts`` to ``out``.

    Gives the counts of posts and of narratives that were said in concert. All posts are held in memory.
    """
    grouper, tracks = Grouper(), Tracks()
    heard, grouped = [], []
    with open_output(out, COORDINATION) as writer:
        for batch in posts:
            heard.append(batch)
            grouped.append(grouper.add(batch))
            tracks.add(grouped[-1])
            tracks.apply(grouper.events())
        whole = _whole(heard, POSTS)
        found = coordinate(whole, _finished(_whole(grouped, GROUPED), tracks), window=window)
        writer.write(found)
    concerted = sum(strength > 0 for strength in found.column("strength").to_pylist())
    return whole.num_rows, concerted


def _whole(batches: list[pa.RecordBatch], schema: pa.Schema) -> pa.RecordBatch:
    return pa.concat_batches(batches) if batches else pa.RecordBatch.from_pylist([], schema=schema)


def _finished(groups: pa.RecordBatch, tracks: Tracks) -> pa.RecordBatch:
    place = GROUPED.get_field_index("narrative_id")
    ids = pa.array(tracks.narratives(groups), pa.string())
    return groups.set_column(place, GROUPED.field(place), ids)
