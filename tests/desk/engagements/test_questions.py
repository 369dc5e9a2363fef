"""Questions and promises: asked without a name, owed by somebody, late once, answered to the asker."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.engagements import owing
from sejuk.desk.engagements.erasing import UNANSWERED_KEPT, WORDS_KEPT, erase
from sejuk.desk.engagements.matters import all_that_waits
from sejuk.desk.engagements.models import Commitment, Question
from sejuk.desk.engagements.services import commitments, questions
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.engagements.given import Host

DUE = timedelta(days=2)
ANSWER = "Daftar pemilih tetap diumumkan KPU pada tanggal 20; lihat laman resminya."


def ask(host: Host, **changes: Any) -> Any:
    """Send the form of somebody who scanned the code."""
    engagement = changes.pop("engagement", None) or host.begun()
    values = {"text": "Kapan daftar pemilih tetap diumumkan?", "client_id": str(uuid.uuid4())}
    return Client().post(f"/hadir/{engagement.door_key}/tanya/", values | changes, follow=True)


def asker_sees(question: Question) -> str:
    return Client().get(f"/jawaban/{question.key}/").content.decode()


def test_somebody_asks_without_a_name_and_gets_a_link(host: Host) -> None:
    page = ask(host, text="Kata @warga_telaga jadwalnya berubah, benarkah? Hubungi 081234567890")
    question = Question.objects.get()
    assert page.redirect_chain[-1][0] == f"/jawaban/{question.key}/"
    assert "@warga_telaga" not in question.text
    assert "081234567890" not in question.text
    shown = page.content.decode()
    assert "Polres Telaga menjawab paling lambat" in shown
    assert "Simpan tautan ini" in shown
    assert question.due_at - question.asked_at == questions.USUAL


def test_the_same_form_is_one_question(host: Host) -> None:
    engagement, form = host.begun(), str(uuid.uuid4())
    for _click in range(2):
        ask(host, engagement=engagement, client_id=form)
    assert Question.objects.count() == 1


def test_a_question_too_short_is_told_so(host: Host) -> None:
    assert ask(host, text="?").status_code == 422


def test_the_door_is_closed_before_and_long_after(host: Host) -> None:
    assert Client().get(f"/hadir/{host.invited().door_key}/").status_code == 404
    assert Client().get("/hadir/tidak-ada/").status_code == 404


def test_a_promise_names_who_and_when_and_moves_with_a_reason(host: Host) -> None:
    question, due = host.asked(), clock.now() + DUE
    questions.promise(host.head, question.pk, host.officer, due)
    officer = host.desk.client(Role.DUTY_OFFICER, host.unit)
    assert host.officer.name in officer.get(f"/pertemuan/pertanyaan/{question.pk}/").content.decode()
    assert host.officer.name not in asker_sees(question)  # the unit owes it, not a person
    with pytest.raises(Refused, match="Alasannya belum diisi"):
        questions.promise(host.head, question.pk, host.officer, due + DUE)
    questions.promise(host.head, question.pk, host.officer, due + DUE, "KPU meminta waktu sehari lagi.")
    assert "KPU meminta waktu sehari lagi." in asker_sees(question)


@pytest.mark.parametrize("days", [-1, 31])
def test_no_promise_for_yesterday_or_next_season(host: Host, days: int) -> None:
    with pytest.raises(Refused, match="Tenggatnya"):
        questions.promise(host.head, host.asked().pk, host.officer, clock.now() + timedelta(days=days))


def test_nobody_promises_for_somebody_of_another_unit(host: Host) -> None:
    other = host.desk.member(Role.HEAD, host.desk.other_polres)
    with pytest.raises(Refused, match="tidak bertugas di unit"):
        questions.promise(host.head, host.asked().pk, other, clock.now() + DUE)


def test_an_answer_reaches_the_asker_and_where_both_agree_the_press_room(host: Host) -> None:
    question = host.asked()
    officer = host.desk.client(Role.DUTY_OFFICER, host.unit)
    officer.post(f"/pertemuan/pertanyaan/{question.pk}/jawab/", {"text": ANSWER, "public": "on"})
    assert ANSWER in asker_sees(question)
    assert ANSWER in Client().get("/ruang-pers/").content.decode()
    assert officer.post(f"/pertemuan/pertanyaan/{question.pk}/jawab/", {"text": ANSWER}).status_code == 409


def test_without_the_askers_leave_nothing_is_published(host: Host) -> None:
    question = host.asked(may_be_public=False)
    officer = host.desk.client(Role.DUTY_OFFICER, host.unit)
    address = f"/pertemuan/pertanyaan/{question.pk}/jawab/"
    assert 'name="public"' not in officer.get(address).content.decode()
    officer.post(address, {"text": ANSWER, "public": "on"})
    assert ANSWER in asker_sees(question)
    assert ANSWER not in Client().get("/ruang-pers/").content.decode()


def test_a_correction_keeps_the_old_answer_readable(host: Host) -> None:
    question = host.asked()
    questions.answer(host.head, question.pk, ANSWER, public=True)
    questions.correct(host.head, question.pk, "Diumumkan pada tanggal 21.", "Tanggalnya keliru.")
    shown = asker_sees(question)
    assert "Diumumkan pada tanggal 21." in shown
    assert "Dikoreksi: Tanggalnya keliru." in shown
    assert ANSWER in shown
    room = Client().get("/ruang-pers/").content.decode()
    assert "Dikoreksi: Tanggalnya keliru." in room


def test_a_question_set_aside_says_why_to_the_asker(host: Host) -> None:
    question = host.asked()
    questions.set_aside(host.head, question.pk, "Ini wewenang pengadilan; tanyakan ke panitera.")
    assert "tanyakan ke panitera" in asker_sees(question)


def test_what_is_late_is_marked_and_mailed_once_to_who_owes_it(host: Host) -> None:
    question = host.asked()
    questions.promise(host.head, question.pk, host.officer, clock.now() + DUE)
    late = clock.now() + DUE + timedelta(minutes=1)
    assert owing.tick(clock.now()) == 0
    assert owing.tick(late) == 1
    assert owing.tick(late + timedelta(minutes=1)) == 0
    assert [one.to for one in mail.outbox] == [[host.officer.user.email]]
    assert "belum dijawab" in mail.outbox[0].body
    assert question.text not in mail.outbox[0].body


def test_a_question_nobody_took_goes_to_the_units_duty_officers(host: Host) -> None:
    host.asked()
    assert owing.tick(clock.now() + questions.USUAL + timedelta(minutes=1)) == 1
    assert host.officer.user.email in mail.outbox[0].to


def test_what_was_answered_is_never_late(host: Host) -> None:
    question = host.asked()
    questions.answer(host.head, question.pk, ANSWER, public=False)
    assert owing.tick(clock.now() + timedelta(days=30)) == 0


def test_a_promise_of_the_office_is_kept_or_dropped_with_words(host: Host) -> None:
    promised = host.promised()
    officer = host.desk.client(Role.DUTY_OFFICER, host.unit)
    address = f"/pertemuan/janji/{promised.pk}/"
    assert officer.post(address, {"verb": "keep", "outcome": ""}).status_code == 422
    officer.post(address, {"verb": "keep", "outcome": "Jadwalnya sudah dikirim."})
    promised.refresh_from_db()
    assert (promised.state, promised.outcome) == ("done", "Jadwalnya sudah dikirim.")
    officer.post(f"{address}buka-lagi/")
    officer.post(address, {"verb": "drop", "outcome": "Kelurahan sudah punya jadwalnya."})
    promised.refresh_from_db()
    assert promised.state == "dropped"


def test_a_promise_is_late_once_and_noted_once(host: Host) -> None:
    promised = host.promised()
    same = commitments.make(
        host.head, promised.engagement_id, "lain", host.officer, promised.due_at, promised.client_id
    )
    assert (same.pk, Commitment.objects.count()) == (promised.pk, 1)
    assert owing.tick(promised.due_at + timedelta(minutes=1)) == 1
    assert "belum ditepati" in mail.outbox[0].body


def test_what_i_owe_waits_for_me_until_it_is_done(host: Host) -> None:
    question, promised = host.asked(), host.promised()
    waiting = {one.key for one in all_that_waits(host.officer, clock.now())}
    assert waiting == {f"meeting-question:{question.pk}", f"commitment:{promised.pk}"}
    questions.answer(host.officer, question.pk, ANSWER, public=False)
    commitments.keep(host.officer, promised.pk, "Sudah.")
    assert list(all_that_waits(host.officer, clock.now())) == []
    auditor = host.desk.member(Role.AUDITOR, host.unit)
    host.asked()
    assert list(all_that_waits(auditor, clock.now())) == []


def test_words_of_private_questions_go_and_public_ones_stay(host: Host) -> None:
    private, public = host.asked(), host.asked(text="Di mana TPS saya?")
    questions.answer(host.head, private.pk, ANSWER, public=False)
    questions.answer(host.head, public.pk, "Lihat laman KPU.", public=True)
    erase(clock.now() + WORDS_KEPT + timedelta(minutes=1))
    assert list(Question.objects.order_by("pk").values_list("text", flat=True)) == ["", "Di mana TPS saya?"]
    assert "Isinya sudah dihapus" in asker_sees(private)
    assert ANSWER not in asker_sees(private)


@pytest.mark.parametrize("promised", [False, True])
def test_a_question_that_nobody_answers_ends_as_that_without_its_words(host: Host, promised: bool) -> None:
    question = host.asked()
    if promised:
        questions.promise(host.head, question.pk, host.officer, clock.now() + timedelta(days=2))
        question.refresh_from_db()
    erase(question.due_at + UNANSWERED_KEPT - timedelta(minutes=1))
    question.refresh_from_db()
    assert question.is_waiting
    for _run in range(2):
        erase(question.due_at + UNANSWERED_KEPT)
    question.refresh_from_db()
    assert (question.state, question.text) == ("lapsed", "")
    assert Entry.objects.filter(action="question.settled", detail__verb="lapse").count() == 1
    assert "tidak menjawab sampai delapan minggu" in asker_sees(question)
    with pytest.raises(Refused):
        questions.answer(host.head, question.pk, "Terlambat.", public=False)
