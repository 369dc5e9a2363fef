"""The hours that still count, as the engine reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyarrow as pa
from django.db.backends.utils import CursorWrapper

from sejuk.engine import HOURLY

#: How far back is read: the watcher's week of history and its window. Older hours weigh less than 1 in 200.
OPEN_WINDOW = timedelta(days=8)

_HOURS = """
SELECT n.key, h.hour, h.territory_id, h.posts, h.authors, h.heat, h.rumour, n.benign
FROM narratives_narrativehour h JOIN narratives_narrative n ON n.id = h.narrative_id
WHERE h.hour > %s AND h.hour <= %s AND h.posts > 0 AND n.state <> 'merged'
"""


@dataclass(frozen=True, slots=True)
class Hours:
    """``all``: every open hour. ``heating``: those of narratives that are not benign (``HOURLY``)."""

    all: pa.RecordBatch
    heating: pa.RecordBatch


def open_hours(cursor: CursorWrapper, at: datetime) -> Hours:
    """Read the hours of the window before ``at``; merged narratives have none of their own."""
    cursor.execute(_HOURS, [at - OPEN_WINDOW, at])
    rows = cursor.fetchall()
    columns = list(zip(*rows, strict=True)) if rows else [()] * (len(HOURLY) + 1)
    every = pa.record_batch(
        [pa.array(column, field.type) for column, field in zip(columns, HOURLY, strict=False)], schema=HOURLY
    )
    heats = pa.array([not benign for benign in columns[-1]], pa.bool_())
    return Hours(every, every.filter(heats))
