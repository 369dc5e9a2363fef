"""What changed between two texts, word by word, for people to read (``shell/changed.html``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: Texts longer than this many words are compared line by line.
_MANY_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed (``same``), came (``new``) or went (``gone``)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A part of a text that changed."""

    label: StrOrPromise
    pieces: list[Piece]


def changed(parts: Iterable[tuple[StrOrPromise, str, str]]) -> list[Changed]:
    """The parts (label, before, after) that changed, in their order."""
    return [Changed(label, pieces(before, after)) for label, before, after in parts if before != after]


def pieces(before: str, after: str) -> list[Piece]:
    """Both texts in one, as runs of words."""
    one, other = _words(before), _words(after)
    found = []
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(one[i:j])))
            continue
        found += [Piece("gone", "".join(one[i:j]))] if j > i else []
        found += [Piece("new", "".join(other[k:m]))] if m > k else []
    return found


def _words(text: str) -> list[str]:
    words = re.findall(r"\s+|\S+", text)
    return words if len(words) <= _MANY_WORDS else text.splitlines(keepends=True)
