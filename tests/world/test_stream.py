"""Posts on demand: live, in bulk, and after the plan's end."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.world import World, WorldPost, WorldStream, build

_HOUR = timedelta(hours=1)
_STREAM = WorldStream(build(1))


def test_the_same_seed_gives_the_same_posts_whoever_asks(world: World, posts: list[WorldPost]) -> None:
    again = WorldStream(build(1))
    assert [again.day(d) for d in (5, 0, 21)] == [
        [p for p in posts if p.id.startswith(f"w1-{d:04d}-")] for d in (5, 0, 21)
    ]


def test_live_steps_give_exactly_what_a_batch_gives(world: World, stream: WorldStream) -> None:
    begin, end = world.history_until - 30 * _HOUR, world.history_until + 40 * _HOUR
    batch = [p.id for p in stream.items(None, begin, end)]
    live, at, fresh = list[str](), begin, WorldStream(world)
    while at < end:
        step = min(at + timedelta(minutes=17), end)
        live += [p.id for p in fresh.items(None, at, step)]
        at = step
    assert live == batch
    assert len(batch) > 1500


@given(cuts=st.lists(st.integers(0, 86_400 * 2), max_size=6))
def test_however_time_is_cut_nothing_is_lost_or_doubled(cuts: list[int]) -> None:
    start = _STREAM.world.start_at
    moments = [
        start - _HOUR,
        *(start + timedelta(seconds=c) for c in sorted(cuts)),
        start + timedelta(days=2),
    ]
    pieces = [p.id for a, b in pairwise(moments) for p in _STREAM.items("cari-warga", a, b)]
    assert pieces == [p.id for p in _STREAM.items("cari-warga", moments[0], moments[-1])]


def test_every_post_is_heard_on_a_channel_of_the_world(world: World, posts: list[WorldPost]) -> None:
    channels = {c.code for c in world.channels}
    assert {p.channel for p in posts} | {p.also for p in posts if p.also} <= channels
    assert Counter(p.channel for p in posts).keys() == channels


def test_some_items_are_found_twice_with_the_same_address(world: World, stream: WorldStream) -> None:
    day = (world.start_at, world.start_at + timedelta(days=6))
    page = {p.url for c in world.channels if c.kind == "public_page" for p in stream.items(c.code, *day)}
    search = {p.url for c in world.channels if c.kind == "keyword" for p in stream.items(c.code, *day)}
    assert 10 < len(page & search) < 0.2 * len(page)


def test_the_world_goes_on_after_its_plan(world: World, stream: WorldStream) -> None:
    later = [p for day in (24, 60, 400) for p in stream.day(day)]
    assert all(300 < len(stream.day(day)) < 1500 for day in (24, 60, 400))
    assert len({p.id for p in later}) == len(later)
    assert {"noise", "news"} <= {p.kind for p in later}
    assert later == [p for day in (24, 60, 400) for p in WorldStream(world).day(day)]


def test_the_second_cycle_plants_its_own_events(world: World, stream: WorldStream) -> None:
    told = {p.event for day in range(24, 48) for p in stream.day(day) if p.event}
    assert not {e.code for e in world.events if e.end < world.end_at} & told
    assert any(code.startswith("rumour_") and "-2" in code for code in told)


def test_after_the_national_polling_day_people_speak_of_the_regional_one(
    world: World, stream: WorldStream
) -> None:
    names = {c.name for k in world.elections[1].contests for c in k.contestants}
    last = (world.elections[0].polling_day - world.start_at.date()).days
    after = " ".join(p.full_text for day in range(last + 5, last + 20) for p in stream.day(day))
    assert sum(name in after for name in names) >= 2


def test_before_the_world_there_is_nothing(world: World, stream: WorldStream) -> None:
    early = world.start_at - timedelta(days=9)
    assert list(stream.items(None, early, world.start_at - timedelta(seconds=1))) == []


def test_events_of_a_span_touch_it(world: World, stream: WorldStream) -> None:
    begin, end = world.start_at + timedelta(days=5), world.start_at + timedelta(days=7)
    found = stream.events(5, 6)
    assert found
    assert all(e.start < end and e.end > begin for e in found)


@pytest.mark.slow
def test_a_large_world_has_more_than_200000_posts() -> None:
    stream = WorldStream(build(1, "large"))
    assert sum(len(stream.day(day)) for day in range(stream.world.size.days)) > 200_000
