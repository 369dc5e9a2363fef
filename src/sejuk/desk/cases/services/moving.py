"""The only way a case changes its state."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import OutOfSight, access_case, is_second, may_on_case
from sejuk.desk.cases.clocks import follow
from sejuk.desk.cases.models import Case, CaseEvent, Lease, Outcome
from sejuk.desk.cases.queueing.leasing import HELD_VERBS, hold
from sejuk.desk.cases.services.together import pass_on
from sejuk.desk.cases.transitions import ALLOWED_TRANSITIONS
from sejuk.desk.organisation.access import may_anywhere, require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import Transition, transition
from sejuk.engine import mask_mentions

#: What a colleague may do who was asked for a second pair of eyes, with the role at home.
SECOND_VERBS = frozenset({"confirm", "disagree"})

#: After these it is somebody else's turn, so the case leaves the hands it was in.
PUTS_DOWN = frozenset({"accept", "propose", "disagree", "confirm", "decide"})


def locked(member: Member, pk: int) -> Case:
    """The case in sight of the member, locked until the transaction ends."""
    access_case(member, pk)
    case = Case.objects.select_for_update(of=("self",)).select_related("unit__institution").get(pk=pk)
    if case.outcome == Outcome.WITHOUT_LABEL:  # somebody ended it while this waited
        raise OutOfSight
    return case


def way_of(member: Member, case: Case, verb: str) -> Transition:
    """The way that ``verb`` takes from here; ``Refused`` where there is none or the role does not reach."""
    way = transition(ALLOWED_TRANSITIONS, verb, case.state)
    if not may_take(member, case, way):
        require(member, way.roles, case.unit)
    return way


def hands_on(member: Member, case: Case, way: Transition) -> None:
    """Keep two people from doing the same work: take or prolong the lease where ``way`` needs it."""
    if way.verb in HELD_VERBS:
        hold(member, case)


def may_take(member: Member, case: Case, way: Transition) -> bool:
    """Whether the member may go this way with this case."""
    if may_on_case(member, case, way.roles):
        return True
    asked = way.verb in SECOND_VERBS or (way.verb == "propose" and _accuses_its_holder(case))
    return asked and is_second(member, case) and may_anywhere(member, way.roles)


def _accuses_its_holder(case: Case) -> bool:
    """Whether nobody where the case is held may propose (G14): then somebody who was asked does."""
    return case.accused.filter(pk=case.unit.institution_id).exists()


def advance(
    member: Member | None, case: Case, way: Transition, reason: str = "", *, outcome: str = ""
) -> Case:
    """Move a locked case along ``way``: state, story, chain, clock and live pages in one transaction.

    ``outcome`` is one of ``Outcome`` where the way ends in ``closed``.
    """
    if way.needs_reason and not reason.strip():
        raise Refused(_("Alasannya belum diisi."), _("Tulis alasannya dengan kata-kata Anda sendiri."))
    if member is not None:
        hands_on(member, case, way)
    at = clock.now()
    case.state, case.moved_at, case.outcome = way.end, at, outcome
    case.closed_at = at if outcome else None
    case.save()
    pass_on(case)
    tell(case, member, at, way.verb, start=way.start, end=way.end, reason=reason.strip())
    _chain(member, case, way)
    follow(case, at)
    if way.verb in PUTS_DOWN or not case.is_open:
        Lease.objects.filter(case=case).delete()
    notify("cases")
    return case


def tell(
    case: Case,
    member: Member | None,
    at: datetime,
    verb: str,
    *,
    start: str = "",
    end: str = "",
    reason: str = "",
    other: Case | None = None,
) -> None:
    """Add a line to the story that people read on the case's page."""
    CaseEvent.objects.create(
        case=case,
        by=member,
        unit=case.unit,
        at=at,
        verb=verb,
        start=start,
        end=end,
        reason=mask_mentions(reason),
        other=other,
    )


def _chain(member: Member | None, case: Case, way: Transition) -> None:
    if case.outcome:
        # All endings read alike: the chain is no list of critics (G2).
        record(member, "case.closed", "case", case.pk, unit=case.unit_id)
        return
    record(
        member,
        "case.moved",
        "case",
        case.pk,
        verb=way.verb,
        start=way.start,
        end=way.end,
        unit=case.unit_id,
    )
