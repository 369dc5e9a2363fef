"""What a report may be about already: narratives with the same words.

Open cases are compared by ``sejuk.desk.cases.services.duplicates``.
"""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, QuerySet

from sejuk.desk.narratives.access import accessible_narratives
from sejuk.desk.narratives.lexemes import any_word_query
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Member

SHOWN = 5


def likely_narratives(member: Member, text: str) -> QuerySet[Narrative]:
    """Narratives in the member's reach that share the most words with ``text``."""
    query: SearchQuery | None = any_word_query(text)
    seen = accessible_narratives(member)
    if query is None:
        return seen.none()
    ranked = seen.filter(lexemes=query).annotate(rank=SearchRank(F("lexemes"), query))
    return ranked.order_by("-rank", "-pk")[:SHOWN]
