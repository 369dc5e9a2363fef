"""Words that say something only together, in the same sentence: ``data/together.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sejuk.engine.wording.lexicon import Entry, Lexicon
from sejuk.engine.wording.phrases import Match
from sejuk.engine.wording.tokens import Text, Token


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lists, and how many words may lie between one of each."""

    one: Lexicon
    other: Lexicon
    within: int

    def find(self, text: Text) -> Iterator[Match[Entry]]:
        """Yield, for each word of the second list, the stretch from it to the nearest one of the first."""
        ones = list(self.one.find(text))
        place = 0
        for other in self.other.find(text):
            while place < len(ones) and ones[place].last + self.within < other.first:
                place += 1
            near = [one for one in ones[place : place + 2] if self._together(text.tokens, one, other)]
            if near:
                first, last = min(near[0].first, other.first), max(near[0].last, other.last)
                yield Match(first, last, other.meaning)

    def _together(self, said: Sequence[Token], one: Match[Entry], other: Match[Entry]) -> bool:
        start, end = min(one.last, other.last), max(one.first, other.first)
        return end - start <= self.within and all(token.is_word for token in said[start:end])


def together(rule: str) -> Sequence[Pair]:
    """Give the pairs whose message is of ``rule``."""
    return _pairs()[rule]


@cache
def _pairs() -> Mapping[str, list[Pair]]:
    data = files("sejuk.engine.wording") / "data" / "together.toml"
    found: dict[str, list[Pair]] = {}
    for row in tomllib.loads(data.read_text(encoding="utf-8"))["pair"]:
        found.setdefault(row["message"].partition(".")[0], []).append(_pair(row))
    return found


def _pair(row: Mapping[str, Any]) -> Pair:
    entry = Entry(row["message"])
    one, other = (
        Lexicon(((phrase, entry) for phrase in row[key]), row["except"]) for key in ("one", "other")
    )
    return Pair(one, other, row["within"])
