"""One look-up a word: chat forms, then what hidden letters stand for."""

from __future__ import annotations

from sejuk.engine.text.restoring import restored
from sejuk.engine.text.slang import SLANG

#: Words that are remembered; past this, a word is worked out each time.
_MOST_WORDS = 1 << 16


class _Dictionary(dict[bytes, bytes]):
    """Fills itself: the plain form of a word is a pure function of it, so it is worked out once."""

    def __missing__(self, word: bytes) -> bytes:
        found = restored(word)
        plain = SLANG.get(found, found)
        if len(self) < _MOST_WORDS:
            self[word] = plain
        return plain


#: Plain form of each cleaned word; may hold a space (``gapapa``).
DICTIONARY = _Dictionary(SLANG)
