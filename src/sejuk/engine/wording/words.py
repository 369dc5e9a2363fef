"""Sets of single words that the rules ask about: ``data/words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def word_set(name: str) -> frozenset[str]:
    """Give the words of one set; ``KeyError`` if there is none of that name."""
    return frozenset(_sets()[name].split())


@cache
def _sets() -> Mapping[str, str]:
    return tomllib.loads((files("sejuk.engine.wording") / "data" / "words.toml").read_text(encoding="utf-8"))
