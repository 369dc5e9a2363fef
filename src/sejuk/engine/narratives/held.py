"""How much a grouper remembers, in numbers."""

from __future__ import annotations

from typing import NamedTuple


class Held(NamedTuple):
    """Counts of what is held; all but ``square`` and ``outside`` go back to nothing with the last post.

    ``wordings`` are those that the words' rarity is counted over, ``square`` that of the whole stream's
    centre, ``sense`` the places of its sense that are not zero; ``outside`` are bytes that Python does not
    see.
    """

    narratives: int
    variants: int
    posts: int
    words: int
    addresses: int
    signatures: int
    wordings: int
    square: int
    sense: int
    outside: int
