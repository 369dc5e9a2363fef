"""What is known to come: a debate, polling day, the announcement of a result."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sejuk.engine.tables import TableError

_HOUR = timedelta(hours=1)
_TIMES = 3.0


@dataclass(frozen=True, slots=True)
class Scheduled:
    """From ``start`` to ``end`` (aware) people are expected to write ``times`` as much as usual."""

    start: datetime
    end: datetime
    times: float = _TIMES


def factor(schedule: Sequence[Scheduled], at: datetime, hours: int) -> float:
    """Give how many times as much as usual is expected in the ``hours`` before ``at``, on average."""
    ends = [at - hour * _HOUR for hour in range(hours)]
    return sum(max([1.0, *(s.times for s in schedule if _touches(s, end))]) for end in ends) / hours


def read_schedule(path: Path) -> list[Scheduled]:
    """Read a CSV file with the columns ``start`` and ``end`` (ISO 8601) and, optionally, ``times``.

    ``TableError`` names the line that cannot be used. Times without a zone are UTC.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError("unreadable", path=path, kind="CSV", reason=error) from error
    return [_scheduled(path, number, row) for number, row in enumerate(rows, start=2)]


def _touches(scheduled: Scheduled, end: datetime) -> bool:
    return scheduled.start < end and scheduled.end > end - _HOUR


def _scheduled(path: Path, number: int, row: dict[str, str | None]) -> Scheduled:
    try:
        start, end = (_time(row[name] or "") for name in ("start", "end"))
        times = float(row.get("times") or _TIMES)
    except (KeyError, ValueError) as error:
        raise TableError("bad_schedule", path=path, row=number) from error
    if not (start < end and 0 < times < 1000):
        raise TableError("bad_schedule", path=path, row=number)
    return Scheduled(start, end, times)


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text.strip())
    return time if time.tzinfo else time.replace(tzinfo=UTC)
