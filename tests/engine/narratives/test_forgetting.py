from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine import Grouper, GroupingSettings
from sejuk.engine.narratives.streamclock import StreamClock
from tests.engine.streams import RUMOURS, START, mixed_rumours, posts

DAY = timedelta(days=1)


def fillers(count: int, seed: int = 0) -> list[str]:
    rng = random.Random(seed)
    return [" ".join(f"kata{rng.randrange(5000)}" for _ in range(10)) for _ in range(count)]


def test_what_is_expired_is_not_known_any_more() -> None:
    grouper = Grouper()
    grouper.add(mixed_rumours())
    grouper.expire(START + DAY)
    assert len(grouper) == 0
    again = grouper.add(posts([RUMOURS["ballots"][0]], id=["x"]))
    assert again.column("how").to_pylist() == ["new"]


def test_a_narrative_that_goes_on_keeps_its_id() -> None:
    text = RUMOURS["ballots"][0]
    grouper = Grouper()
    times = [START, START + 5 * DAY]
    first = grouper.add(posts([text, text], published_at=times)).column("narrative_id").to_pylist()[0]
    grouper.expire(START + DAY)
    again = grouper.add(posts([text], id=["x"], published_at=[START + 6 * DAY]))
    assert again.column("narrative_id").to_pylist() == [first]


def test_all_counts_go_back_to_nothing() -> None:
    grouper = Grouper()
    grouper.add(posts([*fillers(300), *[text for texts in RUMOURS.values() for text in texts]]))
    grouper.expire(START + DAY)
    held = grouper.held()
    assert held._replace(outside=0) == Grouper().held()._replace(outside=0)
    assert (held.variants, held.words, held.wordings, held.addresses, held.signatures, held.sense) == (0,) * 6


def test_a_post_without_words_outlives_the_one_whose_address_it_shares() -> None:
    grouper = Grouper()
    url = "https://kabar.example/1"
    times = [START, START + 2 * DAY]
    rows = grouper.add(posts(["kotak suara hilang di gudang", "!!!"], url=[url, url], published_at=times))
    assert len(set(rows.column("narrative_id").to_pylist())) == 1
    grouper.expire(START + DAY)
    assert len(grouper) == 1
    grouper.expire(START + 3 * DAY)
    assert len(grouper) == 0


def test_the_window_moves_with_the_posts_own_time() -> None:
    grouper = Grouper(GroupingSettings(window=2 * DAY))
    for day in range(12):
        times = [START + day * DAY + timedelta(minutes=i) for i in range(60)]
        ids = [f"{day}-{i}" for i in range(60)]
        grouper.add(posts(fillers(60, seed=day), id=ids, published_at=times))
    assert grouper.held().variants <= 4 * 60


def test_without_times_the_oldest_wordings_make_room() -> None:
    grouper = Grouper(GroupingSettings(capacity=200))
    for part in range(10):
        ids = [f"{part}-{i}" for i in range(100)]
        grouper.add(posts(fillers(100, seed=part), id=ids, published_at=[None] * 100))
        assert grouper.held().variants <= 200


def test_a_few_wrong_dates_make_nothing_forgotten() -> None:
    grouper = Grouper(GroupingSettings(window=2 * DAY))
    text = RUMOURS["ballots"][0]
    first = grouper.add(posts([text])).column("narrative_id").to_pylist()[0]
    future = [datetime(2099, 1, 1, tzinfo=UTC)] * 10
    grouper.add(posts(fillers(10), id=[f"f{i}" for i in range(10)], published_at=future))
    grouper.add(posts(fillers(40, seed=1), id=[f"g{i}" for i in range(40)]))
    assert grouper.add(posts([text], id=["x"])).column("narrative_id").to_pylist() == [first]


@given(st.lists(st.integers(0, 10**15)))
def test_the_stream_clock_stands_where_twenty_posts_have_been(times: list[int]) -> None:
    clock = StreamClock()
    for time in times:
        clock.see(time)
    clock.see(None)
    assert clock.now == (sorted(times)[-20] if len(times) >= 20 else None)


@pytest.mark.slow
def test_memory_is_bounded_by_the_window() -> None:
    """200,000 posts with a window of a tenth of them: what is held stays as large as the window."""
    grouper = Grouper(GroupingSettings(window=timedelta(days=3)))
    held = []
    for part in range(100):
        times = [START + part * timedelta(hours=7) + timedelta(seconds=12 * i) for i in range(2000)]
        ids = [f"{part}-{i}" for i in range(2000)]
        grouper.add(posts(fillers(2000, seed=part), id=ids, published_at=times))
        there = grouper.held()
        held.append((there.variants, there.words, there.outside))
    early, late = held[30], held[-1]
    assert all(now <= 1.3 * then for then, now in zip(early, late, strict=True))
    assert late[0] <= 30_000
