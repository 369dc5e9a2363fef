"""The temperature of every narrative, and how its posts grow."""

from __future__ import annotations

from datetime import datetime, timedelta

import pyarrow as pa
from django.db.backends.utils import CursorWrapper
from psycopg.types.json import Jsonb

from sejuk.desk.narratives.services.hours import Hours
from sejuk.engine import temperature

#: "Heating" and "cooling" compare with the temperature this long ago.
BEFORE = timedelta(hours=6)

_WRITE = """
WITH given AS (
    SELECT * FROM unnest(
        %(keys)s::text[], %(now)s::float8[], %(low)s::float8[], %(high)s::float8[], %(before)s::float8[],
        %(terms)s::jsonb[]
    ) AS g (key, now, low, high, before, terms)
),
days AS (
    SELECT narrative_id, sum(posts) FILTER (WHERE hour > %(day)s) AS day,
           sum(posts) FILTER (WHERE hour <= %(day)s) AS day_before
    FROM narratives_narrativehour WHERE hour > %(two_days)s AND hour <= %(at)s GROUP BY narrative_id
),
wanted AS (
    SELECT n.id, coalesce(g.now, 0) AS now, coalesce(g.low, 0) AS low, coalesce(g.high, 0) AS high,
           coalesce(g.before, 0) AS before, coalesce(g.terms, '{}'::jsonb) AS terms,
           coalesce(d.day, 0) AS day, coalesce(d.day_before, 0) AS day_before
    FROM narratives_narrative n LEFT JOIN given g ON g.key = n.key LEFT JOIN days d ON d.narrative_id = n.id
    WHERE g.key IS NOT NULL
       OR n.temperature > 0 OR n.temperature_before > 0 OR n.posts_day + n.posts_day_before > 0
)
UPDATE narratives_narrative AS n SET
    temperature = w.now, temperature_low = w.low, temperature_high = w.high, temperature_before = w.before,
    temperature_terms = w.terms, temperature_at = %(at)s, posts_day = w.day, posts_day_before = w.day_before
FROM wanted w WHERE n.id = w.id AND (
    n.temperature, n.temperature_low, n.temperature_high, n.temperature_before, n.posts_day,
    n.posts_day_before, n.temperature_at
) IS DISTINCT FROM (w.now, w.low, w.high, w.before, w.day, w.day_before, %(at)s)
"""


def measure(cursor: CursorWrapper, hours: Hours, now: pa.RecordBatch, at: datetime) -> int:
    """Write the temperatures at ``at``, which are ``now`` (``TEMPERATURE``); give how many changed."""
    before = temperature(hours.all, at - BEFORE, "narrative")
    earlier = dict(zip(before.column("key").to_pylist(), _rounded(before, "temperature"), strict=True))
    keys = now.column("key").to_pylist()
    cursor.execute(
        _WRITE,
        {
            "keys": keys,
            "now": _rounded(now, "temperature"),
            "low": _rounded(now, "low"),
            "high": _rounded(now, "high"),
            "before": [earlier.get(key, 0.0) for key in keys],
            "terms": [Jsonb(terms) for terms in terms_of(now)],
            "at": at,
            "day": at - timedelta(days=1),
            "two_days": at - timedelta(days=2),
        },
    )
    return int(cursor.rowcount)


def terms_of(batch: pa.RecordBatch) -> list[dict[str, float]]:
    """The formula's terms of each row of ``TEMPERATURE``."""
    return [{name: round(value, 4) for name, value in row} for row in batch.column("terms").to_pylist()]


def _rounded(batch: pa.RecordBatch, column: str) -> list[float]:
    return [round(value, 2) for value in batch.column(column).to_pylist()]
