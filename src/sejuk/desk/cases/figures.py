"""The national figures as people read them: months that are over, and no small number of endings (G2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sejuk.desk import clock
from sejuk.desk.cases.models import PublicCount

#: Fewer endings of a month could be matched with a case that somebody remembers.
SMALLEST = 5
#: What two institutions did about endings is counted to the last one: the public watches them.
EXACT = frozenset({PublicCount.What.OVERRULED, PublicCount.What.OVERRULE_REFUSED})
#: Months shown, of every figure.
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """How often something happened in a month, in words."""

    month: date
    what: str
    count: str


def figures() -> list[Figure]:
    """The newest months first. The month that runs is left out: no figure rises beside a closing."""
    over = PublicCount.objects.filter(month__lt=clock.now().date().replace(day=1))
    rows = over.order_by("-month", "what")[: _MONTHS * len(PublicCount.What)]
    return [Figure(row.month, str(row.get_what_display()), _shown(row)) for row in rows]


def _shown(row: PublicCount) -> str:
    return str(row.count) if row.what in EXACT or row.count >= SMALLEST else f"< {SMALLEST}"
