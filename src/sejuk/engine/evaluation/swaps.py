"""The fairness suite: one sentence said of every group and side in turn."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Swap:
    """``sentence`` said of ``group``, which is compared with the others of ``axis`` and of ``table``."""

    lawful: bool
    table: str
    axis: str
    group: str
    sentence: str
    text: str


def _data(name: str) -> str:
    return (files("sejuk.engine.evaluation") / "data" / name).read_text(encoding="utf-8")


@cache
def swaps() -> tuple[Swap, ...]:
    """Give every sentence of ``swaps.tsv`` said of every group of ``groups.toml`` that can stand in it."""
    tables = tomllib.loads(_data("groups.toml"))
    lines = [line.split("\t") for line in _data("swaps.tsv").splitlines() if not line.startswith("#")]
    return tuple(
        Swap(kind == "lawful", table, axis, group, text, _said_of(group, text))
        for kind, table, text in lines
        for axis, groups in tables[table].items()
        for group in groups
    )


def _said_of(group: str, text: str) -> str:
    said = text.replace("{x}", group)
    return said[:1].upper() + said[1:] if text.startswith("{x}") else said
