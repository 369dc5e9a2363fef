"""How units stand at a moment: who is on now, where nobody is, where no roster is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from sejuk.desk.duty.models import Roster, Shift, Watch
from sejuk.desk.duty.near import on_now
from sejuk.desk.organisation.models import Unit

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Kind = Literal["on", "gap", "rest", "none", "missing"]

#: What each kind is called, and how it looks; the word stands beside the colour.
WORDS: dict[Kind, tuple[StrOrPromise, str]] = {
    "on": (_("Ada petugas"), "badge-success"),
    "gap": (_("Kosong sekarang"), "badge-error"),
    "rest": (_("Di luar jam piket"), "badge-ghost"),
    "none": (_("Tanpa jadwal piket"), "badge-ghost"),
    "missing": (_("Piket 24 jam tanpa jadwal"), "badge-error"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit now. ``below``: how many units below it stand empty."""

    unit: Unit
    kind: Kind
    watches: list[Watch]
    below: int = 0

    @property
    def word(self) -> StrOrPromise:
        """What the kind is called."""
        return WORDS[self.kind][0]

    @property
    def css(self) -> str:
        """How the word looks."""
        return WORDS[self.kind][1]

    @property
    def is_bad(self) -> bool:
        """Whether somebody should be here and is not."""
        return self.kind in ("gap", "missing")


def standings(units: QuerySet[Unit], at: datetime) -> list[Standing]:
    """How ``units`` stand at ``at``, in the order of the tree; two queries, however many units."""
    roster = Roster.objects.filter(unit=OuterRef("pk"), ends_on=None)
    shift = Shift.objects.filter(unit=OuterRef("pk"))
    rows: QuerySet[Any] = units.select_related("institution").annotate(
        has_roster=Exists(roster) | Exists(shift.filter(ends_at__gt=at)),
        has_shift=Exists(shift.filter(starts_at__lte=at, ends_at__gt=at)),
    )
    listed = list(rows.order_by("path"))
    there = on_now(units, at)
    return [Standing(unit, _kind(unit, there.get(unit.pk, [])), there.get(unit.pk, [])) for unit in listed]


def gathered(units: QuerySet[Unit], top: Unit, at: datetime) -> list[Standing]:
    """``top`` and the units right below it, each with the number of empty units in its own subtree."""
    found = standings(units.filter(path__startswith=top.path), at)
    bad = [one.unit.path for one in found if one.is_bad]
    near = [one for one in found if one.unit.pk == top.pk or one.unit.parent_id == top.pk]
    return [Standing(one.unit, one.kind, one.watches, _below(one.unit, bad)) for one in near]


def _below(unit: Unit, paths: Iterable[str]) -> int:
    return sum(path.startswith(unit.path) and path != unit.path for path in paths)


def _kind(unit: Any, watches: list[Watch]) -> Kind:
    if watches:
        return "on"
    if unit.has_shift or (unit.has_roster and unit.around_the_clock):
        return "gap"
    if unit.has_roster:
        return "rest"
    return "missing" if unit.around_the_clock else "none"
