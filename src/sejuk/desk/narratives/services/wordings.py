"""In how many wordings the harm of each narrative is told, counted from the stored posts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.backends.utils import CursorWrapper

from sejuk.desk.listening.models import Source
from sejuk.engine.bursts import TOLD_WITHIN
from sejuk.engine.counting.harm import least

#: ``sejuk.engine.counting.wordings.effective_number`` of the harm by near-duplicate family.
_WORDINGS = """
WITH harm AS (
    SELECT post.narrative_id, post.variant, greatest(
        CASE WHEN (signals->>'hate_speech')::float4 >= %(hate_speech)s
             THEN (signals->>'hate_speech')::float4 END,
        CASE WHEN (signals->>'incitement')::float4 >= %(incitement)s
             THEN (signals->>'incitement')::float4 END, 0)
        + CASE WHEN (signals->>'check_worthy')::float4 >= %(check_worthy)s
                    AND NOT coalesce(voice.kind = ANY(%(answerable)s), false)
               THEN (signals->>'check_worthy')::float4 ELSE 0 END AS mass
    FROM listening_post AS post LEFT JOIN listening_source AS voice ON voice.id = post.public_voice_id
    WHERE post.published_at >= %(since)s AND post.published_at <= %(at)s
),
families AS (
    SELECT narrative_id, sum(mass) AS mass FROM harm WHERE mass > 0 GROUP BY narrative_id, variant
)
SELECT n.key, power(sum(mass), 2) / sum(mass * mass)
FROM families JOIN narratives_narrative n ON n.id = families.narrative_id GROUP BY n.key
"""


def wordings(cursor: CursorWrapper, at: datetime) -> Mapping[str, float]:
    """Give for each narrative with harm in the day before ``at`` in how many wordings it is told."""
    answerable = [str(kind) for kind in Source.ANSWERABLE]
    told: dict[str, datetime | list[str]] = {"since": at - TOLD_WITHIN, "at": at, "answerable": answerable}
    cursor.execute(_WORDINGS, {**told, **least()})
    return dict(cursor.fetchall())
