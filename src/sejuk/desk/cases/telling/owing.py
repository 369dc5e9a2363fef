"""Owe a colleague a mail; written in the transaction of what it tells of."""

from __future__ import annotations

from collections.abc import Iterable

from sejuk.desk import clock
from sejuk.desk.cases.models import Case, CaseNotice, ResponseDecision, VerificationStep
from sejuk.desk.organisation.models import Member, Unit

_Kind = CaseNotice.Kind


def owe_second(case: Case, asked: Member, by: Member) -> None:
    """The colleague who was asked for a second pair of eyes."""
    _owe(case, _Kind.SECOND, asked.unit, by, member=asked)


def owe_holder(case: Case, by: Member | None) -> None:
    """The unit that a case was handed to."""
    _owe(case, _Kind.HANDED, case.unit, by)


def owe_twins(cases: Iterable[Case], by: Member | None) -> None:
    """Every unit that holds one of several cases about what is one narrative now."""
    for case in cases:
        _owe(case, _Kind.TWIN, case.unit, by)


def owe_asked(case: Case, step: VerificationStep, by: Member) -> None:
    """The institution that was asked, where it takes part here; told at the top of its tree."""
    top = Unit.objects.filter(institution=step.institution_id, parent=None).order_by("pk").first()
    if step.institution_id is not None and top is not None and step.institution_id != by.institution_id:
        _owe(case, _Kind.QUESTION, top, by, step=step)


def owe_owner(case: Case, decision: ResponseDecision) -> None:
    """Who carries out what was decided: the owner by name, else the unit."""
    if decision.kind != ResponseDecision.Kind.DO_NOTHING:
        _owe(case, _Kind.RESPONSE, decision.owner_unit, decision.decided_by, member=decision.owner)


def _owe(
    case: Case,
    kind: str,
    unit: Unit,
    by: Member | None,
    *,
    member: Member | None = None,
    step: VerificationStep | None = None,
) -> None:
    CaseNotice.objects.create(
        case=case, kind=kind, unit=unit, by=by, member=member, step=step, made_at=clock.now()
    )
