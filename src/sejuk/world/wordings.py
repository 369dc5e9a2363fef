"""The really different wordings of an event: what is told, before who tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sejuk.world.grammar import Text
from sejuk.world.model import PlantedEvent
from sejuk.world.plots import Plot, plots
from sejuk.world.rng import Draw

#: Two wordings of one event share fewer of their words than this (Jaccard).
_ALIKE = {"rumour": 0.5, "correction": 1.01}
_ALIKE_ELSE = 0.62
_WANTED = {"rumour": 60, "criticism": 120, "debate": 160, "provocation": 40, "satire": 30}
_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to tell it; places like ``{kab}`` are still to be filled in."""

    number: int
    register: str
    text: str


def wordings(seed: int, event: PlantedEvent) -> tuple[Wording, ...]:
    """The wordings of an event, the same for every post about it.

    Texts that are copied (greetings, adverts, brigades) are taken as they stand. Of the others every
    template is tried in turn, and kept where no earlier wording is too much alike.
    """
    plot = plots()[event.plot]
    draw = Draw(seed, "wordings", event.code)
    wanted, limit = _WANTED.get(plot.kind, 12), _ALIKE.get(plot.kind, _ALIKE_ELSE)
    kept: list[Wording] = []
    seen: list[frozenset[str]] = []
    for register, text in _candidates(plot, draw):
        words = tokens(text)
        if register != "copy" and any(alike(words, other) > limit for other in seen):
            continue
        kept.append(Wording(len(kept), register, text))
        seen.append(words)
        if len(kept) >= wanted:
            break
    return tuple(kept)


def _candidates(plot: Plot, draw: Draw) -> Iterator[tuple[str, str]]:
    templates = [(register, text) for register, texts in plot.texts.items() for text in texts]
    copied = all(register == "copy" for register, _ in templates)
    for _ in range(1 if copied else _ROUNDS):
        for register, template in draw.sample(templates, len(templates)):
            yield register, _expand(plot, template, draw)


def _expand(plot: Plot, template: Text, draw: Draw) -> str:
    return plot.grammar.expand(template, draw)


def tokens(text: str) -> frozenset[str]:
    """The words of a text without case and marks."""
    return frozenset(word.strip(".,!?*:;\"'()") for word in text.lower().split())


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """Jaccard similarity of two sets of words."""
    return len(a & b) / len(a | b)
