"""The one function that gives stages their days, with what is not known of them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.stages.resolving import Certainty, Key, Resolved, Stated, Window, resolve
from sejuk.desk.stages.when import read_when

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def _resolve(**stages: tuple[str, str]) -> dict[str, Resolved]:
    stated: dict[Key, Stated] = {
        ("p", name): Stated(read_when(start, "p"), read_when(end, "p"))
        for name, (start, end) in stages.items()
    }
    return {key[1]: found for key, found in resolve(stated).items()}


def _width(window: Window | None) -> int:
    assert window is not None
    return (window.latest - window.earliest).days


def test_the_quiet_period_counts_back_from_polling_day() -> None:
    found = _resolve(voting=("2024-02-14", "2024-02-14"), quiet=("voting - 3 days", "voting - 1 day"))
    assert found["quiet"] == Resolved(
        Window(date(2024, 2, 11), date(2024, 2, 11)), Window(date(2024, 2, 13), date(2024, 2, 13)), True
    )
    assert found["quiet"].certainty == Certainty.SURE


def test_two_years_to_two_and_a_half_after_the_oath_is_a_window_and_what_counts_from_it_too() -> None:
    found = _resolve(
        oath=("2029-10-01", "2029-10-01"),
        voting=("oath + 2 years .. 2 years 6 months", "oath + 2 years .. 2 years 6 months"),
        quiet=("voting - 3 days", "voting - 1 day"),
    )
    assert found["voting"].start == Window(date(2031, 10, 1), date(2032, 4, 1))
    assert found["quiet"].start == Window(date(2031, 9, 28), date(2032, 3, 29))
    assert {one.certainty for one in (found["voting"], found["quiet"])} == {Certainty.WINDOW}
    assert found["quiet"].span() == (date(2031, 9, 28), date(2032, 3, 31))


def test_what_counts_from_an_open_a_missing_or_a_circling_date_is_open() -> None:
    found = _resolve(
        voting=("", ""), planning=("voting - 20 months", "voting"), lost=("nowhere + 1 day", "nowhere"),
        one=("two + 1 day", "two + 1 day"), two=("one + 1 day", "one + 1 day"), self=("self", "self + 1 day"),
    )  # fmt: skip
    assert {one.certainty for one in found.values()} == {Certainty.OPEN}
    assert {one.span() for one in found.values()} == {None}


def test_a_stage_may_end_relative_to_its_own_beginning() -> None:
    found = _resolve(review=("2024-08-27", "review.start + 25 days"))
    assert found["review"].end == Window(date(2024, 9, 21), date(2024, 9, 21))


def test_a_stage_of_which_only_the_end_is_known_is_never_surely_on() -> None:
    found = _resolve(planning=("", "2024-01-26"))["planning"]
    assert found.certainty == Certainty.SURE
    assert not found.surely_on(date(2024, 1, 26))
    assert found.span() == (date(2024, 1, 26), date(2024, 1, 26))


@given(DAYS, st.integers(0, 90))
def test_a_stage_is_on_from_its_first_to_its_last_day_and_on_no_other(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    found = _resolve(one=(start.isoformat(), end.isoformat()))["one"]
    days = [start + timedelta(days=day) for day in range(-2, length + 3)]
    assert [day for day in days if found.surely_on(day)] == [day for day in days if start <= day <= end]


@given(DAYS, st.integers(1, 400), st.integers(0, 400), st.integers(0, 50), st.sampled_from("+-"))
def test_uncertainty_only_grows_and_the_earliest_is_never_the_later(
    day: date, near: int, wider: int, days: int, sign: str
) -> None:
    found = _resolve(
        anchor=(day.isoformat(), day.isoformat()),
        window=(f"anchor {sign} {near} days .. {near + wider} days", ""),
        next=(f"window {sign} {days} days", ""),
        last=(f"next {sign} 2 months", ""),
    )
    widths = [_width(found[name].start) for name in ("anchor", "window", "next")]
    assert widths == [0, wider, wider]
    last = found["last"].start
    assert last is not None
    assert last.earliest <= last.latest


@given(DAYS, st.integers(0, 60), st.integers(0, 30))
def test_a_day_within_a_window_is_sure_only_where_every_outcome_has_it(
    day: date, width: int, length: int
) -> None:
    found = _resolve(
        anchor=(day.isoformat(), day.isoformat()),
        one=(f"anchor + 0 days .. {width} days", f"anchor + {length} days .. {length + width} days"),
    )["one"]
    for offset in range(-1, width + length + 2):
        at = day + timedelta(days=offset)
        outcomes = [offset in range(shift, shift + length + 1) for shift in range(width + 1)]
        assert found.surely_on(at) == all(outcomes)


@given(st.permutations(["voting", "quiet", "planning", "open"]), DAYS)
def test_the_order_in_which_stages_are_written_does_not_matter(order: list[str], day: date) -> None:
    written = {
        "voting": (day.isoformat(), day.isoformat()),
        "quiet": ("voting - 3 days", "voting - 1 day"),
        "planning": ("voting - 20 months", "quiet.start - 1 day"),
        "open": ("", "open"),
    }
    assert _resolve(**{name: written[name] for name in order}) == _resolve(**written)


@given(DAYS, st.integers(1, 200))
def test_moving_the_anchor_moves_what_counts_from_it_by_as_many_days(day: date, shift: int) -> None:
    def quiet(at: date) -> Window | None:
        return _resolve(voting=(at.isoformat(), ""), quiet=("voting - 3 days", ""))["quiet"].start

    one, two = quiet(day), quiet(day + timedelta(days=shift))
    assert one is not None
    assert two is not None
    assert (two.earliest - one.earliest).days == shift


def test_a_date_beyond_the_calendar_is_open() -> None:
    found = _resolve(voting=("2024-02-14", "2024-02-14"), far=("voting + 9999 years", "voting - 9999 years"))
    assert found["far"].certainty == Certainty.OPEN
