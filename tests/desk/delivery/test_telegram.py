"""What each answer of Telegram means. The server speaks its bot API on the loopback."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from sejuk.desk.delivery.channels.telegram import LONGEST
from sejuk.desk.delivery.models import Channel, Message
from sejuk.desk.delivery.services.queueing import Words, queue
from tests.desk.delivery.given import queued, run, state, to
from tests.desk.office import Desk
from tests.servers.telegram import TOKEN, Telegram


def _run() -> int:
    return run(Channel.TELEGRAM)


def test_a_message_arrives_with_its_subject(desk: Desk, bot: Telegram) -> None:
    message = queued(desk, "77", channel=Channel.TELEGRAM)[0]
    _run()
    assert bot.said_to(77)[0].startswith("Klarifikasi: kotak suara tersegel\n\nKotak suara")
    assert state(message) == "sent"


def test_what_is_too_long_is_cut_but_not_the_own_link(desk: Desk, bot: Telegram) -> None:
    one = to("77", Channel.TELEGRAM, personal="\nhttps://sejuk.example/m/rahasia")
    queue("b", desk.polda, Words("Judul", "panjang " * 1000), [one])
    _run()
    said = bot.said_to(77)[0]
    assert len(said) <= LONGEST
    assert said.endswith(" …\nhttps://sejuk.example/m/rahasia")


def test_too_fast_makes_everybody_wait_as_long_as_telegram_says(desk: Desk, bot: Telegram) -> None:
    bot.answers["77"] = 429
    first, second = queued(desk, "77", "78", channel=Channel.TELEGRAM)
    assert _run() == 1
    for one in (first, second):
        one.refresh_from_db()
        assert one.state == "waiting"
        assert one.due_at - first.changed_at >= timedelta(seconds=7)


@pytest.mark.parametrize(
    ("status", "expected"), [(400, "failed"), (403, "failed"), (500, "uncertain"), (0, "uncertain")]
)
def test_answers(desk: Desk, bot: Telegram, status: int, expected: str) -> None:
    bot.answers["77"] = status
    message = queued(desk, "77", channel=Channel.TELEGRAM)[0]
    _run()
    assert state(message) == expected


def test_a_token_that_is_refused_is_no_fault_of_the_message(
    desk: Desk, bot: Telegram, settings: object
) -> None:
    settings.TELEGRAM_TOKEN = "salah"  # type: ignore[attr-defined]
    message = queued(desk, "77", channel=Channel.TELEGRAM)[0]
    _run()
    message.refresh_from_db()
    assert (message.state, message.error) == ("waiting", "login_refused")


def test_without_a_bot_it_says_so(desk: Desk) -> None:
    message = queued(desk, "77", channel=Channel.TELEGRAM)[0]
    _run()
    message.refresh_from_db()
    assert (message.state, message.error) == ("failed", "no_bot")


def test_an_unreachable_server_makes_everybody_wait(desk: Desk, bot: Telegram, settings: object) -> None:
    settings.TELEGRAM_API = "http://127.0.0.1:1"  # type: ignore[attr-defined]
    messages = queued(desk, "77", "78", channel=Channel.TELEGRAM)
    assert _run() == 1
    assert [state(one) for one in messages] == ["waiting", "waiting"]


def test_the_token_reaches_no_log(desk: Desk, bot: Telegram, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    bot.answers["78"] = 0
    queued(desk, "77", "78", channel=Channel.TELEGRAM)
    _run()
    assert Message.objects.filter(state="sent").count() == 1
    assert TOKEN not in caplog.text
