"""What one wording has and another has not, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Longer texts are compared by their beginning.
LONGEST = 400
_TOKENS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: ``same``, ``added`` (only in the variant) or ``removed`` (only in the main wording)."""

    kind: str
    text: str


def word_diff(main: str, variant: str) -> list[Piece]:
    """Pieces that read as ``variant``, with what it lacks of ``main`` in between."""
    old, new = (_TOKENS.findall(text)[: 2 * LONGEST] for text in (main, variant))
    matcher = SequenceMatcher(None, [t.casefold() for t in old], [t.casefold() for t in new], autojunk=False)
    return [piece for code in matcher.get_opcodes() for piece in _pieces(old, new, code)]


def _pieces(old: list[str], new: list[str], code: tuple[str, int, int, int, int]) -> Iterator[Piece]:
    kind, i1, i2, j1, j2 = code
    if kind == "equal":
        yield Piece("same", "".join(new[j1:j2]))
        return
    if i2 > i1:
        yield Piece("removed", "".join(old[i1:i2]))
    if j2 > j1:
        yield Piece("added", "".join(new[j1:j2]))
