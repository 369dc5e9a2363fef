"""Cases that the demo's people were working on when its present begins, made by the ordinary verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
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
from sejuk.desk.cases.services.seconds import ask as ask_second
from sejuk.desk.cases.services.suggesting import suggestion_of
from sejuk.desk.cases.services.triage import Answers, accept, take_up
from sejuk.desk.cases.verification.asking import Question, ask
from sejuk.desk.demo.arrivals import appeal_against, report_from_citizen, suggest_stand_in, write_letter
from sejuk.desk.narratives.access import accessible_narratives
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Assignment, Institution, Member, Role, Unit
from sejuk.desk.wording_check import pointing_words

#: A claim that goes around, and its narrative where the world has one.
Claim = tuple[str, Narrative | None]

#: What the election commission's records, which the examples are answered from, say nothing of.
_UNANSWERED = ("contestants", "identity", "security", "official_neutrality")
#: Mean probability of a checkable claim from which a narrative serves as an example: opinions have less.
_CLEAR = 0.6
#: A contestant by their number, in a chat's way.
_NUMBERED = re.compile(r"\bno(?:mor)?\.? ?\d", re.IGNORECASE)
#: What goes around by word of mouth, where the world has too few clear narratives.
_SPOKEN = (
    "Surat suara rusak disebut sengaja dikirim ke satu kecamatan",
    "Jam pemungutan suara disebut dipendekkan menjadi dua jam",
    "Tempat pemungutan suara di lapangan disebut dipindah tanpa pemberitahuan",
    "Petugas pemungutan suara disebut boleh diganti pada hari itu juga",
    "Kartu pemilih lama disebut tidak berlaku lagi",
    "Hasil penghitungan disebut sudah dicetak sebelum pemungutan suara",
)
_SETTLED = ("Surat undangan memilih disebut harus ditebus di kelurahan", None)
_FOUND = "Cara, jadwal, dan tempat memilih tidak berubah. KPU menunjukkan aturan dan catatannya."
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
    officer = _people(Unit.Level.REGENCY).get(Role.DUTY_OFFICER)
    spoken = iter(_SPOKEN)
    with transaction.atomic():
        claims = _claims(people[Role.HEAD], spoken)
        for work in (_decided, _proposed, _asked, _sorted):
            work(people, next(claims))
        if officer is not None:
            _at_the_regency(officer, people[Role.APPROVER], _claims(officer, spoken))
        suggest_stand_in(people)


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


def _claims(member: Member, spoken: Iterator[str]) -> Iterator[Claim]:
    """The hottest narratives that have no case yet, the clearest first; then what people say.

    Their claims are published with the answer, so they name no contestant (G7).
    """
    open_ones = accessible_narratives(member).filter(benign=False, cases=None)
    hot = open_ones.exclude(theme__in=_UNANSWERED).order_by("-temperature")[:40]
    clear = [one for one in hot if _clarity(one) >= _CLEAR]
    for narrative in sorted(clear, key=_clarity, reverse=True):
        said = _quoted(narrative)
        if not pointing_words(said) and not _NUMBERED.search(said):
            yield said, narrative
    for words in spoken:
        yield words, None


def _clarity(narrative: Narrative) -> float:
    return float(narrative.signals.get("check_worthy", 0))


def _quoted(narrative: Narrative) -> str:
    clearest = narrative.posts.order_by("-signals__check_worthy").first()
    said = " ".join((clearest.text if clearest else narrative.headline).split())
    return f"Klaim yang beredar: \u201c{said[:_TITLE]}\u201d"


def _opened(member: Member, claim: Claim) -> Case:
    title, narrative = claim
    origin = Case.Origin.NARRATIVE if narrative else Case.Origin.FIELD
    summary = "Ramai di beberapa kanal umum sejak kemarin."
    return open_case(member, Opening(member.unit, origin, title, summary, narrative))


def _sorted(people: dict[str, Member], claim: Claim) -> Case:
    editor = people[Role.EDITOR]
    return take_up(editor, _opened(editor, claim).pk)


def _verified(people: dict[str, Member], claim: Claim) -> Case:
    case = _accepted(people[Role.EDITOR], _sorted(people, claim), "high")
    _source(case, people[Role.VERIFIER])
    return case


def _accepted(member: Member, case: Case, severity: str) -> Case:
    """Sorted as suggested; that a claim accuses nobody is what these examples have in common."""
    process = suggestion_of(case).about_process
    waiver = "Klaimnya tidak menuduh lembaga mana pun."
    answers = Answers(True, True, True, True, may_harm=False, severity=severity, about_process=process)
    return accept(member, case.pk, replace(answers, waiver=waiver))


def _source(case: Case, member: Member) -> None:
    commission = _commission()
    VerificationStep.objects.create(
        case=case,
        kind=VerificationStep.Kind.RECORD,
        source="Sekretariat KPU provinsi",
        authority="election_commission",
        url=f"https://{commission.domain}/berita-acara" if commission else "",
        note="Aturan dan catatannya diperlihatkan; tidak ada perubahan.",
        finding=VerificationStep.Finding.REFUTES,
        by=member,
        at=clock.now(),
    )


def _asked(people: dict[str, Member], claim: Claim) -> Case:
    case = _verified(people, claim)
    commission = _commission()
    text = "Apakah kabar ini sesuai dengan catatan KPU? Bila tidak, apa yang benar?"
    due = clock.now() + timedelta(days=1)
    ask(people[Role.VERIFIER], case.pk, Question(text, due, "KPU", institution=commission))
    return case


def _commission() -> Institution | None:
    return Institution.objects.filter(kind=Institution.Kind.ELECTION_COMMISSION).first()


def _confirmed(case: Case, asks: Member, near: Member, words: str) -> None:
    """By a colleague, or by somebody of the election commission where two institutions sign (G14)."""
    roles = Assignment.objects.filter(role=Role.APPROVER, unit__institution=_commission())
    other = roles.select_related("member__institution", "member__unit").order_by("pk").first()
    second = other.member if case.about_process and other is not None else near
    ask_second(asks, case.pk, second.pk)
    confirm(second, case.pk, words)


def _proposed(people: dict[str, Member], claim: Claim) -> Case:
    case = _verified(people, claim)
    _propose(people[Role.VERIFIER], case, claim[0])
    return case


def _propose(member: Member, case: Case, claim: str) -> None:
    propose(member, case.pk, Proposal("false_fabricated", "none", claim, _FOUND))


def _decided(people: dict[str, Member], claim: Claim) -> Case:
    case, head = _proposed(people, claim), people[Role.HEAD]
    words = "Sumbernya pemilik data; penjelasannya mudah dibaca."
    _confirmed(case, people[Role.EDITOR], people[Role.APPROVER], words)
    due = clock.now() + timedelta(hours=6)
    plan = Plan("clarify", "Ramai dibagikan menjelang pemungutan suara.", head.unit, None, due)
    decide(head, case.pk, plan)
    write_letter(head, case)
    return case


def _at_the_regency(officer: Member, approver: Member, claims: Iterator[Claim]) -> None:
    """A new case, one that the regency could not settle alone, and one that a citizen objects to."""
    _opened(officer, next(claims))
    if officer.unit.parent_id is not None:
        climbs = take_up(officer, _opened(officer, next(claims)).pk)
        escalate(officer, climbs.pk, officer.unit.parent_id, "Beredar di lebih dari satu kabupaten.")
    appeal_against(_settled(officer, approver))
    report_from_citizen(officer.unit.territory)


def _settled(officer: Member, approver: Member) -> Case:
    """Proposed by the one who is there at night, confirmed by a second pair of eyes of the unit above."""
    return checked(officer, approver, _SETTLED[0], _FOUND, "Setuju: undangan tidak dipungut biaya.")


def checked(
    officer: Member, approver: Member, claim: str, found: str, agrees: str, accuracy: str = "false_fabricated"
) -> Case:
    """A rumour from the field with a verdict that two people signed."""
    case = take_up(officer, _opened(officer, (claim, None)).pk)
    case = _accepted(officer, case, "medium")
    _source(case, officer)
    propose(officer, case.pk, Proposal(accuracy, "none", claim, found))
    _confirmed(case, officer, approver, agrees)
    return case
