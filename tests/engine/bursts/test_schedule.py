from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sejuk.engine import Watcher
from sejuk.engine.bursts import Scheduled, read_schedule
from sejuk.engine.bursts.schedule import factor
from sejuk.engine.tables import TableError
from tests.engine.bursts.test_watcher import AT, OUTBREAK, QUIET, observe, raised
from tests.engine.streams import HOUR, START

DEBATE = Scheduled(START, START + 2 * HOUR, 4.0)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (START, 1.0),
        (START + HOUR, 2.5),
        (START + 2 * HOUR, 4.0),
        (START + 3 * HOUR, 2.5),
        (START + 9 * HOUR, 1.0),
    ],
)
def test_a_scheduled_event_counts_in_the_hours_it_touches(at: datetime, expected: float) -> None:
    assert factor([DEBATE], at, 2) == expected


def test_of_two_events_at_once_the_larger_counts() -> None:
    assert factor([DEBATE, Scheduled(START, START + 2 * HOUR, 2.0)], START + HOUR, 1) == 4.0


def test_what_is_expected_during_a_debate_is_no_surprise() -> None:
    debate = Scheduled(AT - 6 * HOUR, AT, 60.0)
    assert raised(observe(*QUIET, *OUTBREAK)) == ["rumour"]
    assert raised(observe(*QUIET, *OUTBREAK, watcher=Watcher(1, 10, schedule=[debate]))) == []


def test_what_is_held_back_is_counted() -> None:
    sizes = {"large": (160, 160), "middle": (40, 40), "tiny": (10, 2)}
    rows = [(name, 95 + i, n, a, 0.8 * n, 0.0) for name, (n, a) in sizes.items() for i in range(3)]
    watcher = Watcher(1, 1)
    assert raised(observe(*QUIET, *rows, watcher=watcher)) == ["large"]
    assert watcher.over_budget == {"middle"}
    assert "tiny" in watcher.too_small
    later = AT + timedelta(days=1)
    again = [("middle", 119 + i, 40, 40, 32.0, 0.0) for i in range(5)]
    observe(*QUIET, *rows, *again, watcher=watcher, at=later)
    assert "middle" not in watcher.over_budget


def test_a_weekday_that_is_always_busy_is_no_surprise() -> None:
    """Every seventh day all write five times as much."""
    weeks = [(f"n{n}", h, 25 if h // 24 % 7 == 5 else 5, 1, 0.0, 0.0) for n in range(5) for h in range(504)]
    talk = [("talk", 488 + i, 8, 8, 3.0, 3.0) for i in range(6)]
    past = [("talk", 24 * day + 5, 8, 8, 2.0, 1.0) for day in range(20)]
    usual = observe(*[row for row in weeks if row[1] < 494], *past, *talk, at=START + 494 * HOUR)
    flat = [(name, h, 8, *rest) for name, h, _, *rest in weeks if h < 494]
    strange = observe(*flat, *past, *talk, at=START + 494 * HOUR)
    assert strange.num_rows >= usual.num_rows


def test_a_schedule_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "jadwal.csv"
    path.write_text(
        "start,end,times\n2031-02-01T19:00:00+07:00,2031-02-01T22:00:00+07:00,5\n2031-02-02,2031-02-03,\n"
    )
    first, second = read_schedule(path)
    assert first == Scheduled(datetime(2031, 2, 1, 12, tzinfo=UTC), datetime(2031, 2, 1, 15, tzinfo=UTC), 5.0)
    assert second.times == 3.0


@pytest.mark.parametrize(
    "line", ["besok,lusa,3", "2031-02-02,2031-02-01,3", "2031-02-01,2031-02-02,-1", "2031-02-01,,", "x"]
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "jadwal.csv"
    path.write_text(f"start,end,times\n{line}\n")
    with pytest.raises(TableError) as caught:
        read_schedule(path)
    assert (caught.value.key, caught.value.values["row"]) == ("bad_schedule", 2)
