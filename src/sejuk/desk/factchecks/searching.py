"""Find fact-checks: by a message, a claim or an address through the engine, else the newest first."""

from __future__ import annotations

from django.db.models import QuerySet

from sejuk.desk.factchecks.matching import Offer, nearest
from sejuk.desk.factchecks.models import FactCheck, Origin, State

#: Offers of a search: more than verification shows, because here somebody looks around.
MOST = 20


def search(text: str) -> list[Offer]:
    """What is nearest to the words or the address."""
    return nearest(text, MOST)


def newest(found: QuerySet[FactCheck], origin: str = "", *, withdrawn: bool = False) -> QuerySet[FactCheck]:
    """All there is, the newest first, perhaps of one origin."""
    state = State.WITHDRAWN if withdrawn else State.CURRENT
    chosen = found.filter(state=state)
    return chosen.filter(origin=origin) if origin in Origin.values else chosen
