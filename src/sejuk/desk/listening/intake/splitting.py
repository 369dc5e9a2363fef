"""Posts leave a narrative for a new one."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.backends.utils import CursorWrapper

from sejuk.desk.listening.intake.authors import AUTHOR_BYTES, narrative_key
from sejuk.desk.listening.intake.counting import recount
from sejuk.desk.listening.models import Post, Source
from sejuk.desk.narratives.models import AuthorKey, Narrative, NarrativeEvent
from sejuk.desk.organisation.models import Member
from sejuk.engine.counting.harm import least

#: Counts of the posts that move, by hour and territory. Hours whose posts are gone stay where they are.
_TAKE_HOURS = """
WITH moved AS (
    SELECT date_trunc('hour', published_at, 'UTC') AS hour, post.territory_id AS t, count(*) AS posts,
           sum(greatest(CASE WHEN harm.hate >= %(hate_speech)s THEN harm.hate END,
                        CASE WHEN harm.incitement >= %(incitement)s THEN harm.incitement END)) AS heat,
           sum(harm.rumour) FILTER (WHERE harm.rumour >= %(check_worthy)s AND NOT harm.answers) AS rumour
    FROM listening_post AS post
    LEFT JOIN listening_source AS voice ON voice.id = post.public_voice_id,
    LATERAL (SELECT (signals->>'hate_speech')::float4 AS hate,
                    (signals->>'incitement')::float4 AS incitement,
                    (signals->>'check_worthy')::float4 AS rumour,
                    coalesce(voice.kind = ANY(%(answerable)s), false) AS answers) AS harm
    WHERE post.id = ANY(%(posts)s) GROUP BY 1, 2
),
taken AS (
    UPDATE narratives_narrativehour AS h SET posts = greatest(0, h.posts - m.posts),
        heat = greatest(0, h.heat - coalesce(m.heat, 0)),
        rumour = greatest(0, h.rumour - coalesce(m.rumour, 0)),
        authors = least(h.authors, greatest(0, h.posts - m.posts))
    FROM moved m
    WHERE h.narrative_id = %(old)s AND h.hour = m.hour AND h.territory_id IS NOT DISTINCT FROM m.t
)
INSERT INTO narratives_narrativehour (narrative_id, hour, territory_id, posts, authors, heat, rumour)
SELECT %(new)s, hour, t, posts, 1, coalesce(heat, 0), coalesce(rumour, 0) FROM moved
"""


def split_off(
    cursor: CursorWrapper,
    old: Narrative,
    new: Narrative,
    post_ids: Sequence[int],
    at: datetime,
    by: Member | None = None,
    reason: str = "",
) -> None:
    """Move ``post_ids`` from ``old`` to ``new``, an empty narrative. Needs the intake's lock.

    Near-duplicates move together: the engine knows them as one. The moved authors get hashes under keys
    of the new narrative, so that the two cannot be joined by author (G1). Authors are counted anew on
    both sides, so what is no longer three authors' becomes invisible again (G17).
    """
    post_ids = _families(old, post_ids)
    answerable = [str(kind) for kind in Source.ANSWERABLE]
    whose: dict[str, Any] = {"posts": list(post_ids), "answerable": answerable}
    cursor.execute(_TAKE_HOURS, {**whose, "old": old.pk, "new": new.pk, **least()})
    _move_authors(new, post_ids)
    moved = Post.objects.filter(narrative=old, pk__in=post_ids).update(narrative=new)
    Narrative.objects.filter(pk=old.pk).update(
        posts_count=max(0, old.posts_count - moved), authors_count=0, title="", variants_count=0
    )
    Narrative.objects.filter(pk=new.pk).update(posts_count=moved)
    NarrativeEvent.objects.create(
        narrative=old, other=new, kind=NarrativeEvent.Kind.SPLIT, at=at, by=by, reason=reason
    )
    recount(cursor, [old.pk, new.pk])


def _families(old: Narrative, post_ids: Sequence[int]) -> list[int]:
    variants = Post.objects.filter(narrative=old, pk__in=post_ids).values("variant")
    return list(Post.objects.filter(narrative=old, variant__in=variants).values_list("pk", flat=True))


def _move_authors(new: Narrative, post_ids: Sequence[int]) -> None:
    fresh: dict[int, tuple[AuthorKey, bytes]] = {}
    posts = list(
        Post.objects.filter(pk__in=post_ids, author_key__isnull=False).only("pk", "author", "author_key_id")
    )
    for post in posts:
        old_key = post.author_key_id or 0
        if old_key not in fresh:
            row = AuthorKey.objects.create(narrative=new, is_current=False)
            fresh[old_key] = (row, narrative_key(bytes(row.salt)))
        row, secret = fresh[old_key]
        post.author_key = row
        post.author = hmac.digest(secret, bytes(post.author or b""), hashlib.sha256)[:AUTHOR_BYTES]
    Post.objects.bulk_update(posts, ["author", "author_key"], batch_size=1000)
