"""Questions to institutions: the clock waits, the answer is on record and fixed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sejuk.desk import clock
from sejuk.desk.cases.clocks.running import running_clock
from sejuk.desk.cases.models import Case, Clock, Pause, VerificationStep
from sejuk.desk.cases.verification import asking, steps
from sejuk.desk.cases.verification.access import accessible_questions
from sejuk.desk.cases.verification.asking import Question
from sejuk.desk.cases.verification.pausing import pass_deadlines
from sejuk.desk.cases.verification.wording import Words
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.given import CaseDesk

TEXT = "Apakah kotak suara di gudang kecamatan sudah dibuka?"


def _asked(unit: CaseDesk, case: Case, *, hours: int = 24, text: str = TEXT) -> VerificationStep:
    due_at = clock.now() + timedelta(hours=hours)
    return asking.ask(unit.verifier, case.pk, Question(text, due_at, institution=unit.desk.commission))


def _clock(case: Case) -> Clock:
    running = running_clock(case)
    assert running is not None
    return running


def test_the_clock_waits_for_an_outside_institution(unit: CaseDesk) -> None:
    case = unit.verifying()
    before = _clock(case).due_at
    step = _asked(unit, case, hours=7 * 24)  # longer than any weekend
    pause = Pause.objects.get(case=case, until=None)
    assert (pause.institution, pause.waiting_for, pause.due_at) == (
        unit.desk.commission,
        unit.desk.commission.name,
        step.answer_due_at,
    )
    assert _clock(case).due_at > before


def test_the_own_institution_does_not_stop_its_clock_by_asking_itself(unit: CaseDesk) -> None:
    case = unit.verifying()
    due_at = clock.now() + timedelta(hours=3)
    asking.ask(unit.verifier, case.pk, Question(TEXT, due_at, institution=unit.desk.police))
    assert not Pause.objects.filter(case=case).exists()


def test_asking_the_same_twice_is_one_question(unit: CaseDesk) -> None:
    case = unit.verifying()
    assert _asked(unit, case) == _asked(unit, case)
    assert Pause.objects.filter(case=case, until=None).count() == 1


def test_the_institution_answers_on_its_own_page_and_the_clock_goes_on(unit: CaseDesk) -> None:
    case = unit.verifying()
    step = _asked(unit, case)
    asker = unit.desk.member(Role.VERIFIER, unit.desk.kpu)
    asking.answer(asker, step.pk, "Belum. Hubungi @humas_kpu untuk berita acaranya.")
    step.refresh_from_db()
    assert (step.answered_by, step.answer_channel) == (asker, "here")
    assert "humas_kpu" not in step.answer
    assert not Pause.objects.filter(case=case, until=None).exists()


def test_the_clock_waits_until_the_last_answer_of_the_same_institution(unit: CaseDesk) -> None:
    case = unit.verifying()
    first, second = _asked(unit, case, hours=3), _asked(unit, case, hours=6, text="Siapa saksinya?")
    assert Pause.objects.get(case=case, until=None).due_at == second.answer_due_at
    answerer = unit.desk.member(Role.EDITOR, unit.desk.kpu)
    asking.answer(answerer, second.pk, "Ada tiga saksi.")
    assert Pause.objects.get(case=case, until=None).due_at == first.answer_due_at
    asking.answer(answerer, first.pk, "Belum dibuka.")
    assert not Pause.objects.filter(case=case, until=None).exists()


def test_another_institution_s_question_is_not_there_for_strangers(unit: CaseDesk) -> None:
    step = _asked(unit, unit.verifying())
    police_elsewhere = unit.desk.member(Role.VERIFIER, unit.desk.other_polres)
    with pytest.raises(Refused):
        asking.answer(police_elsewhere, step.pk, "Menurut kami sudah")
    assert not accessible_questions(police_elsewhere).exists()
    auditor = unit.desk.member(Role.AUDITOR, unit.desk.kpu)
    assert not accessible_questions(auditor).exists()


def test_an_answer_by_letter_is_put_on_record_with_how_and_when(unit: CaseDesk) -> None:
    step = _asked(unit, unit.verifying())
    at = clock.now()
    asking.record_answer(unit.verifier, step.pk, "Belum dibuka.", "letter", at)
    step.refresh_from_db()
    assert (step.answer_channel, step.answered_at, step.answered_by) == ("letter", at, unit.verifier)


@pytest.mark.parametrize(("channel", "hours"), [("here", 0), ("merpati", 0), ("letter", 2), ("letter", -48)])
def test_an_answer_is_not_put_on_record_falsely(unit: CaseDesk, channel: str, hours: int) -> None:
    step = _asked(unit, unit.verifying())
    with pytest.raises(Refused):
        asking.record_answer(
            unit.verifier, step.pk, "Belum dibuka.", channel, clock.now() + timedelta(hours=hours)
        )


def test_a_question_is_answered_once(unit: CaseDesk) -> None:
    step = _asked(unit, unit.verifying())
    asking.record_answer(unit.verifier, step.pk, "Belum dibuka.", "phone", clock.now())
    with pytest.raises(Refused, match="sudah dijawab"):
        asking.record_answer(unit.verifier, step.pk, "Sudah dibuka.", "phone", clock.now())


def test_a_late_answer_is_noted_once_and_the_clock_goes_on(unit: CaseDesk) -> None:
    case = unit.verifying()
    step = _asked(unit, case, hours=3)
    later = clock.now() + timedelta(hours=4)
    assert pass_deadlines(later) == 1
    assert pass_deadlines(later) == 0
    step.refresh_from_db()
    assert step.overdue_at == later
    assert Pause.objects.get(case=case).until is not None
    assert case.events.filter(verb="question_overdue", by=None).count() == 1


def test_a_late_institution_may_still_answer(unit: CaseDesk) -> None:
    step = _asked(unit, unit.verifying(), hours=3)
    pass_deadlines(clock.now() + timedelta(hours=4))
    asking.answer(unit.desk.member(Role.HEAD, unit.desk.kpu), step.pk, "Belum dibuka.")
    step.refresh_from_db()
    assert step.answer


def test_withdrawing_a_question_lets_the_clock_go_on(unit: CaseDesk) -> None:
    case = unit.verifying()
    step = _asked(unit, case)
    steps.withdraw(unit.verifier, step.pk, "Sudah ada di situs KPU")
    assert not Pause.objects.filter(case=case, until=None).exists()
    assert not accessible_questions(unit.desk.member(Role.VERIFIER, unit.desk.kpu)).exists()


@pytest.mark.parametrize(("text", "hours"), [("", 3), (TEXT, 0), (TEXT, 24 * 31)])
def test_a_question_has_words_and_a_near_deadline(unit: CaseDesk, text: str, hours: int) -> None:
    with pytest.raises(Refused):
        _asked(unit, unit.verifying(), hours=hours, text=text)


def test_after_an_answer_only_note_and_finding_may_change(unit: CaseDesk) -> None:
    step = _asked(unit, unit.verifying())
    asking.answer(unit.desk.member(Role.VERIFIER, unit.desk.kpu), step.pk, "Belum dibuka.")
    steps.change(unit.verifier, step.pk, Words("document", "Nama lain", finding="refutes", note="Jelas"))
    step.refresh_from_db()
    assert (step.kind, step.source, step.finding) == ("record", unit.desk.commission.name, "refutes")
    with pytest.raises(Refused, match="tidak ditarik"):
        steps.withdraw(unit.verifier, step.pk, "Tidak cocok")


@pytest.mark.parametrize(
    "forged",
    [
        {"answer": "Sudah dibuka."},
        {"answered_at": None, "answer": "", "answer_channel": "", "answered_by": None},
        {"question": "Apakah gudangnya terkunci?"},
        {"source": "KPU Pusat"},
    ],
    ids=["words", "taken_back", "question", "source"],
)
def test_an_answer_on_record_is_fixed_in_the_database(unit: CaseDesk, forged: dict[str, object]) -> None:
    step = _asked(unit, unit.verifying())
    asking.answer(unit.desk.member(Role.VERIFIER, unit.desk.kpu), step.pk, "Belum dibuka.")
    with pytest.raises(IntegrityError, match="fixed"), transaction.atomic():
        VerificationStep.objects.filter(pk=step.pk).update(**forged)


def test_nobody_answers_in_the_name_of_another_institution_through_sql(unit: CaseDesk) -> None:
    step = _asked(unit, unit.verifying())
    with pytest.raises(IntegrityError, match="that was asked"), transaction.atomic():
        VerificationStep.objects.filter(pk=step.pk).update(
            answer="Sudah", answered_at=clock.now(), answered_by=unit.verifier, answer_channel="here"
        )
