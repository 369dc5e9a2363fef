"""Verbs in the passive: *dihitung*, *ditempel*."""

from __future__ import annotations

from sejuk.engine.wording.tokens import Token
from sejuk.engine.wording.words import word_set

#: Words that begin like a passive and are none.
_NO_PASSIVE = word_set("no_passives")
_SHORTEST = 6


def is_passive(token: Token) -> bool:
    """Whether a word is a verb with *di-*, as far as its letters tell."""
    return token.key.startswith("di") and len(token.key) >= _SHORTEST and token.key not in _NO_PASSIVE
