"""One of everything that hangs on a case. Everything here is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sejuk.desk import clock
from sejuk.desk.cases.evidence.keeping import keep
from sejuk.desk.cases.evidence.manifest import Part
from sejuk.desk.cases.models import Case, Evidence, Referral, VerificationStep
from sejuk.desk.cases.referring.making import refer
from sejuk.desk.cases.verification.asking import Question, ask
from sejuk.desk.organisation.models import Institution
from tests.desk.cases.given import CaseDesk
from tests.desk.cases.referring.given import draft


@dataclass(frozen=True, slots=True)
class Hanging:
    """What was put on a case that is being verified, and a letter about a confirmed one."""

    step: VerificationStep
    question: VerificationStep
    evidence: Evidence
    failed: Evidence
    letter: Referral


def put_together(unit: CaseDesk, case: Case, confirmed: Case) -> Hanging:
    """A source, a question, evidence that was kept and one that failed, a letter."""
    kept, failed = _evidence(unit, case), _evidence(unit, case, state="failed", error="not_found")
    keep(kept, [Part("teks.txt", "text/plain; charset=utf-8", b"Segel masih utuh.")], {}, clock.now())
    question = question_to(unit, unit.desk.commission, case)
    letter = refer(unit.head, confirmed.pk, draft())
    return Hanging(unit.source(case), question, kept, failed, letter)


def question_to(unit: CaseDesk, institution: Institution, case: Case | None = None) -> VerificationStep:
    """A question about a case of the unit."""
    due_at = clock.now() + timedelta(days=1)
    question = Question("Apakah gudangnya dibuka?", due_at, institution=institution)
    return ask(unit.verifier, (case or unit.verifying()).pk, question)


def _evidence(unit: CaseDesk, case: Case, **changes: str) -> Evidence:
    at = clock.now()
    return Evidence.objects.create(
        case=case,
        kind=Evidence.Kind.PAGE,
        url="https://harian.example/berita",
        asked_by=unit.verifier,
        asked_at=at,
        expires_at=at + timedelta(days=180),
        **changes,
    )
