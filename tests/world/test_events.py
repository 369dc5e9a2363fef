"""What is planted, and that it really shows in the posts."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from sejuk.world import PlantedEvent, World, WorldPost, WorldStream, build
from sejuk.world.planted import cycle_days, planted_events
from sejuk.world.rhythm import curve


def test_event_codes_are_unique_over_cycles(world: World) -> None:
    codes = [e.code for cycle in range(4) for e in planted_events(world, cycle)]
    assert len(set(codes)) == len(codes)


def test_every_event_starts_peaks_and_ends_in_this_order(world: World) -> None:
    assert all(e.start <= e.peak < e.end for e in world.events)


def test_every_rumour_is_answered_by_a_correction_after_its_peak(world: World) -> None:
    answers = {e.about: e for e in world.events if e.kind == "correction"}
    for rumour in (e for e in world.events if e.kind == "rumour"):
        assert answers[rumour.code].start > rumour.peak


def test_a_demo_sees_rumour_criticism_provocation_and_a_debate_live(world: World) -> None:
    live = {
        e.kind for e in world.events if world.history_until <= e.peak < world.end_at and e.kind != "advert"
    }
    assert {"rumour", "criticism", "provocation", "debate", "satire", "brigade"} <= live


def test_an_event_begins_in_one_regency_and_lists_no_region_twice(world: World) -> None:
    codes = {r.code for r in world.regencies}
    for event in world.events:
        assert len(set(event.regions)) == len(event.regions)
        assert set(event.regions) <= codes


def test_later_cycles_bring_the_same_kinds_elsewhere(world: World) -> None:
    first, second = planted_events(world, 0), planted_events(world, 1)
    assert Counter(e.kind for e in first) == Counter(e.kind for e in second)
    assert [e.regions for e in first] != [e.regions for e in second]
    assert all(e.start >= world.start_at + timedelta(days=cycle_days() - 1) for e in second)


def test_the_curve_of_an_event_sums_to_one(world: World) -> None:
    for event in world.events:
        assert sum(curve(event)) == pytest.approx(1)
        assert all(share >= 0 for share in curve(event))


def _told(posts: list[WorldPost], event: PlantedEvent) -> list[WorldPost]:
    return [post for post in posts if post.event == event.code]


def test_about_as_many_posts_as_planned_tell_it(world: World, posts: list[WorldPost]) -> None:
    for event in world.events:
        if event.end <= world.end_at and event.volume >= 60:
            assert len(_told(posts, event)) == pytest.approx(event.volume, rel=0.35), event.code


def test_posts_of_an_event_lie_between_its_start_and_end(world: World, posts: list[WorldPost]) -> None:
    events = {e.code: e for e in world.events}
    for post in posts:
        if post.event:
            slack = timedelta(hours=1)
            assert events[post.event].start - slack <= post.published_at <= events[post.event].end + slack


def test_a_rumour_rises_to_its_peak_and_fades(world: World, posts: list[WorldPost]) -> None:
    for rumour in (e for e in world.events if e.kind == "rumour" and e.end <= world.end_at):
        times = [post.published_at for post in _told(posts, rumour)]
        third = (rumour.end - rumour.peak) / 3
        around = sum(rumour.peak - third / 2 <= t <= rumour.peak + third for t in times)
        late = sum(t > rumour.end - third for t in times)
        assert around > 4 * late


def test_a_rumour_spreads_from_its_origin(world: World, posts: list[WorldPost]) -> None:
    for rumour in (e for e in world.events if e.kind == "rumour" and e.end <= world.end_at):
        told = [p for p in _told(posts, rumour) if p.region and len(p.region) == 5]
        early, late = told[: len(told) // 5], told[len(told) // 2 :]
        assert Counter(p.region for p in told).most_common(1)[0][0] == rumour.regions[0]
        assert len({p.region for p in late}) >= len({p.region for p in early})


def test_a_brigade_copies_one_text_from_many_accounts_within_half_an_hour(
    world: World, posts: list[WorldPost]
) -> None:
    for brigade in (e for e in world.events if e.kind == "brigade"):
        told = _told(posts, brigade)
        assert told[-1].published_at - told[0].published_at <= timedelta(minutes=30)
        assert len({p.account for p in told}) > 0.8 * len(told)
        most = Counter(p.text for p in told).most_common(1)[0][1]
        assert most >= 5


def test_waves_of_criticism_are_as_large_as_rumours(posts: list[WorldPost]) -> None:
    kinds = Counter(post.kind for post in posts)
    assert kinds["criticism"] > 1500
    assert kinds["criticism"] > 0.8 * kinds["rumour"]


def test_a_debate_night_bursts(world: World, stream: WorldStream) -> None:
    debate = next(e for e in world.events if e.kind == "debate")
    hour = timedelta(hours=1)
    during = sum(1 for _ in stream.items(None, debate.peak - hour, debate.peak + hour))
    week_before = sum(
        1 for _ in stream.items(None, debate.peak - 168 * hour - hour, debate.peak - 168 * hour + hour)
    )
    assert during > 1.8 * week_before


def test_corrections_come_from_offices_outlets_and_the_fact_checker(
    world: World, posts: list[WorldPost]
) -> None:
    registers = Counter(post.register for post in posts if post.kind == "correction")
    assert {"fact_checker", "official", "chat", "headline"} <= set(registers)
    official = {c.code for c in world.channels if c.kind == "official"}
    assert all(p.channel in official for p in posts if p.register in ("official", "fact_checker"))


def test_a_large_world_plants_more(world: World) -> None:
    large = build(1, "large")
    assert large.events[0].volume > 4 * world.events[0].volume
    assert len(large.events) > 2 * len(world.events)


def test_people_tie_a_rumour_together_by_its_topic_and_its_hashtag(
    world: World, posts: list[WorldPost]
) -> None:
    rumour = next(e for e in world.events if e.plot == "rumour_counting_server")
    chat = [p.text.lower() for p in _told(posts, rumour) if p.register == "chat"]
    tied = sum("#serverdisetel" in text or "#auditserver" in text for text in chat)
    assert 0.08 * len(chat) < tied < 0.4 * len(chat)
