"""Finds phrases of a list in a text: a tree of words, so that time grows with the text alone.

A phrase is words with a space between them. ``a/b`` is either word, ``(a)`` may be missing, ``wali_kota`` is
two words among others. ``<n>`` is any number (*2*, *02*, *dua*), ``<angka>`` one in digits, ``<3>`` that
number, ``<nama>`` a word with a capital, ``<kata>`` any one word, ``<akhir>`` the end of the sentence, past
which no phrase runs. Regular expressions would say the same less plainly, and some can be made to run for
hours by what they read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Generic, TypeVar

from sejuk.engine.wording.tokens import Token, tokens

Meaning = TypeVar("Meaning")


_END = "<akhir>"


@dataclass(slots=True)
class _Node(Generic[Meaning]):
    below: dict[str, _Node[Meaning]] = field(default_factory=dict)
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Match(Generic[Meaning]):
    """A phrase in a text: words ``first`` to ``last`` (not included), and what it stands for."""

    first: int
    last: int
    meaning: Meaning


class Phrases(Generic[Meaning]):
    """A list of phrases, each with what it stands for."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        self._root: _Node[Meaning] = _Node()
        for phrase, meaning in phrases:
            for steps in spelled_out(phrase):
                self._add(steps, meaning)

    def _add(self, steps: Sequence[str], meaning: Meaning) -> None:
        node = self._root
        for step in steps:
            node = node.below.setdefault(step, _Node())
        if node is not self._root and node.meaning is None:
            node.meaning = meaning

    def find(self, said: Sequence[Token]) -> Iterator[Match[Meaning]]:
        """Yield the longest phrase at each place, from left to right; none overlaps another."""
        place, begins = 0, self._root.below.keys()
        while place < len(said):
            match = None if begins.isdisjoint(said[place].steps) else self._longest(said, place)
            if match:
                yield match
            place = match.last if match else place + 1

    def _longest(self, said: Sequence[Token], place: int) -> Match[Meaning] | None:
        best: Match[Meaning] | None = None
        nodes, here = [self._root], place
        while nodes and here < len(said) and said[here].is_word:
            steps = said[here].steps
            nodes = [node.below[step] for node in nodes for step in steps if step in node.below]
            here += 1
            if here == len(said) or not said[here].is_word:
                nodes += [node.below[_END] for node in nodes if _END in node.below]
            ended = next((node.meaning for node in nodes if node.meaning is not None), None)
            best = Match(place, here, ended) if ended is not None else best
        return best


def spelled_out(phrase: str) -> Iterator[tuple[str, ...]]:
    """Yield every way to say ``phrase``, without what is optional and with each of its alternatives."""
    choices = [_choices(piece) for piece in phrase.split()]
    for chosen in product(*choices):
        yield tuple(step for steps in chosen for step in steps)


def _choices(piece: str) -> list[tuple[str, ...]]:
    optional = piece.startswith("(")
    ways = [_steps(one) for one in piece.strip("()").split("/")]
    return [*ways, ()] if optional else ways


def _steps(word: str) -> tuple[str, ...]:
    return (word,) if word.startswith("<") else tuple(one.key for one in tokens(word))
