"""Counts that outlive posts: hours, and the narratives' aggregates.

``authors`` never says more than there are. Different public voices are different authors. Hashes under
one key are different authors; hashes under different keys may be the same people, so only the key with
most of them counts. Posts by nobody known are at least one author where there is no other.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.backends.utils import CursorWrapper

from sejuk.desk.listening.intake.assembled import Assembled
from sejuk.desk.listening.models import Source
from sejuk.desk.narratives.models import Narrative
from sejuk.engine import hourly

_ADD_HOURS = """
INSERT INTO narratives_narrativehour (narrative_id, hour, territory_id, posts, authors, heat, rumour)
SELECT n, h, t, sum(p), 0, sum(x), sum(r)
FROM unnest(%s::bigint[], %s::timestamptz[], %s::text[], %s::int[], %s::float8[], %s::float8[])
    AS u (n, h, t, p, x, r)
GROUP BY n, h, t
ON CONFLICT (narrative_id, hour, territory_id) DO UPDATE SET
    posts = narratives_narrativehour.posts + excluded.posts,
    heat = narratives_narrativehour.heat + excluded.heat,
    rumour = narratives_narrativehour.rumour + excluded.rumour
"""

#: Authors of the cells of the last statement, counted from the stored posts.
_COUNT_HOUR_AUTHORS = """
WITH cells AS (SELECT DISTINCT n, h FROM unnest(%s::bigint[], %s::timestamptz[]) AS u (n, h)),
posts AS (
    SELECT c.n, c.h, p.territory_id AS t, p.author_key_id AS k, p.author AS a, p.public_voice_id AS v
    FROM cells c JOIN listening_post p
      ON p.narrative_id = c.n AND p.published_at >= c.h AND p.published_at < c.h + interval '1 hour'
),
hashed AS (SELECT n, h, t, max(x) AS x FROM (
    SELECT n, h, t, count(DISTINCT a) AS x FROM posts WHERE k IS NOT NULL GROUP BY n, h, t, k
) AS by_key GROUP BY n, h, t),
known AS (SELECT n, h, t, count(DISTINCT v) AS x FROM posts GROUP BY n, h, t),
total AS (SELECT known.n, known.h, known.t, greatest(1, known.x + coalesce(hashed.x, 0)) AS x
    FROM known LEFT JOIN hashed
      ON hashed.n = known.n AND hashed.h = known.h AND hashed.t IS NOT DISTINCT FROM known.t)
UPDATE narratives_narrativehour AS hour SET authors = greatest(hour.authors, total.x) FROM total
WHERE hour.narrative_id = total.n AND hour.hour = total.h AND hour.territory_id IS NOT DISTINCT FROM total.t
"""

_RECOUNT = """
WITH posts AS (
    SELECT narrative_id AS n, author_key_id AS k, author AS a, public_voice_id AS v,
           variant, theme, how, published_at
    FROM listening_post WHERE narrative_id = ANY(%(ids)s)
),
hashed AS (SELECT n, max(x) AS x FROM (
    SELECT n, count(DISTINCT a) AS x FROM posts WHERE k IS NOT NULL GROUP BY n, k
) AS by_key GROUP BY n),
total AS (
    SELECT posts.n, greatest(1, count(DISTINCT v) + coalesce(max(hashed.x), 0)) AS authors,
           count(DISTINCT variant) AS variants, min(published_at) AS first_at, max(published_at) AS last_at,
           coalesce(mode() WITHIN GROUP (ORDER BY theme) FILTER (WHERE theme <> ''), '') AS theme,
           bool_and(how = 'benign') AS benign
    FROM posts LEFT JOIN hashed ON hashed.n = posts.n GROUP BY posts.n
)
UPDATE narratives_narrative AS narrative SET
    authors_count = greatest(narrative.authors_count, total.authors),
    variants_count = greatest(narrative.variants_count, total.variants),
    first_at = least(narrative.first_at, total.first_at),
    last_at = greatest(narrative.last_at, total.last_at),
    theme = total.theme,
    benign = total.benign
FROM total WHERE narrative.id = total.n
"""

_ADD_POSTS = """
UPDATE narratives_narrative AS n SET posts_count = posts_count + u.added
FROM unnest(%s::bigint[], %s::int[]) AS u (id, added) WHERE n.id = u.id
"""

#: A title when the third author comes, and a better one each time the narrative has doubled: the first
#: post of the largest family of near-duplicates.
_TITLE = """
WITH due AS (
    SELECT id FROM narratives_narrative WHERE id = ANY(%(ids)s) AND authors_count >= 3
      AND (title = '' OR posts_count & (posts_count - 1) = 0 OR posts_count / 2 < %(batch)s)
),
families AS (
    SELECT narrative_id, variant, count(*) AS size, min(id) AS first_id FROM listening_post
    WHERE narrative_id IN (SELECT id FROM due) GROUP BY narrative_id, variant
),
largest AS (
    SELECT DISTINCT ON (narrative_id) narrative_id, first_id FROM families
    ORDER BY narrative_id, size DESC, first_id
)
UPDATE narratives_narrative AS n SET title = left(p.text, 300)
FROM largest JOIN listening_post p ON p.id = largest.first_id WHERE n.id = largest.narrative_id
"""


def count(cursor: CursorWrapper, source: Source, batch: Assembled, narratives: dict[str, Narrative]) -> None:
    """Bring hours and aggregates of the narratives of ``batch``, which came from ``source``, up to date."""
    _count_hours(cursor, source, batch, narratives)
    added: dict[int, int] = {}
    for key in batch.narratives:
        added[narratives[key].pk] = added.get(narratives[key].pk, 0) + 1
    cursor.execute(_ADD_POSTS, [list(added), list(added.values())])
    recount(cursor, added, len(batch.ids))


def recount(cursor: CursorWrapper, narrative_ids: Iterable[int], batch: int = 1) -> None:
    """Count authors, variants and times of narratives again from their posts; counts never shrink."""
    ids = list(narrative_ids)
    cursor.execute(_RECOUNT, {"ids": ids})
    cursor.execute(_TITLE, {"ids": ids, "batch": batch})


def _count_hours(
    cursor: CursorWrapper, source: Source, batch: Assembled, narratives: dict[str, Narrative]
) -> None:
    rows = hourly(batch.result.posts, batch.result.signals, batch.groups).to_pydict()
    # What an outlet or an office states is a report it answers for; only what others pass on is a rumour.
    rumour = [0.0] * len(rows["rumour"]) if source.kind in Source.ANSWERABLE else rows["rumour"]
    ids = [narratives[key].pk for key in rows["narrative_id"]]
    cells = [ids, rows["hour"]]
    cursor.execute(_ADD_HOURS, [*cells, rows["region"], rows["posts"], rows["heat"], rumour])
    cursor.execute(_COUNT_HOUR_AUTHORS, cells)
