"""Mastodon, against a server that speaks its API."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sejuk.desk.publishing.channels.job import ABSENT, Done, Target
from sejuk.desk.publishing.channels.mastodon.send import check, correct, find, publish, withdraw
from tests.desk.publishing.items import ITEM, PAGE, corrected, job
from tests.servers.mastodon import TOKEN, Mastodon, mastodon_server

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Settings) -> Iterator[Mastodon]:
    with mastodon_server() as made:
        settings.CHANNEL_HOSTS = frozenset({made.url.partition("://")[2]})
        yield made


@pytest.fixture
def target(server: Mastodon) -> Target:
    return Target(1, "mastodon", server.account, "", TOKEN)


def test_a_status_goes_out_with_its_proof(server: Mastodon, target: Target) -> None:
    done = publish(job(target))
    assert done == Done(f"{server.account}/100", "100")
    assert PAGE in server.standing()[0]
    assert "Hasil pemeriksaan: Keliru" in server.standing()[0]


def test_the_same_key_makes_one_status(server: Mastodon, target: Target) -> None:
    assert publish(job(target)) == publish(job(target))
    assert server.counts[PAGE] == 1


def test_once_the_key_is_forgotten_the_page_is_what_finds_it(server: Mastodon, target: Target) -> None:
    server.remembers = timedelta(0)
    server.faults.append("reset_after")
    lost = publish(job(target))
    assert not isinstance(lost, Done)
    assert lost.verb == "lost"
    assert find(job(target)) == Done(f"{server.account}/100", "100")
    assert publish(job(target, key="lain")) != Done(f"{server.account}/100", "100")


def test_what_is_not_there_is_certainly_not_there(server: Mastodon, target: Target) -> None:
    server.faults.append("reset")
    assert not isinstance(publish(job(target)), Done)
    assert find(job(target)) == ABSENT


def test_it_is_found_behind_many_others(server: Mastodon, target: Target) -> None:
    publish(job(target))
    for number in range(95):
        server.faults.clear()
        publish(job(target, key=f"lain-{number}", page=f"https://sejuk.example/klarifikasi/{number + 900}/"))
    assert find(job(target)) == Done(f"{server.account}/100", "100")


def test_a_page_whose_address_begins_alike_is_another(server: Mastodon, target: Target) -> None:
    publish(job(target, page=f"{PAGE}2/"))
    assert find(job(target)) == ABSENT


def test_a_correction_edits_and_may_be_repeated(server: Mastodon, target: Target) -> None:
    done = publish(job(target))
    assert isinstance(done, Done)
    again = job(target, corrected(), remote_id=done.remote_id)
    assert correct(again) == correct(again) == done
    assert server.statuses[100].edits == 1
    assert "Koreksi:" in server.standing()[0]


def test_a_withdrawal_deletes_and_may_be_repeated(server: Mastodon, target: Target) -> None:
    publish(job(target))
    for _twice in range(2):
        assert isinstance(withdraw(job(target, remote_id="100")), Done)
    assert server.standing() == []


@pytest.mark.parametrize(
    ("fault", "verb", "error"),
    [
        ("429", "not_taken", "not_now"),
        ("500", "lost", "lost"),
        ("reset", "lost", "lost"),
        ("reset_after", "lost", "lost"),
    ],
)
def test_what_goes_wrong_is_told_apart(
    server: Mastodon, target: Target, fault: str, verb: str, error: str
) -> None:
    server.faults.append(fault)
    outcome = publish(job(target))
    assert not isinstance(outcome, Done)
    assert (outcome.verb, outcome.error) == (verb, error)


def test_a_full_window_is_waited_out(server: Mastodon, target: Target) -> None:
    server.faults.append("429")
    outcome = publish(job(target))
    assert not isinstance(outcome, Done)
    assert outcome.wait == timedelta(seconds=7)
    assert outcome.everybody


def test_nobody_there_is_certain(target: Target, settings: Settings) -> None:
    settings.CHANNEL_HOSTS = frozenset({"tidak-ada.invalid"})
    outcome = publish(job(replace(target, address="http://tidak-ada.invalid/@humas")))
    assert not isinstance(outcome, Done)
    assert (outcome.verb, outcome.error) == ("not_taken", "unreachable")


def test_no_key_goes_over_a_line_that_others_read(target: Target, settings: Settings) -> None:
    settings.CHANNEL_HOSTS = frozenset()
    outcome = publish(job(target))
    assert not isinstance(outcome, Done)
    assert outcome.error == "not_https"


def test_the_inside_is_not_asked(server: Mastodon, target: Target, settings: Settings) -> None:
    settings.CHANNEL_HOSTS = frozenset()
    outcome = publish(job(replace(target, address="https://127.0.0.1/@humas")))
    assert not isinstance(outcome, Done)
    assert outcome.error == "private_address"
    assert server.asked == []


def test_the_door_is_tried_without_publishing(server: Mastodon, target: Target) -> None:
    assert check(target) == Done(server.account)
    assert server.statuses == {}
    wrong = check(replace(target, secret="salah"))
    assert not isinstance(wrong, Done)
    assert wrong.error == "login_refused"


def test_a_key_of_another_account_opens_nothing(server: Mastodon, target: Target) -> None:
    other = check(replace(target, address=f"{server.url}/@orang_lain"))
    assert not isinstance(other, Done)
    assert other.error == "another_account"


def test_a_key_shows_nowhere(target: Target) -> None:
    assert TOKEN not in repr(job(target, ITEM))
