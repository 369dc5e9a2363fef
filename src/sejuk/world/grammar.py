"""A small grammar for texts: ``[a|b]`` is one of several, ``{rule}`` another rule, ``{2-9}`` a number.

``{=rule}`` stays the same throughout one text; ``{=Rule}`` is the same again in title case.

A name that no rule has, such as ``{kab}``, stays as it is: it is a place that the post fills in, so
one wording can be told of many places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sejuk.world.rng import Draw


@dataclass(frozen=True, slots=True)
class Ref:
    """``{name}``: a rule, or a place to be filled in later."""

    name: str


@dataclass(frozen=True, slots=True)
class Number:
    """``{low-high}``: an integer, both ends included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Choice:
    """``[a|b]``: one of the options."""

    options: tuple[Text, ...]


Node: TypeAlias = "str | Ref | Number | Choice"
Text: TypeAlias = tuple[Node, ...]

_TOKEN = re.compile(r"[\[\]|]|\{[^{}]*\}|[^\[\]|{}]+")
_SMALL_WORDS = frozenset("di ke dari dan yang untuk karena saat demi hingga sampai dengan".split())
_RANGE = re.compile(r"(\d+)-(\d+)")


def parse(source: str) -> Text:
    """The tree of a text; raises ``ValueError`` where brackets do not match."""
    pieces = _TOKEN.findall(source)
    if "".join(pieces) != source:
        raise ValueError(f"stray brace in {source!r}")
    options, rest = _options(pieces, 0, inside=False)
    if rest != len(pieces) or len(options) != 1:
        raise ValueError(f"brackets do not match in {source!r}")
    return options[0]


def _options(pieces: Sequence[str], at: int, *, inside: bool) -> tuple[list[Text], int]:
    options: list[list[Node]] = [[]]
    while at < len(pieces):
        piece = pieces[at]
        if piece == "]":
            if not inside:
                raise ValueError("a bracket was never opened")
            return [tuple(o) for o in options], at + 1
        if piece == "[":
            inner, at = _options(pieces, at + 1, inside=True)
            options[-1].append(Choice(tuple(inner)))
            continue
        if piece == "|":
            options.append([])
        else:
            options[-1].append(_leaf(piece))
        at += 1
    if inside:
        raise ValueError("a bracket is not closed")
    return [tuple(o) for o in options], at


def _leaf(piece: str) -> Node:
    if not piece.startswith("{"):
        return piece
    span = _RANGE.fullmatch(piece[1:-1])
    return Number(int(span[1]), int(span[2])) if span else Ref(piece[1:-1])


class Grammar:
    """Named rules, each with several texts."""

    def __init__(self, rules: Mapping[str, Sequence[str]]) -> None:
        self._rules = {name: tuple(parse(text) for text in texts) for name, texts in rules.items()}

    def expand(self, text: Text, draw: Draw, bound: Mapping[str, str] | None = None) -> str:
        """One of the texts that ``text`` stands for, places to fill in left as ``{name}``.

        ``bound`` says what rules used as ``{=rule}`` already stand for.
        """
        out: list[str] = []
        self._write(text, draw, out, dict(bound or {}))
        return "".join(out)

    def shuffled(self, name: str, draw: Draw) -> list[str]:
        """Every text of a rule in an order of the draw's, its choices made."""
        texts = self._rules[name]
        return [self.expand(text, draw) for text in draw.sample(texts, len(texts))]

    def rule(self, name: str, draw: Draw) -> str:
        """One of the texts of a rule; raises ``KeyError`` for an unknown one."""
        return self.expand(draw.pick(self._rules[name]), draw)

    def _write(self, text: Text, draw: Draw, out: list[str], bound: dict[str, str]) -> None:
        for node in text:
            if isinstance(node, str):
                out.append(node)
            elif isinstance(node, Choice):
                self._write(draw.pick(node.options), draw, out, bound)
            elif isinstance(node, Number):
                out.append(str(node.low + draw.below(node.high - node.low + 1)))
            elif node.name.startswith("="):
                out.append(self._bound(node.name[1:], draw, bound))
            elif node.name in self._rules:
                self._write(draw.pick(self._rules[node.name]), draw, out, bound)
            else:
                out.append(f"{{{node.name}}}")

    def _bound(self, name: str, draw: Draw, bound: dict[str, str]) -> str:
        key = name.lower()
        if key not in bound:
            bound[key] = self.rule(key, draw)
        return bound[key] if name == key else _headline(bound[key])


def _headline(text: str) -> str:
    """A text with capitals, the way headlines are set."""
    return " ".join(word if word in _SMALL_WORDS else word.capitalize() for word in text.split(" "))
