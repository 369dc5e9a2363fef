from __future__ import annotations

import math
import random
from datetime import timedelta
from typing import Any, Literal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine import HOURLY, TEMPERATURE, temperature
from sejuk.engine.temperature import HALF_AUTHORS, HALF_HARM, HALF_LIFE, RUMOUR_WEIGHT, SMALLEST, STRAY_SHARE
from tests.engine.streams import HOUR, START, hours

AT = START + 100 * HOUR
BY = st.sampled_from(["narrative", "region"])


@st.composite
def hourly_rows(draw: st.DrawFn) -> dict[str, Any]:
    """A row as it can be: no more authors than posts, no more heat or rumour than posts."""
    count = draw(st.integers(1, 500))
    part = st.floats(0, 1, width=32)
    return {
        "narrative_id": draw(st.sampled_from(["a", "b", "c"])),
        "hour": START + draw(st.integers(0, 120)) * HOUR,
        "region": draw(st.sampled_from([None, "91", "91.01", "92"])),
        "posts": count,
        "authors": draw(st.integers(1, count)),
        "heat": count * draw(part),
        "rumour": count * draw(part),
    }


ROWS = st.lists(hourly_rows(), max_size=25)


def batch(rows: list[dict[str, Any]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(rows, schema=HOURLY)


def heated(rows: list[dict[str, Any]], by: Literal["narrative", "region"] = "narrative") -> dict[str, Any]:
    return {row["key"]: row for row in temperature(batch(rows), AT, by).to_pylist()}


@given(ROWS, BY)
def test_everything_lies_between_0_and_100_and_low_below_high(rows: list[dict[str, Any]], by: Any) -> None:
    found = temperature(batch(rows), AT, by)
    assert found.schema == TEMPERATURE
    for row in found.to_pylist():
        assert 0 <= row["low"] <= row["temperature"] <= row["high"] <= 100


@given(ROWS, BY)
def test_the_terms_multiply_to_the_temperature(rows: list[dict[str, Any]], by: Any) -> None:
    for row in heated(rows, by).values():
        assert math.prod(value for _, value in row["terms"]) == pytest.approx(row["temperature"], abs=1e-3)


@given(ROWS, BY, st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[dict[str, Any]], by: Any, rng: random.Random) -> None:
    shuffled = rng.sample(rows, len(rows))
    assert temperature(batch(rows), AT, by) == temperature(batch(shuffled), AT, by)


@given(ROWS, hourly_rows(), BY, st.floats(0, 50), st.floats(0, 50))
def test_more_heat_or_rumour_never_cools(
    rows: list[dict[str, Any]], row: dict[str, Any], by: Any, heat: float, rumour: float
) -> None:
    warmer = row | {"heat": row["heat"] + heat, "rumour": row["rumour"] + rumour}
    before, after = heated([*rows, row], by), heated([*rows, warmer], by)
    assert all(after[key]["temperature"] >= before[key]["temperature"] - 1e-3 for key in before)


@given(ROWS, hourly_rows(), BY)
def test_criticism_adds_nothing_whatever_its_volume(
    rows: list[dict[str, Any]], row: dict[str, Any], by: Any
) -> None:
    criticism = row | {"posts": 100_000, "authors": 90_000, "heat": 0.0, "rumour": 0.0}
    before, after = heated(rows, by), heated([*rows, criticism], by)
    for key, found in after.items():
        assert found["temperature"] == pytest.approx(
            before[key]["temperature"] if key in before else 0, abs=1e-4
        )
        assert found["high"] == pytest.approx(before[key]["high"] if key in before else 0, abs=1e-4)


@given(ROWS, BY, st.integers(1, 200))
def test_without_new_posts_it_only_cools(rows: list[dict[str, Any]], by: Any, later: int) -> None:
    past = [row for row in rows if row["hour"] <= AT]
    now = {row["key"]: row for row in temperature(batch(past), AT, by).to_pylist()}
    then = {row["key"]: row for row in temperature(batch(past), AT + later * HOUR, by).to_pylist()}
    assert all(then[key]["temperature"] <= now[key]["temperature"] + 1e-4 for key in now)


@given(ROWS, BY)
def test_the_future_does_not_count(rows: list[dict[str, Any]], by: Any) -> None:
    past = [row for row in rows if row["hour"] <= AT]
    assert temperature(batch(rows), AT, by) == temperature(batch(past), AT, by)


def test_stray_hits_among_many_lawful_posts_hardly_count() -> None:
    wave = heated(hours(("wave", 100, 1000, 900, 20.0, 0.0)).to_pylist())["wave"]
    alone = heated(hours(("alone", 100, 25, 22, 20.0, 0.0)).to_pylist())["alone"]
    assert wave["temperature"] < 0.35 * alone["temperature"]
    assert STRAY_SHARE > 20 / 1000


def test_the_formula_by_hand() -> None:
    row = hours(("a", 100, 40, 10, 12.0, 16.0))
    found = temperature(row, AT, "narrative").to_pylist()[0]
    harmful = 12 + RUMOUR_WEIGHT * 16
    spread = 1 - 0.5 * 2 ** (-(harmful / (harmful + 1)) / 2)
    authors = 10 * harmful / 40
    expected = 100 * 2 * harmful / (2 * harmful + HALF_HARM) * spread * authors / (authors + HALF_AUTHORS)
    assert found["temperature"] == pytest.approx(expected, rel=1e-5)


def test_a_small_heat_halves_in_its_half_life() -> None:
    row = hours(("a", 0, 1, 1, 0.2, 0.0))
    at = START + 72 * HOUR
    now, later = (temperature(row, time, "narrative").to_pylist()[0] for time in (at, at + HALF_LIFE * HOUR))
    harm = [dict(found["terms"])["harm"] for found in (now, later)]
    assert harm[1] / harm[0] == pytest.approx(0.5, rel=0.01)


def test_new_posts_heat_more_than_old_ones() -> None:
    new, old = hours(("a", 99, 50, 40, 30.0, 0.0)), hours(("a", 52, 50, 40, 30.0, 0.0))
    fresh, stale = (temperature(rows, AT, "narrative").to_pylist()[0] for rows in (new, old))
    assert fresh["temperature"] > stale["temperature"]
    assert dict(fresh["terms"])["growth"] > dict(stale["terms"])["growth"] >= 1


def test_many_regions_and_many_authors_heat_more() -> None:
    def rows(regions: int, authors: int) -> list[dict[str, Any]]:
        row = {"narrative_id": "a", "hour": AT, "posts": 60 // regions, "heat": 48 / regions, "rumour": 0.0}
        return [row | {"region": f"9{i}", "authors": authors // regions} for i in range(regions)]

    alone, spread, crowd = rows(1, 12), rows(4, 12), rows(4, 48)
    values = [heated(given)["a"]["temperature"] for given in (alone, spread, crowd)]
    assert values == sorted(values)
    assert values[0] < values[1] < values[2]


def test_few_posts_leave_more_doubt_than_many() -> None:
    few = heated(hours(("a", 100, 3, 3, 2.0, 0.0)).to_pylist())["a"]
    many = heated(hours(("a", 100, 300, 300, 200.0, 0.0)).to_pylist())["a"]
    assert (few["high"] - few["low"]) / few["temperature"] > (many["high"] - many["low"]) / many[
        "temperature"
    ]


def test_the_interval_holds_the_true_temperature_nine_times_in_ten() -> None:
    rng = random.Random(11)
    truth = heated(hours(("a", 100, 12, 12, 12.0, 0.0)).to_pylist())["a"]["temperature"]
    held = 0
    for _ in range(400):
        seen = sum(rng.random() < 0.1 for _ in range(120))
        if seen:
            found = heated(hours(("a", 100, seen, seen, float(seen), 0.0)).to_pylist())["a"]
            held += found["low"] <= truth <= found["high"]
    assert held >= 0.85 * 400


def test_a_region_is_heated_by_all_its_narratives() -> None:
    one = hours(("a", 100, 20, 20, 10.0, 0.0), region="91")
    other = hours(("b", 100, 20, 20, 10.0, 0.0), region="91")
    nowhere = hours(("c", 100, 20, 20, 10.0, 0.0))
    rows = one.to_pylist() + other.to_pylist() + nowhere.to_pylist()
    found = heated(rows, "region")
    assert list(found) == ["91"]
    assert found["91"]["temperature"] > heated(one.to_pylist(), "region")["91"]["temperature"]


def test_nothing_gives_nothing() -> None:
    assert temperature(hours(), AT, "narrative").num_rows == 0
    assert temperature(hours(("a", 200, 5, 5, 5.0, 5.0)), AT, "narrative").num_rows == 0


def test_the_running_hour_counts_in_full() -> None:
    row = hours(("a", 99, 20, 20, 10.0, 0.0))
    begun = temperature(row, AT - timedelta(minutes=50), "narrative").to_pylist()[0]
    ended = temperature(row, AT, "narrative").to_pylist()[0]
    assert begun["temperature"] == ended["temperature"]


@given(ROWS, st.integers(2, 40))
def test_a_region_as_many_times_as_large_that_writes_as_many_times_as_much_is_as_hot(
    rows: list[dict[str, Any]], times: int
) -> None:
    counted = ("posts", "authors", "heat", "rumour")
    larger = [row | {name: row[name] * times for name in counted} for row in rows]
    sizes = {key: float(times) for key in ("91", "91.01", "92")}
    one = temperature(batch(rows), AT, "region").to_pylist()
    other = temperature(batch(larger), AT, "region", sizes).to_pylist()
    for small, large in zip(one, other, strict=True):
        assert large["temperature"] == pytest.approx(small["temperature"], abs=1e-2)
        assert large["high"] - large["low"] <= small["high"] - small["low"] + 1e-2


@given(ROWS, hourly_rows(), st.floats(0.01, 100))
def test_with_sizes_too_it_stays_bounded_and_criticism_adds_nothing(
    rows: list[dict[str, Any]], row: dict[str, Any], size: float
) -> None:
    sizes = dict.fromkeys(("91", "91.01", "92"), size)
    criticism = row | {"posts": 100_000, "authors": 90_000, "heat": 0.0, "rumour": 0.0}
    before = {one["key"]: one for one in temperature(batch(rows), AT, "region", sizes).to_pylist()}
    for one in temperature(batch([*rows, criticism]), AT, "region", sizes).to_pylist():
        assert 0 <= one["low"] <= one["temperature"] <= one["high"] <= 100
        known = before.get(one["key"], {"temperature": 0.0})
        assert one["temperature"] == pytest.approx(known["temperature"], abs=1e-4)


def test_one_post_in_a_hamlet_is_no_wave() -> None:
    row = hours(("a", 100, 1, 1, 1.0, 0.0), region="91.01")
    tiny = temperature(row, AT, "region", {"91.01": 1e-6}).to_pylist()[0]
    small = temperature(row, AT, "region", {"91.01": SMALLEST}).to_pylist()[0]
    assert tiny == small


@pytest.mark.parametrize("size", [0.0, -1.0, math.nan])
def test_a_size_that_is_none_is_refused(size: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        temperature(hours(("a", 100, 1, 1, 1.0, 0.0), region="91"), AT, "region", {"91": size})


@pytest.mark.parametrize("amount", [0.0, 1e-30, 1e30])
def test_extremes_stay_within_bounds(amount: float) -> None:
    row = batch([hours(("a", 100, 2**31 - 1, 1, amount, amount)).to_pylist()[0]])
    found = temperature(row, AT, "narrative").to_pylist()[0]
    assert 0 <= found["low"] <= found["temperature"] <= found["high"] <= 100
