"""A run that dies at the worst moment: what can be looked for is, what cannot waits for a person.

The same is done to a real worker, a hundred times, in ``tests/slow/test_publishing_kills.py``.
"""

from __future__ import annotations

import pytest

from sejuk.desk import clock
from sejuk.desk.publishing.addresses import page_of
from sejuk.desk.publishing.models import Outlet, Publication, Receipt
from sejuk.desk.publishing.services import working
from sejuk.desk.publishing.services.releasing import release
from tests.desk.publishing.given import Press, at_once, run, state_at
from tests.servers.mastodon import Mastodon
from tests.servers.telegram_channel import TelegramChannel
from tests.servers.wordpress import WordPress

#: A number that no run of this test holds a lock for.
_DEAD = 2_000_000_000

_MOMENTS = pytest.mark.parametrize("told", [False, True], ids=["before it asked", "before it wrote it down"])


def _dies(outlet: Outlet, *, told: bool) -> None:
    """A run claims what is due, perhaps tells the server, and is never heard of again."""
    claimed = working._claim(_DEAD, outlet.pk)
    assert claimed is not None
    if told:
        working._tried(claimed)


def _goes_on() -> None:
    working.settle_dead(clock.now())
    at_once()
    run()
    at_once()
    run()


@_MOMENTS
def test_mastodon_has_it_once(press: Press, mastodon: Mastodon, told: bool) -> None:
    outlet, version = press.on_mastodon(mastodon), press.ready()
    release(press.head, version.response_id, [outlet.pk])
    _dies(outlet, told=told)
    _goes_on()
    assert state_at(outlet) == "sent"
    assert mastodon.counts[page_of(version.response_id)] == 1
    assert Receipt.objects.get(publication__outlet=outlet).kind == ("found" if told else "published")


@_MOMENTS
def test_wordpress_has_it_once(press: Press, wordpress: WordPress, told: bool) -> None:
    outlet, version = press.on_wordpress(wordpress), press.ready()
    release(press.head, version.response_id, [outlet.pk])
    _dies(outlet, told=told)
    _goes_on()
    assert state_at(outlet) == "sent"
    assert wordpress.made[f"sejuk-{version.response_id}"] == 1


@_MOMENTS
def test_telegram_is_left_to_a_person(press: Press, telegram: TelegramChannel, told: bool) -> None:
    outlet, version = press.on_telegram(), press.ready()
    release(press.head, version.response_id, [outlet.pk])
    _dies(outlet, told=told)
    _goes_on()
    assert state_at(outlet) == "uncertain"
    assert len(telegram.messages) == int(told)


@_MOMENTS
def test_a_correction_is_made_once(press: Press, telegram: TelegramChannel, told: bool) -> None:
    outlet = press.on_telegram()
    version = press.out(outlet)
    press.next_edition(version)
    _dies(outlet, told=told)
    _goes_on()
    publication = Publication.objects.get(outlet=outlet)
    assert (publication.state, publication.shown_version) == ("sent", 2)
    assert telegram.messages[1].edits == len(telegram.messages) == 1


@_MOMENTS
def test_a_withdrawal_is_finished(press: Press, mastodon: Mastodon, told: bool) -> None:
    outlet = press.on_mastodon(mastodon)
    version = press.out(outlet)
    press.withdrawn(version)
    _dies(outlet, told=told)
    _goes_on()
    assert state_at(outlet) == "withdrawn"
    assert mastodon.standing() == []


def test_a_text_withdrawn_while_it_may_be_out_is_taken_away(press: Press, mastodon: Mastodon) -> None:
    outlet, version = press.on_mastodon(mastodon), press.ready()
    release(press.head, version.response_id, [outlet.pk])
    _dies(outlet, told=True)
    press.withdrawn(version)
    _goes_on()
    assert state_at(outlet) == "withdrawn"
    assert mastodon.standing() == []


def test_a_text_withdrawn_while_it_is_not_out_is_never_sent(press: Press, mastodon: Mastodon) -> None:
    outlet, version = press.on_mastodon(mastodon), press.ready()
    release(press.head, version.response_id, [outlet.pk])
    _dies(outlet, told=False)
    press.withdrawn(version)
    _goes_on()
    assert state_at(outlet) == "dropped"
    assert mastodon.statuses == {}


def test_a_run_that_lives_is_not_taken_for_dead(press: Press, mastodon: Mastodon) -> None:
    from sejuk.desk.delivery.services.running import running

    outlet, version = press.on_mastodon(mastodon), press.ready()
    release(press.head, version.response_id, [outlet.pk])
    with running(working.LOCKS) as runner:
        assert working._claim(runner, outlet.pk) is not None
        # The lock is this connection's own, so it is asked from another.
        from django.db import connections

        other = connections["default"].copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [working.LOCKS, runner])
            assert cursor.fetchone() == (False,)
        other.close()
    assert state_at(outlet) == "sending"


def test_who_comes_back_too_late_changes_nothing(press: Press, telegram: TelegramChannel) -> None:
    from sejuk.desk.publishing.channels.job import Done
    from sejuk.desk.publishing.services.ending import ended

    outlet, version = press.on_telegram(), press.ready()
    release(press.head, version.response_id, [outlet.pk])
    claimed = working._claim(_DEAD, outlet.pk)
    assert claimed is not None
    working.settle_dead(clock.now())
    ended(claimed, Done("https://t.me/humas_contoh/1", "1"))
    assert state_at(outlet) == "uncertain"
