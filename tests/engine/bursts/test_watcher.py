from __future__ import annotations

import random
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine import ALERTS, HOURLY, Watcher
from sejuk.engine.bursts import WatchSettings
from sejuk.engine.bursts.budget import Budget
from sejuk.engine.bursts.windows import read_windows
from tests.engine.streams import HOUR, START, hours

AT = START + 100 * HOUR
#: Hours of a rumour that breaks out just before AT, and of a quiet week before it.
OUTBREAK = [("rumour", 95 + i, 20, 15, 6.0, 9.0) for i in range(5)]
QUIET = [(f"quiet {n}", hour, 2, 2, 0.0, 0.5) for n in range(30) for hour in range(100)]


def raised(alerts: pa.RecordBatch) -> list[str]:
    ids: list[str] = alerts.column("narrative_id").to_pylist()
    return ids


def observe(*rows: Any, watcher: Watcher | None = None, at: datetime = AT, **more: Any) -> pa.RecordBatch:
    return (watcher or Watcher(1, 10)).observe(hours(*rows), at, **more)


@st.composite
def row(draw: st.DrawFn) -> tuple[str, int, int, int, float, float]:
    count = draw(st.integers(1, 400))
    parts = [count * draw(st.floats(0, 1, width=32)) for _ in range(2)]
    name = draw(st.sampled_from([f"n{i}" for i in range(30)]))
    return (name, draw(st.integers(0, 130)), count, draw(st.integers(1, count)), parts[0], parts[1])


def test_an_outbreak_among_quiet_narratives_is_raised() -> None:
    alerts = observe(*QUIET, *OUTBREAK)
    assert alerts.schema == ALERTS
    assert raised(alerts) == ["rumour"]
    found = alerts.to_pylist()[0]
    assert found["at"] == AT
    assert found["observed"] == 75
    assert found["expected"] < 10
    assert found["authors"] == 15
    assert found["temperature"] > 20
    assert 0 <= found["p_value"] < 0.001


def test_a_quiet_week_raises_nothing() -> None:
    assert raised(observe(*QUIET)) == []


def test_nothing_raises_nothing() -> None:
    assert observe().num_rows == 0
    assert observe().schema == ALERTS


def test_a_narrative_is_raised_once() -> None:
    watcher = Watcher(1, 10)
    assert raised(observe(*QUIET, *OUTBREAK, watcher=watcher)) == ["rumour"]
    worse = [("rumour", 101 + i, 300, 250, 200.0, 90.0) for i in range(5)]
    later = AT + 6 * HOUR
    assert raised(observe(*QUIET, *OUTBREAK, *worse, watcher=watcher, at=later)) == []


def test_a_wave_of_lawful_criticism_raises_nothing() -> None:
    wave = [("criticism", 94 + i, 2000, 1800, 20.0, 60.0) for i in range(6)]
    assert raised(observe(*QUIET, *wave)) == []


def test_fewer_than_three_independent_authors_are_never_shown() -> None:
    brigade = [("brigade", 95 + i, 200, 2, 150.0, 50.0) for i in range(5)]
    assert raised(observe(*QUIET, *brigade)) == []
    assert raised(observe(*QUIET, *brigade, authors={"brigade": 2})) == []
    assert raised(observe(*QUIET, *brigade, authors={"brigade": 3})) == ["brigade"]


def test_authors_of_different_hours_may_be_the_same_people() -> None:
    rows = [("brigade", 95 + i, 50, 1, 40.0, 0.0) for i in range(5)]
    assert raised(observe(*QUIET, *rows)) == []


@pytest.mark.parametrize(("told", "expected"), [(1.0, []), (2.9, []), (3.0, ["claim"]), (40.0, ["claim"])])
def test_a_claim_is_raised_when_it_is_told_in_several_wordings(told: float, expected: list[str]) -> None:
    """One sentence that the model takes for a claim is one mistake, however often it is copied."""
    copies = [("claim", 95 + i, 40, 35, 0.0, 36.0) for i in range(5)]
    assert raised(observe(*QUIET, *copies, wordings={"claim": told})) == expected


def test_a_narrative_without_a_count_of_wordings_is_told_in_none() -> None:
    copies = [("claim", 95 + i, 40, 35, 0.0, 36.0) for i in range(5)]
    watcher = Watcher(1, 10)
    assert raised(observe(*QUIET, *copies, watcher=watcher, wordings={})) == []
    assert watcher.too_small == {"claim"}


def test_incitement_is_raised_even_as_copies_of_one_call() -> None:
    call = [("call", 95 + i, 40, 35, 36.0, 1.0) for i in range(5)]
    assert raised(observe(*QUIET, *call, wordings={"call": 1.0})) == ["call"]


def test_a_claim_counts_half_but_is_shown_in_full() -> None:
    few = [("few", 98, 3, 3, 0.0, 3.0)]
    assert raised(observe(*QUIET, *few, wordings={"few": 3.0})) == []
    more = observe(*QUIET, ("few", 98, 24, 20, 0.0, 24.0), wordings={"few": 6.0}).to_pylist()
    assert [row["observed"] for row in more] == [24.0]


def test_benign_narratives_never_raise() -> None:
    assert raised(observe(*QUIET, *OUTBREAK, benign={"rumour"})) == []


def test_a_cold_narrative_is_no_warning() -> None:
    settings = WatchSettings(least_temperature=99.0)
    assert raised(observe(*QUIET, *OUTBREAK, watcher=Watcher(1, 10, settings))) == []


def test_larger_magnitudes_come_first_and_the_rest_waits() -> None:
    sizes = {"small": 10, "large": 160, "middle": 40}
    rows = [(name, 95 + i, n, n, 0.8 * n, 0.0) for name, n in sizes.items() for i in range(5)]
    watcher = Watcher(1, 2)
    assert raised(observe(*QUIET, *rows, watcher=watcher)) == ["large", "middle"]
    assert raised(observe(*QUIET, *rows, watcher=watcher, at=AT + HOUR)) == []
    later = AT + timedelta(days=1)
    quiet = [(name, hour + 24, *rest) for name, hour, *rest in QUIET if hour > 75]
    again = [("small", 119 + i, 40, 40, 30.0, 0.0) for i in range(5)]
    assert raised(observe(*QUIET, *rows, *quiet, *again, watcher=watcher, at=later)) == ["small"]


def test_what_is_usual_for_a_narrative_is_no_warning() -> None:
    lively = [("lively", hour, 20, 15, 4.0, 8.0) for hour in range(101)]
    assert raised(observe(*QUIET, *lively)) == []


def test_what_is_usual_at_this_hour_of_the_day_is_no_warning() -> None:
    """Every evening is busy; the same numbers in the dead of night would be news."""
    evening = [
        (f"n{n}", hour, 40 if hour % 24 >= 18 else 1, 1, 0.0, 0.0) for n in range(5) for hour in range(164)
    ]
    talk = [("talk", 160 + i, 8, 8, 2.0, 3.5) for i in range(4)]
    past = [("talk", 24 * day + 4, 8, 8, 2.0, 1.0) for day in range(6)]
    at = START + 164 * HOUR
    shifted = [(name, (hour + 12) % 164, *rest) for name, hour, *rest in evening]
    usual = observe(*evening, *past, *talk, at=at).to_pylist()
    strange = observe(*shifted, *past, *talk, at=at).to_pylist()
    assert len(strange) == 1
    assert not usual or usual[0]["expected"] > strange[0]["expected"]


@pytest.mark.parametrize("hour", [48, 55, 59, 67, 350, 371])
def test_a_stream_that_is_the_same_at_all_hours_has_no_rhythm(hour: int) -> None:
    """However the history begins and ends: the hours of the window were seen once less than the others."""
    flat = hours(*[("talk", one, 1000, 9, 0.0, 0.0) for one in range(hour + 6)])
    windows = read_windows(flat, START + (hour + 6) * HOUR, 6, 400)
    assert windows.rhythm == pytest.approx(1, abs=0.001)


def test_the_window_is_the_hours_that_began_in_it() -> None:
    rows = hours(*[("talk", hour, 2**hour, 1, 0.0, 0.0) for hour in range(12)])
    for minutes, expected in ((0, range(4, 10)), (1, range(5, 11)), (59, range(5, 11))):
        at = START + 10 * HOUR + timedelta(minutes=minutes)
        assert read_windows(rows, at, 6, 336).posts.tolist() == [sum(2.0**hour for hour in expected)]


def test_only_what_surprises_is_counted_as_too_small() -> None:
    watcher = Watcher(1, 10)
    assert raised(observe(*QUIET, watcher=watcher)) == []
    assert watcher.too_small == set()


def test_texts_are_those_given() -> None:
    assert observe(*QUIET, *OUTBREAK, texts={"rumour": "isi"}).column("text").to_pylist() == ["isi"]
    assert observe(*QUIET, *OUTBREAK).column("text").to_pylist() == [None]


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [*QUIET, *OUTBREAK]
    shuffled = random.Random(1).sample(rows, len(rows))
    assert observe(*rows) == observe(*shuffled)


def test_a_look_that_comes_late_has_the_budget_of_its_own_day() -> None:
    budget = Budget(1)
    for hour in (0, 48):
        budget.spend(f"n{hour}", START + hour * HOUR)
    assert budget.left(START + HOUR) == 0


def test_a_restart_remembers_alerts_and_the_budget() -> None:
    other = [("other", 96 + i, 30, 20, 25.0, 0.0) for i in range(5)]
    first = observe(*QUIET, *OUTBREAK, watcher=Watcher(1, 1))
    restarted = Watcher(1, 1)
    restarted.restore(first)
    assert raised(observe(*QUIET, *OUTBREAK, *other, watcher=restarted, at=AT + HOUR)) == []
    assert raised(observe(*other, *OUTBREAK, *QUIET, watcher=restarted, at=AT + 24 * HOUR)) in (["other"], [])


@given(
    st.lists(st.tuples(st.lists(row(), max_size=40), st.integers(0, 130)), max_size=12),
    st.integers(1, 2),
    st.integers(1, 3),
)
def test_no_day_ever_has_more_alerts_than_the_budget(
    looks: list[tuple[list[Any], int]], analysts: int, budget: int
) -> None:
    watcher = Watcher(analysts, budget, WatchSettings(least_temperature=0.0, chance=1.1))
    times: list[datetime] = []
    names: Counter[str] = Counter()
    for rows, hour in looks:
        alerts = watcher.observe(hours(*rows), START + hour * HOUR)
        times += alerts.column("at").to_pylist()
        names.update(raised(alerts))
    day = timedelta(days=1)
    assert all(sum(begin <= time < begin + day for time in times) <= analysts * budget for begin in times)
    assert all(count == 1 for count in names.values())


def test_windows_are_surprising_no_more_often_than_stated_when_nothing_happens() -> None:
    """Narratives that burst by their nature (negative binomial) and never change."""
    rng = np.random.default_rng(4)
    windows, alarms = 0, 0
    for _ in range(20):
        counts = rng.negative_binomial(5 / 6, 5 / 6 / (5 / 6 + 1.0), size=(60, 126))
        rows = [
            {
                "narrative_id": f"n{n}",
                "hour": START + hour * HOUR,
                "region": None,
                "posts": int(count),
                "authors": int(count),
                "heat": float(count),
                "rumour": 0.0,
            }
            for n, series in enumerate(counts)
            for hour, count in enumerate(series)
            if count
        ]
        alerts = Watcher(100, 100).observe(
            pa.RecordBatch.from_pylist(rows, schema=HOURLY), START + 125 * HOUR
        )
        windows, alarms = windows + 60, alarms + alerts.num_rows
    assert alarms <= WatchSettings().chance * windows
