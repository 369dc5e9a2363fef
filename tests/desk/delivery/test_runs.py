"""Runs that die, runs that live, and what is forgotten."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection

from sejuk.desk import clock
from sejuk.desk.delivery import tasks
from sejuk.desk.delivery.models import Message, Text
from sejuk.desk.delivery.outcome import Outcome
from sejuk.desk.delivery.services import forgetting, sending
from sejuk.desk.delivery.services.progress import progress, state_of
from tests.desk.delivery.given import left_uncertain, queued, run, state
from tests.desk.office import Desk, open_office
from tests.servers.smtp import MailServer


class _Death(BaseException):
    """The end of a worker."""


def test_who_dies_on_the_way_leaves_one_uncertain_message(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_message: Message) -> None:
        raise _Death

    messages = queued(desk, "satu", "dua")
    monkeypatch.setattr("sejuk.desk.delivery.channels.mail._by_backend", die)
    with pytest.raises(_Death):
        run()
    assert sorted(map(state, messages)) == ["sending", "waiting"]
    tasks.tick(0)
    assert sorted(map(state, messages)) == ["uncertain", "waiting"]
    assert sending.settle_lost(clock.now()) == 0


@pytest.mark.django_db(transaction=True)
def test_a_slow_run_is_not_taken_for_a_dead_one(monkeypatch: pytest.MonkeyPatch) -> None:
    message = queued(open_office(), "satu")[0]
    on_its_way, go_on = threading.Event(), threading.Event()

    def slow(_message: Message) -> object:
        on_its_way.set()
        go_on.wait(60)
        return Outcome("taken")

    def in_the_background() -> None:
        run()
        connection.close()

    monkeypatch.setattr("sejuk.desk.delivery.channels.mail._by_backend", slow)
    worker = threading.Thread(target=in_the_background)
    worker.start()
    on_its_way.wait(60)
    assert sending.settle_lost(clock.now() + timedelta(days=1)) == 0
    assert run() == 0  # nobody else takes it meanwhile
    go_on.set()
    worker.join()
    assert state(message) == "sent"
    _empty_queue()


def _empty_queue() -> None:
    """The queue's tables are not Django's, so Django does not empty them after a test that commits."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def test_a_person_s_word_stands_when_the_answer_comes_late(desk: Desk) -> None:
    message = left_uncertain(desk)
    sending._finish(message, Outcome("taken"))
    assert state(message) == "uncertain"


def test_a_run_keeps_its_pace_and_ends_in_time(desk: Desk, settings: object) -> None:
    settings.MAIL_PER_SECOND = 4.0  # type: ignore[attr-defined]
    queued(desk, *(f"m{number}" for number in range(30)))
    waited: list[float] = []
    passed = sending.deliver("mail", seconds=5, sleep=waited.append, monotonic=lambda: sum(waited))
    assert passed == 21
    assert set(waited) == {0.25}


def test_one_job_sends_many_and_asks_for_the_next(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    queued(desk, *(f"m{number}" for number in range(5)))
    assert _jobs() == ['{"channel": "mail"}', '{"channel": "telegram"}']
    monkeypatch.setattr(sending, "SLICE_SECONDS", 0.0)
    monkeypatch.setattr(
        sending.deliver, "__kwdefaults__", {**(sending.deliver.__kwdefaults__ or {}), "seconds": 0.0}
    )
    tasks.deliver("mail")
    assert progress("contoh:1").sent == 1
    assert progress("contoh:1").waiting == 4
    assert progress("contoh:1").total == 5
    assert state_of("contoh:m0") == "sent"
    assert state_of("contoh:tidak-ada") == ""


def _jobs() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args::text FROM procrastinate_jobs WHERE task_name LIKE 'delivery.%%' ORDER BY 1"
        )
        return [row[0] for row in cursor.fetchall()]


def test_nothing_queued_asks_for_no_job(desk: Desk) -> None:
    queued(desk)
    assert _jobs() == []


def test_what_nobody_settles_is_forgotten_after_its_days(desk: Desk) -> None:
    message = left_uncertain(desk)
    forgetting.expire(clock.now() + forgetting.KEEP_OPEN - timedelta(minutes=1))
    assert state(message) == "uncertain"
    assert forgetting.expire(clock.now() + forgetting.KEEP_OPEN + timedelta(minutes=1)) == 1
    message.refresh_from_db()
    assert (message.state, message.address, message.error) == ("dropped", "", "expired")
    assert not Text.objects.exists()


def test_rows_go_in_the_end(desk: Desk, post: MailServer) -> None:
    queued(desk, "satu")
    run()
    forgetting.expire(clock.now() + forgetting.KEEP_DONE + timedelta(minutes=1))
    assert not Message.objects.exists()


def test_who_is_forgotten_gets_nothing_more(desk: Desk, post: MailServer) -> None:
    from tests.desk.delivery.given import WORDS, to

    sending_to = [to("satu", owner="partner:1"), to("dua", owner="partner:2")]
    from sejuk.desk.delivery.services.queueing import queue

    queue("contoh:1", desk.polres, WORDS, sending_to)
    assert forgetting.forget("partner:1") == 1
    run()
    assert post.counts == {"dua@mitra.example": 1}
    gone = Message.objects.get(key="contoh:satu")
    assert (gone.state, gone.address, gone.owner) == ("dropped", "", "")
