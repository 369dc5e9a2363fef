"""What makes two claims one: the same words, whatever the case, the accents and the punctuation."""

from __future__ import annotations

import hashlib

from sejuk.engine.claims.words import read_words


def digest_of(claim: str) -> str:
    """Names a claim by its words; several fact-checks of one claim share it."""
    words = " ".join(word.written for word in read_words(claim)) or claim.strip()
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:32]
