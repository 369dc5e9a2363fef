"""Complaints about officials in numbers, for everybody; a small number is not shown exactly."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from sejuk.desk.cases.figures import SMALLEST
from sejuk.desk.organisation.models import Institution
from sejuk.desk.review.models import Complaint, ComplaintState


@dataclass(frozen=True, slots=True)
class Line:
    """How many complaints about officials of one kind of institution stand where."""

    kind: str
    received: str
    forwarded: str
    answered: str
    lapsed: str


def complaint_figures() -> list[Line]:
    """A line for each kind of institution that takes part, whether or not anybody complained."""
    rows = Complaint.objects.values("accused__kind", "state").annotate(n=Count("pk"))
    counted = {(row["accused__kind"], row["state"]): row["n"] for row in rows}
    kinds = sorted(set(Institution.objects.values_list("kind", flat=True)))
    return [_line(kind, counted) for kind in kinds]


def _line(kind: str, counted: dict[tuple[str, str], int]) -> Line:
    answered = counted.get((kind, ComplaintState.ANSWERED), 0)
    lapsed = counted.get((kind, ComplaintState.LAPSED), 0)
    forwarded = answered + counted.get((kind, ComplaintState.FORWARDED), 0)
    received = forwarded + lapsed + counted.get((kind, ComplaintState.RECEIVED), 0)
    name = str(Institution.Kind(kind).label)
    return Line(name, shown(received), shown(forwarded), shown(answered), shown(lapsed))


def shown(number: int) -> str:
    """The number, or that it is small."""
    return str(number) if number >= SMALLEST else f"< {SMALLEST}"
