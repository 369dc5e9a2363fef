"""``sejuk group``."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sejuk.engine.counting import HourCounter, Summaries
from sejuk.engine.narratives import Grouper, Tracks
from sejuk.engine.pipeline import Pipeline
from sejuk.engine.schemas import GROUPED, NARRATIVES
from sejuk.engine.signals import load_model
from sejuk.engine.tables import check_output, open_output
from sejuk.engine.temperature import temperature


def group_file(posts: Iterable[pa.RecordBatch], out: Path, narratives: Path | None) -> tuple[int, int]:
    """Write the narrative of each post (``GROUPED``) to ``out``; give the counts of posts and narratives.

    Rows name the narratives that were left at the end, after all merges; for that they wait in a
    temporary file. With ``narratives``, a row each (``NARRATIVES``) is written there.
    """
    for path in filter(None, (out, narratives)):
        check_output(path)
    tracks, whole = Tracks(), _Whole() if narratives else None
    with ExitStack() as stack:
        waiting = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "groups.parquet"
        count = _group(posts, waiting, tracks, whole)
        writer = stack.enter_context(open_output(out, GROUPED))
        beside = stack.enter_context(open_output(narratives, NARRATIVES)) if narratives else None
        final: set[str] = set()
        for batch in _finished(waiting, tracks):
            writer.write(batch)
            final.update(batch.column("narrative_id").to_pylist())
        if whole and beside:
            beside.write(whole.table())
    return count, len(final)


class _Whole:
    """The narratives over the whole file, with signals."""

    def __init__(self) -> None:
        self.model = load_model(None)
        self.hours = HourCounter()
        self.summaries = Summaries()

    def table(self) -> pa.RecordBatch:
        hours = self.hours.table()
        latest = pc.max(hours.column("hour")).as_py()
        return self.summaries.table(temperature(hours, latest, "narrative") if latest else None)


def _group(posts: Iterable[pa.RecordBatch], waiting: Path, tracks: Tracks, whole: _Whole | None) -> int:
    grouper = Grouper()
    pipeline = Pipeline(whole.model, grouper, explain=False) if whole else None
    count = 0
    with pq.ParquetWriter(waiting, GROUPED, compression="zstd") as writer:
        for batch in posts:
            count += batch.num_rows
            if pipeline is None or whole is None:
                _follow(tracks, writer, grouper.add(batch), grouper.events())
                continue
            result = pipeline.run(batch)
            _follow(tracks, writer, result.groups, result.events)
            whole.hours.add(result.posts, result.signals, result.groups)
            whole.summaries.add(result.posts, result.groups, result.signals)
            whole.hours.apply(result.events)
            whole.summaries.apply(result.events)
    return count


def _follow(tracks: Tracks, writer: pq.ParquetWriter, groups: pa.RecordBatch, events: pa.RecordBatch) -> None:
    writer.write(groups)
    tracks.add(groups)
    tracks.apply(events)


def _finished(waiting: Path, tracks: Tracks) -> Iterator[pa.RecordBatch]:
    place = GROUPED.get_field_index("narrative_id")
    with pq.ParquetFile(waiting) as file:
        for batch in file.iter_batches():
            ids = pa.array(tracks.narratives(batch), pa.string())
            yield batch.set_column(place, GROUPED.field(place), ids)
