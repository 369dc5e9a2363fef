"""Who hears by mail that a colleague left them something to do: once, by number, and only while it waits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.models import CaseNotice
from sejuk.desk.cases.services import closing, custody, deciding, seconds
from sejuk.desk.cases.telling.mailing import KEPT, mail_notices
from sejuk.desk.cases.verification.asking import Question, answer, ask
from sejuk.desk.organisation.models import Assignment, Role
from sejuk.desk.shell.mailing import STALE, TRIES
from tests.attack.test_bring_criticism_back import absorb
from tests.desk.cases.given import CLAIM, CaseDesk, outsider
from tests.desk.narratives.given import Board
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db


def sent() -> list[tuple[list[str], str]]:
    """Send what is owed; give who got what."""
    mail.outbox.clear()
    mail_notices(clock.now())
    return [(list(one.to), str(one.subject)) for one in mail.outbox]


def test_a_second_pair_of_eyes_is_told_by_name_and_once(unit: CaseDesk) -> None:
    case = unit.proposed()
    for _click in range(2):
        seconds.ask(unit.verifier, case.pk, unit.approver.pk)
    assert sent() == [([unit.approver.user.email], f"{case}: Anda diminta sebagai orang kedua")]
    assert unit.verifier.name in str(mail.outbox[0].body)
    assert sent() == []


def test_no_mail_says_what_a_case_is_about(unit: CaseDesk) -> None:
    case = unit.proposed()
    seconds.ask(unit.verifier, case.pk, unit.approver.pk)
    sent()
    assert CLAIM not in f"{mail.outbox[0].subject} {mail.outbox[0].body}"


def test_who_answered_before_the_mail_left_gets_none(unit: CaseDesk) -> None:
    case = unit.proposed()
    seconds.ask(unit.verifier, case.pk, unit.approver.pk)
    seconds.decline(unit.approver, case.pk)
    assert sent() == []


def test_the_unit_that_a_case_is_handed_to_is_told(desk: Desk, unit: CaseDesk) -> None:
    officer = desk.member(Role.DUTY_OFFICER, desk.polsek)
    case = unit.sorted()
    custody.delegate(unit.sorter, case.pk, desk.polsek.pk, "Terjadi di wilayahnya")
    assert sent() == [([officer.user.email], f"{case}: sekarang di Polsek Telaga Utara")]


def test_a_case_that_moved_on_at_once_tells_only_who_has_it(desk: Desk, unit: CaseDesk) -> None:
    desk.member(Role.DUTY_OFFICER, desk.polsek)
    above = desk.member(Role.DUTY_OFFICER, desk.polda)
    case = unit.sorted()
    custody.delegate(unit.sorter, case.pk, desk.polsek.pk, "Terjadi di wilayahnya")
    custody.escalate(unit.head, case.pk, desk.polda.pk, "Ternyata lintas kabupaten")
    assert [to for to, _subject in sent()] == [[above.user.email]]


def test_nobody_is_told_of_their_own_doing(desk: Desk, unit: CaseDesk) -> None:
    officer = desk.member(Role.DUTY_OFFICER, desk.polda)
    case = unit.sorted()
    custody.escalate(officer, case.pk, desk.polda.pk, "Saya pegang sendiri")
    assert sent() == []
    assert not CaseNotice.objects.exists()


def test_every_holder_of_a_twin_is_told(desk: Desk, unit: CaseDesk, board: Board) -> None:
    keep, gone = board.tell("Kotak suara hilang"), board.tell("Kotak suara lenyap")
    mine, theirs = unit.sorted(keep), CaseDesk(desk, desk.polsek).sorted(gone)
    absorb(keep, gone)
    other = desk.member(Role.DUTY_OFFICER, desk.polsek)
    assert sorted(sent()) == sorted(
        [
            ([unit.sorter.user.email], f"{mine}: ada kasus lain tentang narasi yang sama"),
            ([other.user.email], f"{theirs}: ada kasus lain tentang narasi yang sama"),
        ]
    )


def test_an_institution_is_told_of_its_question_and_not_of_the_case(desk: Desk, unit: CaseDesk) -> None:
    expert = outsider(desk)
    case = unit.verifying()
    question = Question("Apakah segelnya utuh?", clock.now() + timedelta(days=1), institution=desk.commission)
    ask(unit.verifier, case.pk, question)
    assert sent() == [([expert.user.email], "Satu pertanyaan menunggu jawaban lembaga Anda")]
    body = str(mail.outbox[0].body)
    assert str(case) not in body
    assert unit.verifier.name not in body


def test_a_question_that_was_answered_is_not_asked_by_mail(desk: Desk, unit: CaseDesk) -> None:
    expert, case = outsider(desk), unit.verifying()
    until = clock.now() + timedelta(days=1)
    step = ask(unit.verifier, case.pk, Question("Utuh?", until, institution=desk.commission))
    answer(expert, step.pk, "Utuh.")
    assert sent() == []


def test_who_carries_a_response_out_is_told_and_finds_it(desk: Desk, unit: CaseDesk) -> None:
    officer = desk.member(Role.DUTY_OFFICER, desk.polsek)
    case = unit.confirmed()
    made = deciding.decide(unit.head, case.pk, unit.plan(owner_unit=desk.polsek))
    assert sent() == [([officer.user.email], f"{case}: satu tanggapan menunggu Anda")]
    below = desk.client(Role.DUTY_OFFICER, desk.polsek)
    page = below.get(reverse("cases:case", args=[case.pk]))
    report = reverse("cases:report_back", args=[case.pk, made.pk])
    assert report in page.content.decode()
    assert str(case) in below.get(reverse("cases:queue")).content.decode()
    assert report in below.get("/menunggu/").content.decode()
    below.post(report, {"text": "Dibacakan di tiga pasar."})
    made.refresh_from_db()
    assert made.reported_by == officer
    assert str(case) not in below.get(reverse("cases:queue")).content.decode()


def test_who_only_reads_is_offered_no_report(desk: Desk, unit: CaseDesk) -> None:
    case = unit.responding()
    page = desk.client(Role.OBSERVER, desk.polres).get(reverse("cases:case", args=[case.pk]))
    made = case.decisions.get()
    assert page.status_code == 200
    assert reverse("cases:report_back", args=[case.pk, made.pk]) not in page.content.decode()


def test_a_decision_past_its_time_says_so(unit: CaseDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    case = unit.responding()
    at = clock.now() + timedelta(days=2)
    monkeypatch.setattr("sejuk.desk.clock.now", lambda: at)
    page = unit.desk.client(Role.HEAD, unit.unit).get(reverse("cases:case", args=[case.pk]))
    assert "terlambat" in page.content.decode()


def test_without_anybody_it_is_tried_a_few_times_and_stays_on_record(desk: Desk, unit: CaseDesk) -> None:
    case = unit.sorted()
    custody.delegate(unit.sorter, case.pk, desk.polsek.pk, "Terjadi di wilayahnya")
    Assignment.objects.filter(role=Role.DUTY_OFFICER).update(ends_at=clock.now())
    for _time in range(TRIES + 2):
        assert sent() == []
    notice = CaseNotice.objects.get()
    assert (notice.mail_tries, notice.mail_error) == (TRIES, "no_recipient")
    assert Entry.objects.filter(action="case.mail_failed", subject_id=str(case.pk)).count() == TRIES


def test_what_ended_is_not_told_and_what_is_old_is_forgotten(desk: Desk, unit: CaseDesk) -> None:
    desk.member(Role.DUTY_OFFICER, desk.polsek)
    case = unit.sorted()
    custody.delegate(unit.sorter, case.pk, desk.polsek.pk, "Terjadi di wilayahnya")
    closing.withdraw(unit.sorter, case.pk, "Salah buka")
    assert sent() == []
    mail_notices(clock.now() + STALE)
    assert CaseNotice.objects.exists()
    mail_notices(clock.now() + KEPT)
    assert not CaseNotice.objects.exists()


def test_a_case_without_label_leaves_no_notice(unit: CaseDesk) -> None:
    case = unit.sorted()
    seconds.ask(unit.sorter, case.pk, unit.approver.pk)
    closing.close_without_label(unit.sorter, case.pk, "protected_criticism")
    assert not CaseNotice.objects.exists()
