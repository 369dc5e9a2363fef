"""One narrative absorbs another: posts, author keys and hours move along."""

from __future__ import annotations

from datetime import datetime

from django.db.backends.utils import CursorWrapper

from sejuk.desk.cases.services.together import narratives_merged
from sejuk.desk.listening.intake.counting import recount
from sejuk.desk.listening.models import Post
from sejuk.desk.narratives.models import AuthorKey, Narrative, NarrativeEvent, NarrativeState
from sejuk.desk.organisation.models import Member

_MOVE_HOURS = """
INSERT INTO narratives_narrativehour (narrative_id, hour, territory_id, posts, authors, heat, rumour)
SELECT %s, hour, territory_id, posts, authors, heat, rumour
FROM narratives_narrativehour WHERE narrative_id = %s
ON CONFLICT (narrative_id, hour, territory_id) DO UPDATE SET
    posts = narratives_narrativehour.posts + excluded.posts,
    authors = greatest(narratives_narrativehour.authors, excluded.authors),
    heat = narratives_narrativehour.heat + excluded.heat,
    rumour = narratives_narrativehour.rumour + excluded.rumour
"""


def absorb(
    cursor: CursorWrapper,
    keep: Narrative,
    absorbed: Narrative,
    at: datetime,
    by: Member | None = None,
    reason: str = "",
) -> None:
    """Move all of ``absorbed`` into ``keep``.

    The author keys come along but are no longer current: authors under different keys are never
    joined, so who wrote in both cannot be told (G1). Needs the intake's lock.
    """
    Post.objects.filter(narrative=absorbed).update(narrative=keep)
    AuthorKey.objects.filter(narrative=absorbed).update(narrative=keep, is_current=False)
    cursor.execute(_MOVE_HOURS, [keep.pk, absorbed.pk])
    cursor.execute("DELETE FROM narratives_narrativehour WHERE narrative_id = %s", [absorbed.pk])
    cursor.execute(
        "UPDATE narratives_narrative SET posts_count = posts_count + %s, "
        "authors_count = greatest(authors_count, %s) "
        "WHERE id = %s",
        [absorbed.posts_count, absorbed.authors_count, keep.pk],
    )
    Narrative.objects.filter(merged_into=absorbed).update(merged_into=keep)
    Narrative.objects.filter(pk=absorbed.pk).update(state=NarrativeState.MERGED, merged_into=keep)
    NarrativeEvent.objects.create(
        narrative=absorbed, other=keep, kind=NarrativeEvent.Kind.MERGE, at=at, by=by, reason=reason
    )
    narratives_merged(absorbed, keep, by)
    recount(cursor, [keep.pk])
