"""The temperature of every territory, an hour at a time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pyarrow as pa
from django.db.backends.utils import CursorWrapper
from psycopg.types.json import Jsonb

from sejuk.desk.narratives.services.hours import Hours
from sejuk.desk.narratives.services.measuring import terms_of
from sejuk.desk.organisation.models import Territory
from sejuk.engine import HOURLY, temperature

#: Fewer independent authors than this in the day before, and a territory shows nothing (G15).
LEAST_AUTHORS = 3

#: At least so many independent authors wrote in a territory: different public voices, and of the hashes
#: those under the one key that has most of them, because hashes under two keys may be one person (G1).
_AUTHORS = """
WITH recent AS (
    SELECT place.code, author_key_id AS k, author AS a, public_voice_id AS v
    FROM listening_post,
    LATERAL unnest(ARRAY[%(country)s, split_part(territory_id, '.', 1), territory_id]) AS place (code)
    WHERE published_at > %(since)s AND published_at <= %(at)s
),
hashed AS (SELECT code, max(x) AS x FROM (
    SELECT code, count(DISTINCT a) AS x FROM recent WHERE k IS NOT NULL GROUP BY code, k
) AS by_key GROUP BY code)
SELECT recent.code, count(DISTINCT v) + coalesce(max(hashed.x), 0)
FROM recent LEFT JOIN hashed USING (code) WHERE recent.code IS NOT NULL GROUP BY recent.code
"""

_WRITE = """
INSERT INTO narratives_temperaturereading (territory_id, at, authors, temperature, low, high, terms)
SELECT code, %(hour)s, authors, now, low, high, terms
FROM unnest(%(codes)s::text[], %(authors)s::int[], %(now)s::float8[], %(low)s::float8[], %(high)s::float8[],
            %(terms)s::jsonb[]) AS u (code, authors, now, low, high, terms)
ON CONFLICT (territory_id, at) DO UPDATE SET authors = excluded.authors, temperature = excluded.temperature,
    low = excluded.low, high = excluded.high, terms = excluded.terms
WHERE (narratives_temperaturereading.authors, narratives_temperaturereading.temperature,
       narratives_temperaturereading.low, narratives_temperaturereading.high)
   IS DISTINCT FROM (excluded.authors, excluded.temperature, excluded.low, excluded.high)
"""


def read_territories(cursor: CursorWrapper, hours: Hours, at: datetime) -> int:
    """Write the reading of the running hour for every territory; give how many changed."""
    territories = dict(Territory.objects.values_list("code", "level"))
    country = next((c for c, level in territories.items() if level == Territory.Level.COUNTRY), None)
    measured = _measure(hours.heating, at, territories, country)
    authors = _count_authors(cursor, at, country)
    rows = [_row(code, authors.get(code, 0), measured.get(code)) for code in sorted(territories)]
    columns = zip(*rows, strict=True) if rows else [()] * 6
    names = ("codes", "authors", "now", "low", "high", "terms")
    hour = at.replace(minute=0, second=0, microsecond=0)
    cursor.execute(_WRITE, {"hour": hour, **{n: list(c) for n, c in zip(names, columns, strict=True)}})
    return int(cursor.rowcount)


def rolled_up(hours: pa.RecordBatch, territories: dict[str, str], country: str | None) -> pa.RecordBatch:
    """Each hour counts in its own territory, in its province and in the country."""
    regions = hours.column("region").dictionary_encode(null_encoding="encode")
    levels = zip(
        *(_places(code, territories, country) for code in regions.dictionary.to_pylist()), strict=True
    )
    parts = [_moved(hours, pa.array(codes, pa.string()).take(regions.indices)) for codes in levels]
    return pa.concat_batches(parts) if parts else hours


def _places(code: str | None, territories: dict[str, str], country: str | None) -> tuple[str | None, ...]:
    """The territory itself, its province and the country, each named once."""
    province = code.partition(".")[0] if code else None
    named = [place if place in territories else None for place in (code, province, country)]
    return tuple(None if place in named[:rank] else place for rank, place in enumerate(named))


def _moved(hours: pa.RecordBatch, codes: pa.Array) -> pa.RecordBatch:
    """``hours`` with these codes as their regions; those without one are left out."""
    region = HOURLY.get_field_index("region")
    return hours.set_column(region, HOURLY.field("region"), codes).filter(codes.is_valid())


def _measure(
    hours: pa.RecordBatch, at: datetime, territories: dict[str, str], country: str | None
) -> dict[str, tuple[float, float, float, Jsonb]]:
    batch = temperature(rolled_up(hours, territories, country), at, "region")
    columns = [batch.column(name).to_pylist() for name in ("key", "temperature", "low", "high")]
    return {
        key: (round(now, 2), round(low, 2), round(high, 2), Jsonb(terms))
        for key, now, low, high, terms in zip(*columns, terms_of(batch), strict=True)
    }


def _row(
    code: str, authors: int, measured: tuple[float, float, float, Jsonb] | None
) -> tuple[str, int, float | None, float | None, float | None, Jsonb]:
    if authors < LEAST_AUTHORS:
        return (code, authors, None, None, None, Jsonb({}))
    return (code, authors, *(measured or (0.0, 0.0, 0.0, Jsonb({}))))


def _count_authors(cursor: CursorWrapper, at: datetime, country: str | None) -> dict[str, int]:
    cursor.execute(_AUTHORS, {"at": at, "since": at - timedelta(days=1), "country": country})
    return dict(cursor.fetchall())
