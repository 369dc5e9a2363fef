"""Cases that the demo's people were working on when its present begins, made by the ordinary verbs."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.cases.clocks.policy import defaults
from sejuk.desk.cases.models import Case, ClockPolicy, VerificationStep
from sejuk.desk.cases.models.clock import LONGEST
from sejuk.desk.cases.services.confirming import confirm
from sejuk.desk.cases.services.custody import escalate
from sejuk.desk.cases.services.deciding import Plan, decide
from sejuk.desk.cases.services.opening import Opening, open_case
from sejuk.desk.cases.services.proposing import Proposal, propose
from sejuk.desk.cases.services.triage import Answers, accept, take_up
from sejuk.desk.narratives.access import accessible_narratives
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Assignment, Institution, Member, Role, Unit

#: Mean probability of a checkable claim from which a narrative serves as an example.
_CLAIM = 0.5
_TITLE = 160
#: How many times the usual limits the demo's police has.
_SLOWER = 30


def stage() -> None:
    """Open a handful of cases in different states; does nothing where there are cases already."""
    people = _people(Unit.Level.PROVINCE)
    needed = {Role.VERIFIER, Role.EDITOR, Role.APPROVER, Role.HEAD}
    if Case.objects.exists() or not needed <= people.keys():
        return
    _slow_down(people[Role.HEAD].institution)
    told = _narratives(people[Role.HEAD])
    officer = _people(Unit.Level.REGENCY).get(Role.DUTY_OFFICER)
    with transaction.atomic():
        for narrative, work in zip(told, (_decided, _proposed, _verified, _sorted), strict=False):
            work(people, narrative)
        if officer is not None:
            _reported(officer, _narratives(officer))


def _slow_down(institution: Institution) -> None:
    """The world's hours pass in minutes: its clocks get so much more time, or all would ring at once."""
    policies = [
        ClockPolicy(
            institution=institution,
            level=level,
            severity=severity,
            step=step,
            minutes=min(limit.minutes * _SLOWER, LONGEST),
            grace=min(limit.grace * _SLOWER, LONGEST),
        )
        for (level, severity, step), limit in defaults().items()
    ]
    ClockPolicy.objects.bulk_create(policies, ignore_conflicts=True)


def _people(level: str) -> dict[str, Member]:
    """One colleague of the police a role, at the first unit of this level that has people."""
    rows = Assignment.objects.filter(unit__level=level, unit__institution__kind="police")
    found: dict[str, Member] = {}
    for row in rows.select_related("member__institution", "member__unit", "unit").order_by("pk"):
        found.setdefault(row.role, row.member)
    return found


def _narratives(member: Member) -> list[Narrative]:
    """The hottest narratives with a checkable claim that have no case yet."""
    hot = accessible_narratives(member).filter(benign=False, cases=None).order_by("-temperature")[:40]
    return [one for one in hot if one.signals.get("check_worthy", 0) >= _CLAIM]


def _opened(member: Member, narrative: Narrative, unit: Unit) -> Case:
    title = _claim(narrative)
    summary = "Ramai di beberapa kanal umum sejak kemarin."
    return open_case(member, Opening(unit, Case.Origin.NARRATIVE, title, summary, narrative))


def _claim(narrative: Narrative) -> str:
    return f"Klaim yang beredar: \u201c{narrative.headline[:_TITLE]}\u201d"


def _sorted(people: dict[str, Member], narrative: Narrative) -> Case:
    editor = people[Role.EDITOR]
    return take_up(editor, _opened(editor, narrative, editor.unit).pk)


def _verified(people: dict[str, Member], narrative: Narrative) -> Case:
    case = accept(
        people[Role.EDITOR],
        _sorted(people, narrative).pk,
        Answers(True, True, True, True, may_harm=False, severity="high"),
    )
    VerificationStep.objects.create(
        case=case,
        kind=VerificationStep.Kind.RECORD,
        source="Sekretariat KPU provinsi",
        authority="election_commission",
        note="Berita acara dan foto gudang diperlihatkan; segel utuh.",
        finding=VerificationStep.Finding.REFUTES,
        by=people[Role.VERIFIER],
        at=clock.now(),
    )
    return case


def _proposed(people: dict[str, Member], narrative: Narrative) -> Case:
    case = _verified(people, narrative)
    explanation = "KPU menunjukkan berita acaranya. Tidak ada yang berubah dari jadwal dan tempat semula."
    propose(
        people[Role.VERIFIER],
        case.pk,
        Proposal("false_fabricated", "none", _claim(narrative), explanation),
    )
    return case


def _decided(people: dict[str, Member], narrative: Narrative) -> Case:
    case, head = _proposed(people, narrative), people[Role.HEAD]
    confirm(people[Role.APPROVER], case.pk, "Sumbernya pemilik data; penjelasannya mudah dibaca.")
    due = clock.now() + timedelta(hours=6)
    plan = Plan("clarify", "Ramai dibagikan menjelang pemungutan suara.", head.unit, None, due)
    decide(head, case.pk, plan)
    return case


def _reported(officer: Member, narratives: list[Narrative]) -> None:
    """One new case at the regency, and one that it could not settle alone."""
    for narrative, climbs in zip(narratives, (False, True), strict=False):
        case = _opened(officer, narrative, officer.unit)
        if climbs and officer.unit.parent_id is not None:
            take_up(officer, case.pk)
            escalate(officer, case.pk, officer.unit.parent_id, "Beredar di lebih dari satu kabupaten.")
