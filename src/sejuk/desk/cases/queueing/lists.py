"""Whose queue: mine, my unit's, all below; and what has ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sejuk.desk import clock
from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.models import ENDED, Case, CaseState, Lease, ResponseDecision, SecondEyes
from sejuk.desk.cases.queueing.priority import Term, by_deadline, ranked, terms_of
from sejuk.desk.cases.services.deciding import owed_by
from sejuk.desk.cases.services.together import twins_among
from sejuk.desk.narratives.access import own_units
from sejuk.desk.narratives.marking import is_harsh
from sejuk.desk.organisation.models import Member

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: Slug in the address → what the tab says.
SCOPES: dict[str, StrOrPromise] = {
    "saya": _("Milik saya"),
    "unit": _("Unit saya"),
    "jajaran": _("Dengan jajaran"),
}
#: States that can be chosen; those that ended are one choice of their own.
STATES: dict[str, StrOrPromise] = {state.value: state.label for state in CaseState if state not in ENDED}


@dataclass(frozen=True, slots=True)
class Row:
    """A case as the queue shows it."""

    case: Case
    terms: list[Term]
    is_late: bool
    is_soon: bool
    is_escalated: bool
    in_hand: str
    is_harsh: bool
    #: The number of another open case about the same narrative.
    twin: int | None

    @property
    def waits_for_triage(self) -> bool:
        """Whether somebody still has to sort it."""
        return self.case.state in (CaseState.REPORTED, CaseState.TRIAGE)


def queue(member: Member, scope: str, state: str = "", *, ended: bool = False) -> QuerySet[Case]:
    """The cases of a scope in the order of their priority; what ended by its end, newest first."""
    cases = _scoped(member, scope)
    if ended:
        return cases.filter(state__in=ENDED).order_by("-moved_at")
    cases = cases.exclude(state__in=ENDED)
    if state in STATES:
        cases = cases.filter(state=state)
    return ranked(cases, member, clock.now())


def open_by_deadline(member: Member, scope: str) -> QuerySet[Case]:
    """The open cases of a scope, the nearest deadline first, with their unit and narrative.

    Planning the joins of a whole row took longer than reading the few.
    """
    cases = _scoped(member, scope).exclude(state__in=ENDED)
    return by_deadline(cases.select_related(None).select_related("unit", "narrative"))


def rows_of(cases: Iterable[Case]) -> list[Row]:
    """Rows with who has each in hand and which are about the same narrative, in two more queries."""
    listed, at = list(cases), clock.now()
    leases = Lease.objects.filter(case__in=listed, until__gt=at).select_related("member")
    hands = {lease.case_id: lease.member.name for lease in leases}
    others = twins_among(listed)
    return [_row(case, at, hands.get(case.pk, ""), others.get(case.pk)) for case in listed]


def waiting_count(member: Member) -> int:
    """Open cases of the member's own units that nobody has looked at, and requests to look at others'."""
    # The few first: the doors' joins over all cases cost every page some milliseconds.
    new = Case.objects.filter(state=CaseState.REPORTED, unit__in=own_units(member)).values_list(
        "pk", flat=True
    )
    asked = SecondEyes.objects.filter(member=member, done_at__isnull=True).values_list("case", flat=True)
    few = new.union(asked)
    return accessible_cases(member).filter(pk__in=list(few)).exclude(state__in=ENDED).count()


def _row(case: Case, at: datetime, in_hand: str, twin: int | None) -> Row:
    due_at, warn_at = getattr(case, "due_at", None), getattr(case, "warn_at", None)
    late = due_at is not None and due_at <= at
    return Row(
        case,
        list(terms_of(case, at)),
        late,
        not late and warn_at is not None and warn_at <= at,
        getattr(case, "escalated_at", None) is not None,
        in_hand,
        shows_harsh(case),
        twin,
    )


def shows_harsh(case: Case) -> bool:
    """Whether its title is shown only when asked for."""
    return bool(case.may_harm) or (case.narrative is not None and is_harsh(case.narrative.signals))


def _scoped(member: Member, scope: str) -> QuerySet[Case]:
    cases = accessible_cases(member)
    if scope == "jajaran":
        return cases
    if scope == "unit":
        own = own_units(member)
        return cases.filter(Q(unit__in=own) | Q(pk__in=owed_by(own).order_by().values("case")))
    return cases.filter(pk__in=_in_hand(member))


def _in_hand(member: Member) -> list[int]:
    """What the member holds, was asked to look at or carries out: few, so found before the doors' joins."""
    held = Lease.objects.filter(member=member, until__gt=clock.now()).values_list("case", flat=True)
    asked = SecondEyes.objects.filter(member=member, done_at__isnull=True).values_list("case", flat=True)
    owned = ResponseDecision.objects.filter(owner=member, reported_at__isnull=True).order_by()
    return list(held.union(asked, owned.values_list("case", flat=True)))
