"""A plain check for words that point at a contestant, for whatever leaves the office (G7)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


def pointing_words(*texts: str) -> list[str]:
    """What points at a contestant, a number, a slogan or praises an incumbent; empty where nothing does."""
    said = "\n".join(texts)
    return [found[0] for pattern in _patterns() for found in pattern.finditer(said)]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = tomllib.loads((files("sejuk.desk") / "contestants.toml").read_text("utf-8"))
    return tuple(_compiled(one) for one in data["patterns"])


def _compiled(pattern: str) -> re.Pattern[str]:
    """Without regard to case, but for a pattern that looks for a name after a title."""
    if not pattern.endswith("[A-Z0-9]"):
        return re.compile(pattern, re.IGNORECASE)
    return re.compile(f"(?i:{pattern.removesuffix('[A-Z0-9]')})[A-Z0-9]")
