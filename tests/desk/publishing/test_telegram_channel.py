"""A public Telegram channel, against a server that speaks the bot API."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sejuk.desk.publishing.channels.job import Done, Target
from sejuk.desk.publishing.channels.telegram.send import check, correct, publish, withdraw
from tests.desk.publishing.items import corrected, job
from tests.servers.telegram import TOKEN
from tests.servers.telegram_channel import CHANNEL, TelegramChannel, telegram_channel

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

_ADDRESS = f"https://t.me/{CHANNEL.lstrip('@')}"


@pytest.fixture
def server(settings: Settings) -> Iterator[TelegramChannel]:
    with telegram_channel() as made:
        settings.TELEGRAM_API = made.url
        yield made


@pytest.fixture
def target() -> Target:
    return Target(1, "telegram", _ADDRESS, "", TOKEN)


def test_a_message_goes_out_with_its_proof(server: TelegramChannel, target: Target) -> None:
    assert publish(job(target)) == Done(f"{_ADDRESS}/1", "1")
    assert "Segelnya diperiksa bersama saksi." in server.standing()[0]


@pytest.mark.parametrize("address", [f"https://t.me/s/{CHANNEL[1:]}", f"{_ADDRESS}/", _ADDRESS])
def test_the_listed_address_names_the_channel(server: TelegramChannel, target: Target, address: str) -> None:
    assert isinstance(publish(job(replace(target, address=address))), Done)


@pytest.mark.parametrize(
    ("fault", "verb"),
    [
        ("reset", "lost"),
        ("reset_after", "lost"),
        ("500", "lost"),
        ("500_after", "lost"),
        ("429", "not_taken"),
    ],
)
def test_without_an_answer_nobody_knows(
    server: TelegramChannel, target: Target, fault: str, verb: str
) -> None:
    server.faults.append(fault)
    outcome = publish(job(target))
    assert not isinstance(outcome, Done)
    assert outcome.verb == verb


def test_it_stays_away_as_long_as_it_is_asked_to(server: TelegramChannel, target: Target) -> None:
    server.faults.append("429")
    outcome = publish(job(target))
    assert not isinstance(outcome, Done)
    assert outcome.wait == timedelta(seconds=7)


def test_a_correction_edits_and_may_be_repeated(server: TelegramChannel, target: Target) -> None:
    publish(job(target))
    for _twice in range(2):
        assert isinstance(correct(job(target, corrected(), remote_id="1")), Done)
    assert server.messages[1].edits == 1
    assert "Koreksi:" in server.standing()[0]


def test_a_withdrawal_deletes_and_may_be_repeated(server: TelegramChannel, target: Target) -> None:
    publish(job(target))
    for _twice in range(2):
        assert isinstance(withdraw(job(target, remote_id="1")), Done)
    assert server.standing() == []


def test_what_cannot_be_deleted_says_that_it_was_withdrawn(server: TelegramChannel, target: Target) -> None:
    publish(job(target))
    server.may_delete = False
    for _twice in range(2):
        assert isinstance(withdraw(job(target, remote_id="1")), Done)
    assert server.standing()[0].startswith("Ditarik kembali: Kotak suara")


def test_a_message_that_somebody_deleted_is_told_to_people(server: TelegramChannel, target: Target) -> None:
    publish(job(target))
    server.messages[1].is_deleted = True
    outcome = correct(job(target, corrected(), remote_id="1"))
    assert not isinstance(outcome, Done)
    assert (outcome.verb, outcome.error) == ("refused", "gone")


def test_the_door_is_tried_without_publishing(server: TelegramChannel, target: Target) -> None:
    assert check(target) == Done(_ADDRESS)
    server.may_post = False
    refused = check(target)
    assert not isinstance(refused, Done)
    assert refused.error == "may_not_post"
    assert server.messages == {}


def test_without_a_bot_there_is_no_door(target: Target) -> None:
    nobody = check(replace(target, secret=""))
    assert not isinstance(nobody, Done)
    assert nobody.error == "no_bot"
