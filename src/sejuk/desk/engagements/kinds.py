"""What each kind of engagement brings along, from ``kinds.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sejuk.desk.engagements.models import Kind
from sejuk.desk.people import People


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an agenda: minutes, title, the post that leads it."""

    minutes: int
    title: str
    led_by: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A kind's beginnings: everything may be changed afterwards."""

    hint: str
    subject: str
    categories: tuple[People, ...]
    agenda: tuple[Point, ...]

    @property
    def minutes(self) -> int:
        """How long it usually takes."""
        return sum(point.minutes for point in self.agenda)


@cache
def templates() -> dict[Kind, Template]:
    """Kind → what it brings along."""
    text = files("sejuk.desk.engagements").joinpath("kinds.toml").read_text("utf-8")
    return {Kind(code): _template(said) for code, said in tomllib.loads(text).items()}


def _template(said: dict[str, object]) -> Template:
    agenda: list[tuple[int, str, str]] = said["agenda"]  # type: ignore[assignment]
    categories: list[str] = said["categories"]  # type: ignore[assignment]
    return Template(
        hint=str(said["hint"]),
        subject=str(said["subject"]),
        categories=tuple(map(People, categories)),
        agenda=tuple(Point(*point) for point in agenda),
    )
