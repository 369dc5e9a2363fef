"""What the page of a case shows, and what its reader can do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from sejuk.desk import clock
from sejuk.desk.cases.access import accessible_cases, is_second, may_on_case
from sejuk.desk.cases.models import Case, CaseState, ResponseDecision, Verdict, VerdictState
from sejuk.desk.cases.services.deciding import may_report
from sejuk.desk.cases.services.moving import may_take
from sejuk.desk.cases.services.seconds import may_ask, waiting_for
from sejuk.desk.cases.services.together import takes_no_verdict, twins
from sejuk.desk.cases.transitions import ALLOWED_TRANSITIONS, SORTS, VERIFIES
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.models import Institution, Member

#: What to do in each state, said to whoever may do it.
NEXT = {
    CaseState.REPORTED: _("Lihat kasusnya dan mulai pemilahan."),
    CaseState.TRIAGE: _("Jawab pertanyaan pemilahan: umum, tugas kita, cukup besar, dapat diperiksa?"),
    CaseState.VERIFICATION: _("Kumpulkan sumber, mulai dari lembaga pemilik data, lalu usulkan putusan."),
    CaseState.VERDICT_PROPOSED: _("Orang kedua membaca usul putusan: sahkan, atau kembalikan dengan alasan."),
    CaseState.CONFIRMED: _("Putuskan tanggapannya: tidak menanggapi juga keputusan."),
    CaseState.RESPONSE_DECIDED: _("Mulai kerjakan tanggapan, atau tutup bila tidak menanggapi."),
    CaseState.RESPONDING: _("Laporkan hasil setiap tanggapan, lalu ukur apakah suhunya turun."),
    CaseState.MEASURING: _("Bandingkan suhu sebelum dan sesudah, lalu tutup kasusnya."),
    CaseState.CLOSED: _("Kasus ini selesai."),
    CaseState.MERGED: _("Kasus ini digabung ke kasus lain."),
    CaseState.WITHDRAWN: _("Kasus ini ditarik."),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A case's verdicts: the one that stands, the one that waits, and the earlier ones."""

    confirmed: Verdict | None
    proposed: Verdict | None
    earlier: list[Verdict]


@dataclass(frozen=True, slots=True)
class Twin:
    """Another open case about the same narrative; out of sight, only its unit is named."""

    case: Case
    in_sight: bool


def verbs_of(member: Member, case: Case, barred: frozenset[str]) -> frozenset[str]:
    """What the member can do with the case now; ``barred`` is what would be refused to them."""
    ways = {
        way.verb
        for way in ALLOWED_TRANSITIONS
        if way.start == case.state and way.verb not in barred and may_take(member, case, way)
    }
    if case.is_open and may_on_case(member, case, SORTS):
        ways |= {"change", "split"}
    if case.is_open and may_on_case(member, case, VERIFIES):
        ways.add("verify")
    if case.is_open and may_ask(member, case):
        ways.add("ask_second")
    if is_second(member, case):
        ways.add("decline_second")
    return frozenset(ways)


def barred_from(member: Member, verdict: Verdict | None, accused: Sequence[Institution]) -> frozenset[str]:
    """Nobody signs what they proposed or reviewed, and no accused institution decides (G14)."""
    if member.institution_id in {one.pk for one in accused}:
        return frozenset({"propose", "confirm", "disagree"})
    if verdict is not None and member.pk in (verdict.proposed_by_id, verdict.reviewed_by_id):
        return frozenset({"confirm", "disagree"})
    return frozenset()


def standing_of(case: Case) -> Standing:
    """Its verdicts with everybody who signed, in one query each."""
    people = ("proposed_by", "proposed_institution", "confirmed_by", "confirmed_institution", "reviewed_by")
    verdicts = list(
        case.verdicts.select_related(*people, "reviewed_institution", "worksheet").prefetch_related(
            "opinions__by", "opinions__institution"
        )
    )
    by_state = {verdict.state: verdict for verdict in verdicts}
    settled = (VerdictState.REJECTED, VerdictState.REPLACED)
    return Standing(
        by_state.get(VerdictState.CONFIRMED),
        by_state.get(VerdictState.PROPOSED),
        [one for one in reversed(verdicts) if one.state in settled],
    )


def context_of(member: Member, case: Case) -> dict[str, Any]:
    """Everything of the case itself; the parts of other rooms add their own."""
    standing, accused = standing_of(case), list(case.accused.all())
    events = list(case.events.select_related("by__institution", "unit", "other"))
    return _now(member, case, standing.proposed, accused) | {
        "standing": standing,
        "decisions": decisions_of(member, case),
        "events": events,
        "seen": events[-1].pk if events else 0,
        "accused": accused,
    }


def now_of(member: Member, case: Case) -> dict[str, Any]:
    """What to do now and who is waited for: what changes while somebody has the page open."""
    proposed = case.verdicts.filter(state=VerdictState.PROPOSED).first()
    return _now(member, case, proposed, list(case.accused.all()))


def _now(
    member: Member, case: Case, proposed: Verdict | None, accused: Sequence[Institution]
) -> dict[str, Any]:
    return {
        "case": case,
        "next": NEXT[CaseState(case.state)],
        "verbs": verbs_of(member, case, barred_from(member, proposed, accused)),
        "seconds": waiting_for(case) if case.is_open else [],
    }


def together_part(request: MemberRequest, case: Case) -> dict[str, Any]:
    """Other cases about what became one narrative, and whether one of them ended without a label."""
    if not case.is_open or case.narrative_id is None:
        return {"twins": [], "protected": False}
    found = list(twins(case))
    keys = [one.pk for one in found]
    seen = (
        set(accessible_cases(request.member).filter(pk__in=keys).values_list("pk", flat=True))
        if keys
        else set()
    )
    return {
        "twins": [Twin(one, one.pk in seen) for one in found],
        "protected": takes_no_verdict(case.pk),
    }


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that was decided; whether the reader may report what came of it, and whether it is late."""

    decision: ResponseDecision
    is_readers: bool
    is_late: bool


def decisions_of(member: Member, case: Case) -> list[Task]:
    """What was decided to do, with who and until when."""
    people, at = ("owner_unit", "owner", "decided_by", "reported_by"), clock.now()
    return [_task(member, case, one, at) for one in case.decisions.select_related(*people)]


def _task(member: Member, case: Case, one: ResponseDecision, at: datetime) -> Task:
    is_open = case.is_open and one.reported_at is None and one.kind != ResponseDecision.Kind.DO_NOTHING
    is_late = is_open and one.due_at is not None and one.due_at <= at
    return Task(one, is_open and may_report(member, one), is_late)
