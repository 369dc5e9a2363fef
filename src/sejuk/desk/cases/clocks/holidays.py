"""Days on which offices are closed: Sejuk's file, and the office's own beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Year:
    """A year's holidays and collective leave. ``is_provisional``: the decree is still to come."""

    days: frozenset[date]
    source: str
    is_provisional: bool = False


class HolidayFileError(ValueError):
    """A holiday file that cannot be used; the message says where."""


@dataclass(frozen=True, slots=True)
class Holidays:
    """What is known, by year; ``problem`` says why the office's own file was left out."""

    years: Mapping[int, Year]
    problem: str = ""

    def days(self) -> frozenset[date]:
        """All days of all years."""
        return frozenset().union(*(year.days for year in self.years.values()))

    def is_certain(self, year: int) -> bool:
        """Whether the days of that year are decreed; where they are not, only weekends are sure."""
        return year in self.years and not self.years[year].is_provisional


def own_file() -> Path:
    """Where an office puts years that Sejuk does not know yet."""
    return Path(settings.HOME) / "holidays.toml"


def holidays() -> Holidays:
    """What is known now; the office's file counts from the moment it is saved."""
    path = own_file()
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = 0
    return _read(str(path), changed)


@lru_cache(maxsize=4)
def _read(path: str, changed: int) -> Holidays:
    known = parse(files("sejuk.desk.cases.clocks").joinpath("data/holidays.toml").read_text("utf-8"))
    if not changed:
        return Holidays(known)
    try:
        own = parse(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, HolidayFileError) as error:
        return Holidays(known, str(error))
    return Holidays({**known, **own})


def parse(text: str) -> dict[int, Year]:
    """Years of a holiday file.

    Raises:
        HolidayFileError: where the text is no such file, or a day lies outside its year.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise HolidayFileError(str(error)) from error
    return {_number(name): _year(name, value) for name, value in data.items()}


def _number(name: str) -> int:
    if not (name.isdecimal() and len(name) == 4):
        raise HolidayFileError(f"[{name}]: a year has four digits")
    return int(name)


def _year(name: str, value: Any) -> Year:
    if not isinstance(value, dict) or not value.get("source"):
        raise HolidayFileError(f"[{name}]: source is missing")
    days = [*value.get("holidays", []), *value.get("collective_leave", [])]
    for day in days:
        if not isinstance(day, date) or isinstance(day, datetime) or day.year != int(name):
            raise HolidayFileError(f"[{name}]: {day} is no day of this year")
    return Year(frozenset(days), str(value["source"]), bool(value.get("provisional", False)))
