"""What a look at the end of an hour knows: that hour and what came before, nothing of the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejuk.engine.jobs.hearing import Hearing, Look
from tests.engine.streams import HOUR, START, posts

_KEPT = timedelta(days=14)
#: The stream's clock waits for so many.
_WITNESSES = 20


def stream(minutes: Sequence[int | None]) -> pa.RecordBatch:
    """Give a post so many minutes after START each."""
    times = [None if minute is None else START + timedelta(minutes=minute) for minute in minutes]
    texts = [f"Jadwal kereta {place % 7}" for place in range(len(minutes))]
    return posts(texts, published_at=times)


def played(minutes: Sequence[int | None], batch: int = 500) -> list[Look]:
    rows, hearing = stream(minutes), Hearing(_KEPT)
    batches = [rows.slice(start, batch) for start in range(0, rows.num_rows, batch)]
    return [*(look for one in batches for look in hearing.hear(one)), *hearing.finish()]


def counted(look: Look) -> int:
    return int(pc.sum(look.hourly.column("posts")).as_py() or 0)


def latest(look: Look) -> datetime:
    hour: datetime = pc.max(look.hourly.column("hour")).as_py()
    return hour


def test_a_look_counts_every_post_of_its_hour_and_none_of_the_next() -> None:
    looks = played(range(0, 300, 2))
    assert [look.at for look in looks] == [START + hour * HOUR for hour in range(1, 6)]
    assert [counted(look) for look in looks] == [30, 60, 90, 120, 150]
    assert all(latest(look) < look.at for look in looks)
    assert [sum(look.authors.values()) for look in looks] == [30, 60, 90, 120, 150]


def test_the_witnesses_of_an_hour_may_be_of_several() -> None:
    """A quiet night: twenty posts span hours, and each counts from the end of its own."""
    looks = played([*range(0, 60, 2), *range(60, 1260, 20)])
    assert [counted(look) for look in looks] == [30 + 3 * hour for hour in range(21)]


def test_a_late_post_counts_from_the_next_look() -> None:
    looks = played([*range(0, 60, 2), *range(60, 110, 2), 30, *range(110, 180, 2)])
    assert [counted(look) for look in looks] == [30, 61, 91]


def test_a_few_posts_of_a_far_year_hold_nothing_up() -> None:
    far = 60 * 24 * 365 * 50
    looks = played([*range(0, 60, 2), *[far] * 5, *range(60, 180, 2)])
    assert [counted(look) for look in looks[:3]] == [30, 60, 90]
    assert [look.at for look in looks[:3]] == [START + hour * HOUR for hour in (1, 2, 3)]


def test_a_post_of_the_last_year_that_a_calendar_has_stops_nothing() -> None:
    rows = posts(["Selamat pagi"] * 3, published_at=[datetime.max.replace(tzinfo=START.tzinfo)] * 3)
    hearing = Hearing(_KEPT)
    assert [*hearing.hear(rows), *hearing.finish()] == []


def test_a_stream_that_is_shorter_than_the_clock_waits_is_looked_at_when_it_ends() -> None:
    assert [counted(look) for look in played([0, 10, 70])] == [2, 3]


def test_posts_without_a_time_hold_nothing_up_and_count_in_no_hour() -> None:
    assert [counted(look) for look in played([None, *range(0, 60, 2), None])] == [30]
    assert played([None] * 30) == []


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(0, 400)), max_size=90),
    st.sampled_from([1, 7, 500]),
    st.booleans(),
)
def test_nothing_is_lost_or_heard_early_in_any_order_and_any_batches(
    minutes: list[int | None], batch: int, in_order: bool
) -> None:
    timed = [minute for minute in minutes if minute is not None]
    minutes = [*sorted(timed)] if in_order else minutes
    looks = played(minutes, batch)
    assert [look.at for look in looks] == sorted({look.at for look in looks})
    assert all(latest(look) < look.at for look in looks)
    assert (counted(looks[-1]) if looks else 0) == len(timed)
    whole = played(minutes)
    assert [(look.at, look.hourly) for look in looks] == [(look.at, look.hourly) for look in whole]
    if in_order:
        ends = [(look.at - START) // timedelta(minutes=1) for look in looks]
        assert [counted(look) for look in looks] == [sum(minute < end for minute in timed) for end in ends]


@pytest.mark.parametrize("count", [1, _WITNESSES - 1, _WITNESSES, 400])
def test_fewer_wait_than_the_clock_has_witnesses(count: int) -> None:
    hearing = Hearing(_KEPT)
    list(hearing.hear(stream([9 * place for place in range(count)])))
    assert hearing._waiting.num_rows < _WITNESSES
