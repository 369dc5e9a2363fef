"""How far the units below are: one level at a time, counted in one query however many there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, Func, OuterRef, Q, QuerySet, TextField, Value

from sejuk.desk.directives.access import accessible_receipts
from sejuk.desk.directives.models import Directive, Meeting, Receipt, ReceiptState
from sejuk.desk.organisation.models import Member, Unit


@dataclass(frozen=True, slots=True)
class Counts:
    """Units by how far they are; each counts once, with the furthest it came."""

    units: int = 0
    unread: int = 0
    read: int = 0
    acknowledged: int = 0
    done: int = 0
    met: int = 0
    late: int = 0

    @property
    def parts(self) -> list[tuple[str, int, float, float]]:
        """Where each state begins in a bar of 100, and how wide it is: class, count, start, width."""
        counts = (
            ("tree-done", self.done),
            ("tree-acknowledged", self.acknowledged),
            ("tree-read", self.read),
            ("tree-unread", self.unread),
        )
        found, start = [], 0.0
        for name, count in counts:
            width = 100 * count / self.units if self.units else 0.0
            found.append((name, count, start, width))
            start += width
        return found

    @property
    def has_acknowledged(self) -> int:
        """Units that acknowledged, those that are done among them."""
        return self.acknowledged + self.done


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit right below, what it did itself (None where it got nothing), and its whole branch."""

    unit: Unit
    own: Receipt | None
    counts: Counts
    has_below: bool


def late(at: datetime) -> Q:
    """Condition for receipts that are past one of the directive's deadlines."""
    silent = Q(acknowledged_at__isnull=True, directive__acknowledge_by__lte=at)
    return Q(directive__state="sent") & (silent | Q(done_at__isnull=True, directive__done_by__lte=at))


def counts(receipts: QuerySet[Receipt], at: datetime) -> Counts:
    """All of these in one figure."""
    return Counts(**receipts.order_by().aggregate(**figures(at)))


def counted(row: Mapping[str, Any]) -> Counts:
    """The figures in a row of a grouped query."""
    return Counts(**{name: row[name] for name in Counts.__dataclass_fields__ if name in row})


def branches(member: Member, directive: Directive, unit: Unit, at: datetime) -> Iterator[Branch]:
    """The units right below ``unit`` with the figures of their branches; four queries, whatever is below."""
    below = accessible_receipts(member, directive).filter(unit__path__startswith=unit.path)
    below = below.exclude(unit=unit).select_related(None).order_by()
    step = Func(
        F("unit__path"),
        Value("/"),
        Value(unit.path.count("/") + 1),
        function="split_part",
        output_field=TextField(),
    )
    rows = below.annotate(branch=step).values("branch").annotate(**figures(at))
    found = {int(row["branch"]): counted(row) for row in rows}
    own = {one.unit_id: one for one in below.filter(unit__in=found).prefetch_related("meetings")}
    for child in Unit.objects.filter(pk__in=found).select_related("territory").order_by("name"):
        mine = own.get(child.pk)
        yield Branch(child, mine, found[child.pk], found[child.pk].units > (mine is not None))


def late_receipts(member: Member, directive: Directive, unit: Unit, at: datetime) -> QuerySet[Receipt]:
    """Units of a branch that are late, in the order of the tree."""
    found = accessible_receipts(member, directive).filter(late(at), unit__path__startswith=unit.path)
    return found.select_related("unit__parent").prefetch_related("meetings").order_by("unit__path")


def figures(at: datetime) -> dict[str, Count]:
    """What is counted of receipts, for an aggregate."""
    states = {
        "unread": ReceiptState.DELIVERED,
        "read": ReceiptState.READ,
        "acknowledged": ReceiptState.ACKNOWLEDGED,
        "done": ReceiptState.DONE,
    }
    return {
        "units": Count("pk"),
        **{name: Count("pk", filter=Q(state=state)) for name, state in states.items()},
        "met": Count("pk", filter=Exists(Meeting.objects.filter(receipt=OuterRef("pk")))),
        "late": Count("pk", filter=late(at)),
    }
