"""A Telegram chat is connected by its owner's own hand, and cut the same way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.desk import clock
from sejuk.desk.delivery.linking import polling
from sejuk.desk.delivery.linking.codes import chat_of, connect, start
from sejuk.desk.delivery.linking.polling import poll
from sejuk.desk.delivery.models import BotCursor, LinkCode, TelegramChat
from sejuk.desk.delivery.services.forgetting import expire, forget, owner_of
from sejuk.desk.organisation.models import Role
from tests.desk.office import Desk
from tests.servers.telegram import Telegram


def test_a_code_connects_once(desk: Desk, bot: Telegram) -> None:
    code = start("member:1")
    assert code.url == f"https://t.me/sejuk_contoh_bot?start={code.code}"
    bot.write(501, f"/start {code.code}")
    bot.write(666, f"/start {code.code}")
    assert poll() == 2
    assert chat_of("member:1") == "501"
    assert "Terhubung" in bot.said_to(501)[0]
    assert "tidak berlaku" in bot.said_to(666)[0]


def test_what_was_read_is_not_read_again(desk: Desk, bot: Telegram) -> None:
    bot.write(501, "/start salah")
    assert (poll(), poll()) == (1, 0)
    assert BotCursor.objects.get().offset == 101
    assert len(bot.sent) == 1


def test_a_new_code_voids_the_old_one_and_age_voids_both(desk: Desk) -> None:
    old, new = start("member:1"), start("member:1")
    assert not connect(old.code, "1")
    LinkCode.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert not connect(new.code, "1")
    expire(clock.now())
    assert not LinkCode.objects.exists()


def test_stop_cuts_it(desk: Desk, bot: Telegram) -> None:
    connect(start("member:1").code, "501")
    bot.write(501, "/stop")
    poll()
    assert chat_of("member:1") == ""
    assert "Terputus" in bot.said_to(501)[0]


def test_groups_connect_nothing_and_words_are_kept_nowhere(desk: Desk, bot: Telegram) -> None:
    code = start("member:1")
    bot.write(-9, f"/start {code.code}", kind="group")
    bot.write(501, "Tolong, kabar ini benar?")
    poll()
    assert not TelegramChat.objects.exists()
    assert bot.said_to(-9) == []


def test_where_no_room_listens_the_bot_says_so(
    desk: Desk, bot: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "_LISTENERS", [])
    bot.write(501, "Tolong, kabar ini benar?")
    poll()
    assert "tidak membaca pesan" in bot.said_to(501)[0]


def test_a_bot_that_is_away_is_asked_later(desk: Desk, bot: Telegram, settings: object) -> None:
    settings.TELEGRAM_API = "http://127.0.0.1:1"  # type: ignore[attr-defined]
    assert poll() == 0
    settings.TELEGRAM_API, settings.TELEGRAM_TOKEN = bot.url, "salah"  # type: ignore[attr-defined]
    assert poll() == 0


def test_who_is_forgotten_has_no_chat_and_no_code(desk: Desk) -> None:
    connect(start("partner:1").code, "501")
    start("partner:1")
    forget("partner:1")
    assert not TelegramChat.objects.exists()
    assert not LinkCode.objects.exists()


def test_a_member_whose_doors_close_is_forgotten(desk: Desk) -> None:
    leaves, stays = desk.member(Role.EDITOR), desk.member(Role.HEAD)
    for number, member in enumerate((leaves, stays), start=501):
        connect(start(owner_of(member)).code, str(number))
    start(owner_of(leaves))
    desk.client(Role.ADMINISTRATOR).post(f"/anggota/{leaves.pk}/aktif/", {"aktif": "0"})
    assert chat_of(owner_of(leaves)) == ""
    assert not LinkCode.objects.exists()
    assert chat_of(owner_of(stays)) == "502"


def test_who_may_not_close_the_doors_makes_nobody_forget(desk: Desk) -> None:
    head = desk.member(Role.HEAD)
    connect(start(owner_of(head)).code, "501")
    desk.client(Role.ADMINISTRATOR, desk.polres).post(f"/anggota/{head.pk}/aktif/", {"aktif": "0"})
    assert chat_of(owner_of(head)) == "501"
