"""What a report may be about already: open cases and narratives with the same words."""

from __future__ import annotations

from typing import TypeVar

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, QuerySet

from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.models import ENDED, Case
from sejuk.desk.cases.transitions import READS
from sejuk.desk.narratives.access import accessible_narratives
from sejuk.desk.narratives.lexemes import TitleLexemes, any_word_query
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.access import Roles
from sejuk.desk.organisation.models import Member

SHOWN = 5

Found = TypeVar("Found", Case, Narrative)


def likely_cases(member: Member, text: str, roles: Roles = READS) -> QuerySet[Case]:
    """Open cases in the member's sight that share the most words with ``text``."""
    running = accessible_cases(member, roles).exclude(state__in=ENDED)
    query: SearchQuery | None = any_word_query(text)
    if query is None:
        return running.none()
    found = running.annotate(lexemes=TitleLexemes(F("title")))
    return _best(found.filter(lexemes=query), query)


def likely_narratives(member: Member, text: str) -> QuerySet[Narrative]:
    """Narratives in the member's reach that share the most words with ``text``."""
    query: SearchQuery | None = any_word_query(text)
    seen = accessible_narratives(member)
    if query is None:
        return seen.none()
    return _best(seen.filter(lexemes=query), query)


def _best(found: QuerySet[Found], query: SearchQuery) -> QuerySet[Found]:
    return found.annotate(rank=SearchRank(F("lexemes"), query)).order_by("-rank", "-pk")[:SHOWN]
