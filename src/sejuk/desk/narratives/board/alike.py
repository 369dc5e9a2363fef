"""Narratives that may say the same: candidates for a merge."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, QuerySet

from sejuk.desk.narratives.access import accessible_narratives
from sejuk.desk.narratives.lexemes import any_word_query
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.narratives.transitions import TENDS
from sejuk.desk.organisation.models import Member

SHOWN = 5


def alike(member: Member, narrative: Narrative) -> QuerySet[Narrative]:
    """Narratives whose titles share most words with this one's."""
    others = accessible_narratives(member, TENDS).exclude(pk=narrative.pk)
    query: SearchQuery | None = any_word_query(narrative.title)
    if query is None:
        return others.none()
    ranked = others.filter(lexemes=query).annotate(rank=SearchRank(F("lexemes"), query))
    return ranked.order_by("-rank", "key")[:SHOWN]
