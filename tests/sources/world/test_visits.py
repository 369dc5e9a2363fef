"""Listening to a channel of the demo world."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sejuk.sources.errors import Code, SourceError
from sejuk.sources.items import Cursor, Fetched, Item
from sejuk.sources.outbound import Outbound
from sejuk.sources.registry import connectors
from sejuk.world import WorldStream, build

_CHANNEL = "page-83-info"


def _visit(now: datetime, cursor: Cursor | None = None, **config: object) -> Fetched:
    outbound = Outbound("desk@example.org", now=lambda: now)
    settings = {"seed": 1, "size": "small", "channel": _CHANNEL, **config}
    return connectors()["world"].fetch(settings, cursor or {}, outbound)


@pytest.fixture
def start() -> datetime:
    return build(1).start_at


def test_a_first_visit_brings_everything_since_the_world_began(start: datetime) -> None:
    fetched = _visit(start + timedelta(days=2))
    wanted = WorldStream(build(1)).items(_CHANNEL, start - timedelta(1), start + timedelta(days=2))
    assert [i.external_id for i in fetched.items] == [p.id for p in wanted]
    assert not fetched.not_modified


def test_the_next_visit_goes_on_where_the_last_stopped(start: datetime) -> None:
    first = _visit(start + timedelta(hours=30))
    second = _visit(start + timedelta(hours=50), first.cursor)
    whole = _visit(start + timedelta(hours=50))
    assert [*first.items, *second.items] == whole.items


def test_nothing_new_is_said_to_be_nothing_new(start: datetime) -> None:
    now = start + timedelta(days=1)
    again = _visit(now, _visit(now).cursor)
    assert again.items == []
    assert again.not_modified


def test_a_clock_that_went_back_repeats_nothing(start: datetime) -> None:
    ahead = _visit(start + timedelta(days=2))
    behind = _visit(start + timedelta(days=1), ahead.cursor)
    assert behind.items == []
    assert behind.cursor == ahead.cursor


def test_before_the_world_begins_there_is_nothing(start: datetime) -> None:
    assert _visit(start - timedelta(days=30)).items == []


def test_a_long_absence_is_made_up_in_several_visits_without_a_wait(start: datetime) -> None:
    now, visits = start + timedelta(days=10), 0
    cursor: Cursor = {}
    items: list[Item] = []
    while True:
        fetched = _visit(now, cursor, channel="cari-warga", size="large")
        items += fetched.items
        cursor, visits = fetched.cursor, visits + 1
        if fetched.next_after:
            break
        assert len(fetched.items) >= 2000
    assert visits > 2
    stream = WorldStream(build(1, "large"))
    wanted = [p.id for p in stream.items("cari-warga", start - timedelta(1), now)]
    assert [i.external_id for i in items] == wanted


@pytest.mark.parametrize(
    "cursor", [{"until": "soon"}, {"until": 7}, {"until": "2027-05-04T00:00:00"}, {"x": 1}]
)
def test_a_cursor_that_makes_no_sense_begins_anew(start: datetime, cursor: Cursor) -> None:
    now = start + timedelta(days=1)
    assert _visit(now, cursor).items == _visit(now).items


def test_an_unknown_channel_is_a_setting_to_change(start: datetime) -> None:
    with pytest.raises(SourceError) as raised:
        _visit(start, channel="page-99-info")
    assert raised.value.code is Code.CONFIG_INVALID
    assert raised.value.params == {"field": "channel"}


def test_an_outlet_s_items_have_headline_address_and_the_outlet_as_author(start: datetime) -> None:
    outlet = build(1).outlets[0]
    items = _visit(start + timedelta(days=3), channel=outlet.code).items
    assert items
    for item in items:
        assert item.title
        assert item.url is not None
        assert item.url.startswith(f"https://{outlet.domain}/")
        assert item.account == outlet.code


def test_items_never_show_their_account_and_carry_no_truth(start: datetime) -> None:
    for item in _visit(start + timedelta(days=1)).items:
        assert item.account is not None
        assert item.account not in repr(item)
        assert item.language is None


def test_the_cursor_is_an_aware_time(start: datetime) -> None:
    now = datetime(2027, 5, 5, 3, tzinfo=UTC)
    assert datetime.fromisoformat(str(_visit(now).cursor["until"])) == now


def test_the_connector_shows_only_where_the_demo_world_runs() -> None:
    assert connectors()["world"].manifest.demo
