"""The labels and themes of ``labels.toml``, the only ones the engine can give."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Label:
    """A signal: its code, its Indonesian name, what it is and what it is not, with a made-up text of each."""

    code: str
    name: str
    definition: str
    is_not: str
    example: str
    near_miss: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What a post is about, one of a closed list."""

    code: str
    name: str


def _read() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))


_DATA = _read()

LABELS: tuple[Label, ...] = tuple(Label(**row) for row in _DATA["label"])
THEMES: tuple[Theme, ...] = tuple(Theme(**row) for row in _DATA["theme"])
