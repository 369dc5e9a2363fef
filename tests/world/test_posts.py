"""The posts themselves."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

import pytest

from sejuk.world import World, WorldPost, WorldStream, build
from sejuk.world.plots import plots
from sejuk.world.rng import Draw

_LOCAL = {"javanese": "jav", "sundanese": "sun"}


def test_a_small_world_has_about_15000_posts(posts: list[WorldPost]) -> None:
    assert 13_000 < len(posts) < 18_000


def test_ids_and_addresses_are_unique(posts: list[WorldPost]) -> None:
    assert len({p.id for p in posts}) == len({p.url for p in posts}) == len(posts)
    assert all(len(p.id) <= 64 for p in posts)


def test_posts_come_in_order_of_time(posts: list[WorldPost]) -> None:
    times = [p.published_at for p in posts]
    assert times == sorted(times)


def test_every_text_says_something_and_leaves_no_place_open(posts: list[WorldPost]) -> None:
    assert all(p.text.strip() for p in posts)
    left = [p.full_text for p in posts if re.search(r"[{}|]|  ", p.full_text)]
    assert left == []


def test_every_register_is_used(posts: list[WorldPost]) -> None:
    registers = Counter(p.register for p in posts)
    for register in ("chat", "headline", "forward", "javanese", "sundanese", "mountain", "official", "copy"):
        assert registers[register] > 40, register


def test_local_languages_are_spoken_where_they_are_at_home(world: World, posts: list[WorldPost]) -> None:
    styles = {p.code: p.style for p in world.provinces}
    for post in posts:
        if post.register in _LOCAL:
            assert post.language == _LOCAL[post.register]
            if post.region:
                assert styles[post.region[:2]] == post.register
        else:
            assert post.language == "ind"


def test_chat_has_slang_and_hashtags(posts: list[WorldPost]) -> None:
    chat = [p.text for p in posts if p.register == "chat"]
    words = Counter(word for text in chat for word in text.lower().split())
    for slang in ("yg", "gak", "udah", "krn", "wkwk"):
        assert words[slang] > 10, slang
    assert sum("#" in text for text in chat) > 300


def test_reports_of_outlets_have_a_headline_of_their_own(world: World, posts: list[WorldPost]) -> None:
    outlets = {o.code for o in world.outlets}
    reports = [p for p in posts if p.channel in outlets]
    assert len(reports) > 2500
    assert all(p.title and p.title != p.text and p.account == p.channel for p in reports)
    assert all(p.full_text == f"{p.title}. {p.text}" for p in reports)


def test_handles_are_plainly_synthetic(posts: list[WorldPost]) -> None:
    crowd = {p.account for p in posts if p.channel.startswith(("page", "cari"))}
    assert len(crowd) > 1500
    assert all(re.fullmatch(r"@[a-z]+_\d{4,6}", account) for account in crowd)


def test_a_few_write_much_and_most_write_little(posts: list[WorldPost]) -> None:
    written = Counter(p.account for p in posts if p.kind == "noise")
    ranked = sorted(written.values(), reverse=True)
    assert sum(ranked[: len(ranked) // 10]) > 0.25 * sum(ranked)
    assert ranked[len(ranked) // 2] <= 3


def test_most_posts_show_a_regency_and_some_show_nothing(posts: list[WorldPost]) -> None:
    crowd = [p for p in posts if p.channel.startswith(("page", "cari"))]
    shown = Counter(len(p.region or "") for p in crowd)
    assert shown[5] > 0.7 * len(crowd)
    assert shown[2] > 0.05 * len(crowd)
    assert shown[0] > 0.05 * len(crowd)


def test_public_pages_carry_posts_of_their_province(posts: list[WorldPost]) -> None:
    for post in posts:
        if post.channel.startswith("page-") and post.region:
            assert post.region[:2] == post.channel[5:7]


@pytest.mark.parametrize(
    ("zone", "offset"), [("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)]
)
def test_people_sleep_at_night_in_their_own_zone(
    world: World, posts: list[WorldPost], zone: str, offset: int
) -> None:
    home = {r.code: r.zone for r in world.regencies}
    hours = Counter(
        (p.published_at + timedelta(hours=offset)).hour
        for p in posts
        if p.kind == "noise" and home.get(p.region or "") == zone
    )
    assert sum(hours[h] for h in range(1, 5)) < 0.2 * sum(hours[h] for h in range(19, 23))
    assert sum(hours[h] for h in range(18, 23)) > 0.25 * hours.total()


def test_weekends_are_quieter_for_news(world: World) -> None:
    stream = WorldStream(world)
    news = Counter[int]()
    for day in range(28):
        news[(world.start_at + timedelta(days=day, hours=12)).weekday()] += sum(
            p.kind == "news" for p in stream.day(day)
        )
    assert news[6] < news[4]


def test_everyday_talk_hardly_repeats_itself(posts: list[WorldPost]) -> None:
    noise = [p.text for p in posts if p.kind == "noise" and p.register == "chat"]
    assert len(set(noise)) > 0.95 * len(noise)


def test_greetings_are_said_in_the_morning(world: World, posts: list[WorldPost]) -> None:
    hours = [(p.published_at + timedelta(hours=7)).hour for p in posts if p.event == "greeting_morning-1a"]
    assert sum(4 <= h <= 9 for h in hours) > 0.8 * len(hours)


def test_another_seed_tells_other_posts(posts: list[WorldPost]) -> None:
    other = {p.full_text for p in WorldStream(build(2)).day(3)}
    assert len(other & {p.full_text for p in posts}) < 0.2 * len(other)


def test_several_outlets_tell_a_story_of_the_day_in_their_own_way(stream: WorldStream) -> None:
    reports = [p for p in stream.day(9) if p.kind == "news" and p.register == "headline"]
    stories = plots()["news"].grammar.shuffled("kejadian", Draw("any"))
    tellers = [{r.channel for r in reports if story in r.title.lower()} for story in stories]
    assert sum(len(outlets) >= 3 for outlets in tellers) >= 8
    assert sum(not outlets for outlets in tellers) > len(stories) / 2
