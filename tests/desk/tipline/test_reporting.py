"""A message becomes a report with a number; the sender hears back once, then the chat is forgotten."""

from __future__ import annotations

from typing import Any

import pytest

from sejuk.desk.cases.models import Report, ReportState
from sejuk.desk.cases.reporting.settling import answer, close
from sejuk.desk.delivery.linking import polling
from sejuk.desk.delivery.linking.polling import poll
from sejuk.desk.delivery.models import Channel, Message
from sejuk.desk.delivery.services.sending import deliver
from sejuk.desk.listening.models import Post, Source, TipMessage
from sejuk.desk.organisation.models import Role
from sejuk.desk.tipline.hashing import REPORTS, forget_keys
from sejuk.desk.tipline.models import DayKey
from tests.desk.office import Desk
from tests.servers.telegram import Telegram

WORDS = "Kabarnya kotak suara di gudang kecamatan Telaga Utara dibuka malam hari tanpa saksi"
CHAT = 5_012_345_678


@pytest.fixture(autouse=True)
def _listening(line: Source) -> None:
    """The tip-line is open."""


def send() -> None:
    """Send what waits."""
    deliver(Channel.TELEGRAM, seconds=60, sleep=lambda _seconds: None)


def pressed(bot: Telegram, chat: int = CHAT, words: str = WORDS, **more: Any) -> None:
    """Somebody sends a message and makes a report of it with the button."""
    message = bot.write(chat, words, **more)
    poll()
    bot.press(chat, under=message)
    poll()
    send()


def test_the_button_makes_a_report_and_says_its_number(desk: Desk, bot: Telegram) -> None:
    pressed(bot)
    report = Report.objects.get()
    assert (report.text, report.state, report.kind) == (WORDS, ReportState.RECEIVED, Report.Kind.PUBLIC)
    assert report.number in bot.said_to(CHAT)[-1]
    assert len(bot.let_go) == 1


def test_pressing_twice_is_one_report_with_one_number(desk: Desk, bot: Telegram) -> None:
    message = bot.write(CHAT, WORDS)
    poll()
    for _press in range(3):
        bot.press(CHAT, under=message, at=0)
    poll()
    send()
    assert Report.objects.count() == TipMessage.objects.count() == 1
    numbers = [said for said in bot.said_to(CHAT) if Report.objects.get().number in said]
    assert len(numbers) == 3  # each press is answered, with the same number


@pytest.mark.parametrize("how", ["reply", "words"])
def test_the_command_does_the_same(desk: Desk, bot: Telegram, how: str) -> None:
    message = bot.write(CHAT, WORDS)
    if how == "reply":
        bot.write(CHAT, "/lapor", reply_to_message=message)
    else:
        bot.write(CHAT, f"/lapor {WORDS}")
    poll()
    assert Report.objects.get().text == WORDS


def test_a_button_whose_message_is_gone_asks_for_it_again(desk: Desk, bot: Telegram) -> None:
    bot.write(CHAT, WORDS)
    poll()
    bot.press(CHAT)
    poll()
    assert "Kirim sekali lagi" in bot.said_to(CHAT)[-1]
    assert not Report.objects.exists()


def test_the_sender_hears_back_once_and_is_forgotten(desk: Desk, bot: Telegram) -> None:
    pressed(bot)
    report = Report.objects.get()
    head = desk.member(Role.HEAD)
    for _click in range(2):
        answer(head, report.pk, "Kotak suara tersegel; berita acaranya terbuka untuk umum.")
    send()
    send()
    told = [said for said in bot.said_to(CHAT) if "Kotak suara tersegel" in said]
    assert len(told) == 1
    assert report.number in told[0]
    report.refresh_from_db()
    assert bytes(report.contact) == b""
    assert not Message.objects.exclude(address="").exists()


def test_a_report_that_is_closed_is_told_too(desk: Desk, bot: Telegram) -> None:
    pressed(bot)
    close(desk.member(Role.HEAD), Report.objects.get().pk, "Tidak ada yang perlu dikerjakan di sini.")
    send()
    assert "Tidak ada yang perlu dikerjakan" in bot.said_to(CHAT)[-1]


def test_an_outage_is_waited_out(desk: Desk, bot: Telegram) -> None:
    pressed(bot)
    bot.answers[str(CHAT)] = 429
    answer(desk.member(Role.HEAD), Report.objects.get().pk, "Kotak suara tersegel sejak kemarin.")
    send()
    assert Message.objects.filter(state="waiting").count() == 1


def test_stop_forgets_at_once_and_nothing_more_arrives(desk: Desk, bot: Telegram) -> None:
    pressed(bot)
    pressed(bot, chat=77, words="Kabarnya surat suara tercecer di jalan menuju kecamatan Muara")
    bot.write(CHAT, "/stop")
    poll()
    mine, other = Report.objects.order_by("pk")
    assert bytes(mine.contact) == b""
    assert bytes(other.contact) != b""
    answer(desk.member(Role.HEAD), mine.pk, "Kotak suara tersegel sejak kemarin.")
    send()
    assert all("Kotak suara tersegel" not in said for said in bot.said_to(CHAT))


def test_stop_also_calls_back_what_waits(desk: Desk, bot: Telegram) -> None:
    pressed(bot)
    answer(desk.member(Role.HEAD), Report.objects.get().pk, "Kotak suara tersegel sejak kemarin.")
    bot.write(CHAT, "/stop")
    poll()
    send()
    assert all("Kotak suara tersegel" not in said for said in bot.said_to(CHAT))
    assert not Message.objects.exclude(address="").exists()


def test_a_message_enters_no_narrative_before_three_sent_it(desk: Desk, bot: Telegram) -> None:
    for chat in (11, 12, 12):
        pressed(bot, chat=chat)
    assert not Post.objects.exists()
    pressed(bot, chat=13)
    assert Post.objects.count() == 3


def test_one_with_a_public_address_enters(desk: Desk, bot: Telegram) -> None:
    pressed(bot, words=f"{WORDS} https://kabar.example/kotak-suara")
    assert Post.objects.count() == 1
    assert Report.objects.get().address == "https://kabar.example/kotak-suara"


def test_a_public_channels_post_has_its_address_and_a_group_has_none(desk: Desk, bot: Telegram) -> None:
    channel = {"type": "channel", "chat": {"id": -5, "username": "kabar_teduh"}, "message_id": 42}
    pressed(bot, forward_origin=channel)
    group = {"type": "chat", "sender_chat": {"id": -6, "title": "Keluarga Besar"}}
    pressed(bot, words=f"Katanya {WORDS} dan dipindah", forward_origin=group)
    first, second = Report.objects.order_by("pk")
    assert first.address == "telegram:kabar_teduh/42"
    assert second.address == ""
    assert "Keluarga Besar" not in repr(Report.objects.values())


def test_a_chat_reports_a_few_times_an_hour(desk: Desk, bot: Telegram) -> None:
    for number in range(REPORTS + 2):
        bot.write(CHAT, f"/lapor {WORDS} pada hari ke-{number} menurut selebaran lain")
    poll()
    assert Report.objects.count() == REPORTS
    assert "Terlalu banyak" in bot.said_to(CHAT)[-1]


def test_too_short_says_so(desk: Desk, bot: Telegram) -> None:
    bot.write(CHAT, "/lapor curang")
    poll()
    assert "terlalu pendek" in bot.said_to(CHAT)[-1]


def test_the_key_of_a_day_ends_with_it(desk: Desk, bot: Telegram) -> None:
    from datetime import timedelta

    from sejuk.desk import clock

    pressed(bot)
    assert DayKey.objects.count() == 1
    assert forget_keys(clock.now()) == 0
    assert forget_keys(clock.now() + timedelta(days=1)) == 1


class _Died(BaseException):
    """The reader's process ends here."""


@pytest.mark.parametrize("moment", ["before_commit", "after_commit"])
def test_a_reader_that_dies_in_the_middle_takes_nothing_twice(
    desk: Desk, bot: Telegram, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    bot.write(CHAT, f"/lapor {WORDS}")
    bot.write(CHAT, "Kabarnya jadwal debat calon gubernur dipindah ke hari lain")

    def dies(*_all: Any) -> None:
        raise _Died

    with monkeypatch.context() as broken:
        if moment == "before_commit":
            broken.setattr(polling, "_guarded", dies)
        else:
            broken.setattr(polling, "_say", dies)
        with pytest.raises(_Died):
            poll()
    for _again in range(3):
        poll()
        send()
    assert Report.objects.count() == 1
    number = Report.objects.get().number
    assert sum(number in said for said in bot.said_to(CHAT)) == 1
    lookups = [said for said in bot.said_to(CHAT) if "Belum ada klarifikasi" in said]
    # What was taken when the reader died is not answered a second time; at most one answer is lost.
    assert len(lookups) == (1 if moment == "before_commit" else 0)


def test_a_chat_that_an_answer_does_not_reach_is_forgotten_within_a_day(desk: Desk, bot: Telegram) -> None:
    from datetime import timedelta

    from sejuk.desk import clock
    from sejuk.desk.tipline.stopping import forget_old

    pressed(bot)
    bot.answers[str(CHAT)] = 403
    answer(desk.member(Role.HEAD), Report.objects.get().pk, "Kotak suara tersegel sejak kemarin.")
    send()
    forget_old(clock.now())
    assert Message.objects.exclude(address="").count() == 1
    forget_old(clock.now() + timedelta(days=1, minutes=1))
    assert not Message.objects.exclude(address="").exists()
