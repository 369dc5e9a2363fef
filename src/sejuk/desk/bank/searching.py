"""Find items: words by PostgreSQL's full text, and a closed set of filters."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, QuerySet

from sejuk.desk.bank.access import accessible_items
from sejuk.desk.bank.models import Item, ItemState
from sejuk.desk.narratives.lexemes import title_query
from sejuk.desk.organisation.models import Member

FILTERS = ("kind", "theme", "stage", "language")


def search(member: Member, words: str, filters: Mapping[str, str]) -> QuerySet[Item]:
    """Items in sight, approved ones first, with how often they were used."""
    chosen = {name: filters[name] for name in FILTERS if filters.get(name)}
    found = accessible_items(member).exclude(state=ItemState.WITHDRAWN).filter(**chosen)
    if (query := title_query(words)) is not None:
        found = found.filter(words=query)
    return found.annotate(used=Count("uses", distinct=True)).order_by("state", "-made_at", "-pk")
