"""What a narrative's posts show, and where they are from: kept on the narrative, because posts expire."""

from __future__ import annotations

from django.db.backends.utils import CursorWrapper

from sejuk.desk.narratives.models import Narrative
from sejuk.engine.labels import LABELS

_MEANS = ", ".join(
    f"'{label.code}', round(avg((p.signals->>'{label.code}')::float8)::numeric, 4)" for label in LABELS
)

#: The labels' codes come from the engine's own closed list, not from anybody's input.
_SIGNALS = f"""
UPDATE narratives_narrative AS n SET signals = s.signals, described_posts = n.posts_count
FROM (
    SELECT p.narrative_id, jsonb_strip_nulls(jsonb_build_object({_MEANS})) AS signals
    FROM listening_post p WHERE p.narrative_id = ANY(%(ids)s) GROUP BY p.narrative_id
) AS s WHERE n.id = s.narrative_id
"""  # noqa: S608

_PLACES = """
WITH placed AS (
    SELECT p.narrative_id AS n, place.code, p.author_key_id AS k, p.author AS a, p.public_voice_id AS v
    FROM listening_post p JOIN organisation_territory t ON t.code = p.territory_id AND t.level <> 'country',
    LATERAL (SELECT DISTINCT unnest(ARRAY[split_part(t.code, '.', 1), t.code])) AS place (code)
    WHERE p.narrative_id = ANY(%(ids)s)
),
hashed AS (SELECT n, code, max(x) AS x FROM (
    SELECT n, code, count(DISTINCT a) AS x FROM placed WHERE k IS NOT NULL GROUP BY n, code, k
) AS by_key GROUP BY n, code),
cells AS (
    SELECT placed.n, placed.code, count(*) AS posts
    FROM placed LEFT JOIN hashed USING (n, code) GROUP BY placed.n, placed.code
    HAVING count(DISTINCT v) + coalesce(max(hashed.x), 0) >= %(least)s
)
UPDATE narratives_narrative AS narrative SET places = coalesce(c.places, '{}')
FROM unnest(%(ids)s::bigint[]) AS wanted (id)
LEFT JOIN (
    SELECT n, array_agg(code ORDER BY posts DESC, code) AS places FROM cells GROUP BY n
) AS c ON c.n = wanted.id
WHERE narrative.id = wanted.id
"""


def describe(cursor: CursorWrapper) -> int:
    """Describe the visible narratives whose posts changed; give how many."""
    cursor.execute(
        "SELECT id FROM narratives_narrative "
        "WHERE authors_count >= %s AND state <> 'merged' AND described_posts <> posts_count",
        [Narrative.VISIBLE_AUTHORS],
    )
    ids = [row[0] for row in cursor.fetchall()]
    if ids:
        cursor.execute(_PLACES, {"ids": ids, "least": Narrative.VISIBLE_AUTHORS})
        cursor.execute(_SIGNALS, {"ids": ids})
    return len(ids)
