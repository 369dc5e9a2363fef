"""The few words of our own around an item's text, in the item's language (``phrases.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from sejuk.desk.responses.item import Item

#: Where an item's language has no words here, Indonesian ones stand.
FALLBACK = "id"


def phrase(item: Item, name: str, **values: object) -> str:
    """A phrase in the item's language."""
    every = phrases()
    return every.get(item.language, every[FALLBACK])[name].format(**values)


@cache
def phrases() -> dict[str, dict[str, str]]:
    """Language → name → words. Every language has every name."""
    text = files("sejuk.desk.kits").joinpath("phrases.toml").read_text("utf-8")
    return tomllib.loads(text)
