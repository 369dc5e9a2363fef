"""A message to the bot gets the nearest clarification, or the offer of a report; nothing is kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from sejuk.desk.cases.models import Report
from sejuk.desk.delivery.linking.codes import chat_of, start
from sejuk.desk.delivery.linking.polling import poll
from sejuk.desk.delivery.models import BotCursor, Message, Text
from sejuk.desk.listening.models import Post, Source, SourceState, TipMessage
from sejuk.desk.tipline.hashing import MESSAGES
from tests.desk.factchecks.given import ITEM, REVIEW, a_factcheck, an_own
from tests.desk.office import Desk
from tests.servers.telegram import Telegram

RUMOUR = "Awas! tinta pemilu di kab. Teduh bisa dihapus pakai minyak kelapa, orang nyoblos dua kali. Sebarkan"
CHAT = 5_012_345_678


def said(bot: Telegram, chat: int = CHAT) -> str:
    """What the bot answered last, after reading its post."""
    poll()
    return bot.said_to(chat)[-1]


def test_a_rumour_gets_its_clarification_with_link_and_how_near(
    desk: Desk, bot: Telegram, line: Source
) -> None:
    a_factcheck(desk)
    bot.write(CHAT, RUMOUR)
    answer = said(bot)
    for words in (
        REVIEW.claim,
        "Hasil: SALAH",
        REVIEW.publisher,
        REVIEW.url,
        "Kemiripan menurut mesin",
        "tinta",
    ):
        assert words in answer
    assert bot.sent[-1]["reply_parameters"]["message_id"] == 100


def test_an_address_gets_what_was_found_about_it(desk: Desk, bot: Telegram, line: Source) -> None:
    a_factcheck(desk)
    bot.write(CHAT, "https://x.com/siapa_saja/status/1234567890")
    answer = said(bot)
    assert "sangat mungkin sudah diperiksa" in answer
    assert "Alamatnya sama." in answer


def test_where_nothing_is_near_a_report_is_offered(desk: Desk, bot: Telegram, line: Source) -> None:
    an_own(desk)
    bot.write(CHAT, "Kabarnya jadwal debat calon gubernur dipindah ke hari Minggu")
    assert "Belum ada klarifikasi" in said(bot)
    assert bot.sent[-1]["reply_markup"]["inline_keyboard"][0][0]["text"] == "Jadikan laporan"


def test_without_an_open_line_nothing_can_be_reported_but_looked_up(
    desk: Desk, bot: Telegram, line: Source
) -> None:
    Source.objects.filter(pk=line.pk).update(state=SourceState.PAUSED, state_reason="libur")
    an_own(desk)
    bot.write(CHAT, ITEM.claim)
    assert "sedang tidak dibuka" in said(bot)
    assert "reply_markup" not in bot.sent[-1]


def test_of_what_is_looked_up_nothing_is_stored(desk: Desk, bot: Telegram, line: Source) -> None:
    a_factcheck(desk)
    words = "minyak kelapa rahasia tetangga saya"
    bot.write(CHAT, f"{RUMOUR} {words}")
    poll()
    for model in (Report, TipMessage, Post, Message, Text):
        assert not model.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' "
            "AND data_type IN ('text', 'character varying', 'jsonb')"
        )
        for (table,) in set(cursor.fetchall()):
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s OR t::text LIKE %s',
                           [f"%{words}%", f"%{CHAT}%"])  # fmt: skip
            assert cursor.fetchone() == (0,), table


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({"text": "", "photo": [{"file_id": "x"}]}, "membaca teks"),
        ({"text": "", "voice": {"file_id": "x"}}, "membaca teks"),
        ({"text": "", "location": {"latitude": 1}}, "sebagai teks"),
        ({"text": "", "document": {"file_name": "WhatsApp Chat dengan Keluarga.txt"}}, "ekspor percakapan"),
        ({"text": "", "document": {"file_name": "a.zip"}, "caption": RUMOUR}, "ekspor percakapan"),
        (
            {"text": "[12/03/26, 21:05] Ibu: benar?\n[12/03/26, 21:06] Paman: katanya begitu"},
            "salinan percakapan",
        ),
        ({"text": "Ibu: benar?\nPaman: katanya\nIbu: waduh\nBibi: sebarkan"}, "salinan percakapan"),
        ({"text": "panjang " * 600}, "terlalu panjang"),
        ({"text": "/lapor"}, "Balas pesan"),
        ({"text": "/start"}, "Halo."),
        ({"text": "/bantuan"}, "tidak disimpan"),
    ],
)
def test_what_cannot_be_taken_says_what_to_do(
    desk: Desk, bot: Telegram, line: Source, message: dict[str, Any], words: str
) -> None:
    bot.write(CHAT, message.pop("text"), **message)
    assert words in said(bot)
    assert not Report.objects.exists()


def test_the_words_under_a_picture_are_read_and_an_album_is_answered_once(
    desk: Desk, bot: Telegram, line: Source
) -> None:
    a_factcheck(desk)
    bot.write(CHAT, "", photo=[{}], media_group_id="7", caption=RUMOUR)
    bot.write(CHAT, "", photo=[{}], media_group_id="7")
    poll()
    assert len(bot.said_to(CHAT)) == 1
    assert REVIEW.claim in bot.said_to(CHAT)[0]


def test_groups_and_channels_are_not_listened_to(desk: Desk, bot: Telegram, line: Source) -> None:
    a_factcheck(desk)
    bot.write(-9, RUMOUR, kind="group")
    bot.write(-10, RUMOUR, kind="supergroup")
    poll()
    assert bot.sent == []


def test_one_reader_serves_codes_and_the_tip_line(desk: Desk, bot: Telegram, line: Source) -> None:
    a_factcheck(desk)
    code = start("member:1")
    bot.write(CHAT, f"/start {code.code}")
    bot.write(CHAT, RUMOUR)
    assert poll() == 2
    assert chat_of("member:1") == str(CHAT)
    assert "Terhubung" in bot.said_to(CHAT)[0]
    assert REVIEW.claim in bot.said_to(CHAT)[1]


def test_who_floods_is_told_once_and_others_are_served(desk: Desk, bot: Telegram, line: Source) -> None:
    for number in range(MESSAGES + 5):
        bot.write(CHAT, f"pesan nomor {number} yang dikirim terus-menerus")
    bot.write(77, "Kabarnya jadwal debat calon gubernur dipindah")
    poll()
    assert len(bot.said_to(CHAT)) == MESSAGES + 1
    assert "Terlalu banyak" in bot.said_to(CHAT)[-1]
    assert "Belum ada klarifikasi" in bot.said_to(77)[0]


@pytest.mark.parametrize(
    "item",
    [
        {},
        {"message": None},
        {"message": {"chat": {"id": "x", "type": "private"}}},
        {"message": {"chat": {"id": 1, "type": "private"}, "text": 5}},
        {"message": {"chat": {"id": 1, "type": "private"}, "text": "x", "entities": [3, {"url": 4}]}},
        {
            "message": {
                "chat": {"id": 1, "type": "private"},
                "text": "x",
                "forward_origin": {"type": "channel"},
            }
        },
        {"callback_query": {"id": "1"}},
        {"callback_query": {"id": "1", "data": "lain", "message": {"chat": {"id": 1, "type": "private"}}}},
        {"edited_message": {"chat": {"id": 1, "type": "private"}, "text": "x"}},
    ],
)
def test_a_strange_item_is_passed_over_and_the_next_is_read(
    desk: Desk, bot: Telegram, line: Source, item: dict[str, Any]
) -> None:
    bot.updates.append({"update_id": 100, **item})
    bot.write(CHAT, "Kabarnya jadwal debat calon gubernur dipindah")
    poll()
    assert len(bot.said_to(CHAT)) == 1
    assert BotCursor.objects.get().offset == 102


def test_an_item_that_breaks_us_stops_nothing_and_is_not_logged(
    desk: Desk, bot: Telegram, line: Source, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from sejuk.desk.factchecks.matching import nearest as real
    from sejuk.desk.tipline import hearing

    def breaks(text: str, top: int) -> Any:
        if "rahasia" in text:
            raise RuntimeError(text)
        return real(text, top)

    monkeypatch.setattr(hearing, "nearest", breaks)
    bot.write(CHAT, "pesan rahasia yang merusak")
    bot.write(CHAT, "Kabarnya jadwal debat calon gubernur dipindah")
    poll()
    assert len(bot.said_to(CHAT)) == 1
    assert "rahasia" not in caplog.text
    assert str(CHAT) not in caplog.text


def test_after_a_quiet_week_items_that_are_numbered_anew_are_read(
    desk: Desk, bot: Telegram, line: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from sejuk.desk import clock

    bot.first = 900_000
    bot.write(CHAT, "Kabarnya jadwal debat calon gubernur dipindah")
    poll()
    later = clock.now() + timedelta(days=8)
    monkeypatch.setattr(clock, "now", lambda: later)
    bot.updates.clear()
    bot.first = 100
    bot.write(CHAT, "Kabarnya jadwal debat calon gubernur dipindah lagi")
    poll()
    poll()
    assert len(bot.said_to(CHAT)) == 2
