"""The hours that still count, as the engine reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc
from django.db.backends.utils import CursorWrapper
from pyarrow import csv

from sejuk.engine import HOURLY
from sejuk.engine.bursts import WatchSettings

_WATCHER = WatchSettings()
#: How far back is read: the watcher's two weeks of history and its window.
OPEN_WINDOW = timedelta(hours=_WATCHER.history + _WATCHER.window)

#: Read as CSV and parsed by Arrow: ten times as fast as row by row.
_HOURS = """
COPY (
    SELECT n.key, (extract(epoch FROM h.hour) * 1000000)::bigint, h.territory_id, h.posts, h.authors, h.heat,
           h.rumour, n.benign::int
    FROM narratives_narrativehour h JOIN narratives_narrative n ON n.id = h.narrative_id
    WHERE h.hour > %s AND h.hour <= %s AND h.posts > 0 AND n.state <> 'merged'
) TO STDOUT (FORMAT csv)
"""
_READ = csv.ReadOptions(column_names=[*HOURLY.names, "benign"])
_AS = csv.ConvertOptions(
    column_types={**{field.name: field.type for field in HOURLY}, "hour": pa.int64(), "benign": pa.int8()},
    strings_can_be_null=True,
)


@dataclass(frozen=True, slots=True)
class Hours:
    """``all``: every open hour. ``heating``: those of narratives that are not benign (``HOURLY``)."""

    all: pa.RecordBatch
    heating: pa.RecordBatch


def open_hours(cursor: CursorWrapper, at: datetime) -> Hours:
    """Read the hours of the window before ``at``; merged narratives have none of their own."""
    with cursor.copy(_HOURS, [at - OPEN_WINDOW, at]) as copy:
        text = b"".join(bytes(chunk) for chunk in copy)
    if not text:
        nothing = pa.RecordBatch.from_pylist([], schema=HOURLY)
        return Hours(nothing, nothing)
    rows = csv.read_csv(pa.py_buffer(text), _READ, convert_options=_AS).combine_chunks()
    columns = [rows.column(field.name).cast(field.type).combine_chunks() for field in HOURLY]
    every = pa.record_batch(columns, schema=HOURLY)
    return Hours(every, every.filter(pc.equal(rows.column("benign").combine_chunks(), 0)))
