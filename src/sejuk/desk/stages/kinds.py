"""Kinds of stages: what the public must know in each and what usually goes around (``data/kinds.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from importlib.resources import files
from typing import Any

from sejuk.desk.stages.said import Said, lines, said
from sejuk.engine.labels import THEMES


@dataclass(frozen=True, slots=True)
class Expected:
    """From so many hours after a stage's first midnight people write ``times`` as much as usual."""

    from_hour: int
    to_hour: int
    times: float


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of stage. ``mode`` is empty where the office works as ever; ``hours`` are local."""

    code: str
    name: Said
    mode: str
    themes: tuple[str, ...]
    public: tuple[Said, ...]
    around: tuple[Said, ...]
    hours: tuple[time, time] | None
    expects: tuple[Expected, ...]


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds in the order of an election."""
    text = files("sejuk.desk.stages").joinpath("data/kinds.toml").read_text("utf-8")
    return {code: _kind(code, row) for code, row in tomllib.loads(text).items()}


@cache
def theme_codes() -> tuple[str, ...]:
    """The engine's themes, what fits none of them last."""
    return tuple(one.code for one in THEMES)


def _kind(code: str, row: Mapping[str, Any]) -> Kind:
    if unknown := set(row["themes"]) - set(theme_codes()):
        raise ValueError(f"kinds.toml: {code} names themes that the engine has not: {sorted(unknown)}")
    return Kind(
        code,
        said(row, "name"),
        row.get("mode", ""),
        tuple(row["themes"]),
        lines(row, "public"),
        lines(row, "around"),
        _hours(row.get("hours")),
        tuple(Expected(**one) for one in row.get("expects", [])),
    )


def _hours(words: list[str] | None) -> tuple[time, time] | None:
    if words is None:
        return None
    opens, closes = words
    return time.fromisoformat(opens), time.fromisoformat(closes)
