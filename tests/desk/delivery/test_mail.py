"""What each answer of a mail server means for a message. The server is real, on the loopback."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail

from sejuk.desk import clock
from sejuk.desk.delivery.models import Message
from sejuk.desk.delivery.services.queueing import Words, queue
from sejuk.desk.delivery.services.sending import WAITS
from tests.desk.delivery.given import queued, run, state, to
from tests.desk.office import Desk
from tests.servers.smtp import MailServer

SIGN = "\n-- \nBerhenti: https://sejuk.example/b/rahasia"


def _due_now(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(due_at=clock.now())


def test_a_mail_arrives_as_it_was_written(desk: Desk, post: MailServer) -> None:
    words = Words("Klarifikasi\nkotak suara", "Baris pertama.\n.titik di depan\nTertutup – aman.\n")
    queue("b", desk.polda, words, [to("satu", personal=SIGN, unsubscribe_url="https://sejuk.example/b/x")])
    run()
    letter = post.letters("satu@mitra.example")[0]
    body = letter.get_content()
    assert letter["Subject"] == "Klarifikasi kotak suara"
    assert letter["List-Unsubscribe"] == "<https://sejuk.example/b/x>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert body.replace("\r\n", "\n").rstrip() == (words.body + SIGN).rstrip()


def test_what_is_sent_keeps_nothing_of_the_recipient(desk: Desk, post: MailServer) -> None:
    message = queued(desk, "satu")[0]
    run()
    message.refresh_from_db()
    kept = (message.state, message.address, message.owner, message.personal, message.text)
    assert kept == ("sent", "", "", "", None)


def test_many_go_over_one_connection(desk: Desk, post: MailServer) -> None:
    queued(desk, *(f"m{number}" for number in range(20)))
    assert run() == 20
    assert post.connections == 1
    assert set(post.counts.values()) == {1}
    assert run() == 0


def test_the_same_key_is_never_sent_twice(desk: Desk, post: MailServer) -> None:
    queued(desk, "satu", "dua")
    run()
    assert queue("contoh:1", desk.polres, Words("x", "y"), [to("satu"), to("tiga"), to("tiga")]) == 1
    run()
    assert post.counts == {"satu@mitra.example": 1, "dua@mitra.example": 1, "tiga@mitra.example": 1}


def test_later_means_later_and_the_others_go_now(desk: Desk, post: MailServer) -> None:
    post.at_rcpt["satu@mitra.example"] = 451
    later, now = queued(desk, "satu", "dua")
    run()
    later.refresh_from_db()
    assert (later.state, later.error, later.tries) == ("waiting", "not_now", 1)
    assert later.due_at - later.changed_at == WAITS[0]
    assert state(now) == "sent"
    assert run() == 0  # it is not due yet
    post.at_rcpt.clear()
    _due_now(later)
    run()
    assert state(later) == "sent"


def test_never_means_failed(desk: Desk, post: MailServer) -> None:
    post.at_rcpt["satu@mitra.example"] = 550
    post.at_words["dua@mitra.example"] = 554
    messages = queued(desk, "satu", "dua", "tiga")
    run()
    assert [state(one) for one in messages] == ["failed", "failed", "sent"]


def test_tries_are_bounded(desk: Desk, post: MailServer) -> None:
    post.at_rcpt["satu@mitra.example"] = 451
    message = queued(desk, "satu")[0]
    for _try in range(len(WAITS)):
        run()
        assert state(message) == "waiting"
        _due_now(message)
    run()
    assert state(message) == "failed"


def test_an_answer_that_never_came_leaves_it_uncertain(desk: Desk, post: MailServer) -> None:
    post.at_words["satu@mitra.example"] = 0
    unclear, clear = queued(desk, "satu", "dua")
    run()
    assert (state(unclear), state(clear)) == ("uncertain", "sent")
    run()
    assert post.counts["satu@mitra.example"] == 1


def test_a_server_that_is_not_there_makes_everybody_wait(
    desk: Desk, post: MailServer, settings: object
) -> None:
    settings.EMAIL_PORT = 1  # type: ignore[attr-defined]
    messages = queued(desk, "satu", "dua", "tiga")
    assert run() == 1
    assert [state(one) for one in messages] == ["waiting"] * 3
    assert sorted(Message.objects.values_list("tries", flat=True)) == [0, 0, 1]
    assert not Message.objects.filter(due_at__lte=clock.now()).exists()


def test_a_server_that_sends_everybody_away_is_asked_later(desk: Desk, post: MailServer) -> None:
    post.greeting = 421
    messages = queued(desk, "satu", "dua")
    assert run() == 1
    assert [state(one) for one in messages] == ["waiting"] * 2


def test_urgent_goes_first_and_late_does_not_go(desk: Desk, post: MailServer) -> None:
    queued(desk, "biasa")
    queued(desk, "lambat", not_after=clock.now() - timedelta(minutes=1))
    queued(desk, "segera", urgent=True)
    run()
    assert [one for one, _letter in post.taken] == ["segera@mitra.example", "biasa@mitra.example"]
    late = Message.objects.get(key="contoh:lambat")
    assert (late.state, late.error) == ("failed", "too_late")


@pytest.mark.parametrize("address", ["ragu\u00e9@mitra.example", "a" * 300 + "@x.example"])
def test_an_address_that_no_mail_can_have_fails_alone(desk: Desk, post: MailServer, address: str) -> None:
    bad = to("satu", address=address[:254])
    queue("b", desk.polda, Words("x", "y"), [bad, to("dua")])
    run()
    assert post.counts == {"dua@mitra.example": 1} or "a" * 200 in str(post.counts)


def test_without_a_mail_server_it_goes_where_django_puts_it(desk: Desk) -> None:
    message = queued(desk, "satu")[0]
    run()
    assert [one.to for one in mail.outbox] == [["satu@mitra.example"]]
    assert state(message) == "sent"
