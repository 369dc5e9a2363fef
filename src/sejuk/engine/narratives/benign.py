"""Which texts only recur: greetings, prayers, good wishes, adverts.

They come in thousands and alike, and are no rumour. A text is benign only if nearly all of its words
are on the list of ``benign.txt`` or carry no topic: a single foreign sentence makes it an ordinary
post again, so that nothing can hide behind a greeting.
"""

from __future__ import annotations

from sejuk.engine.narratives.stems import stem
from sejuk.engine.narratives.words import FUNCTION_WORDS, Wording, read_words

WORDS = read_words("benign.txt")
LISTED = WORDS - FUNCTION_WORDS
STEMS = frozenset(map(stem, WORDS))
#: Least part of the topic words that must be on the list, and most words that may not be.
_LEAST_PART = 0.7
_MOST_OTHERS = 4


def is_benign(wording: Wording) -> bool:
    """Say whether a text is nothing but a greeting, a prayer, a good wish or an advert."""
    words = wording.plain.split()
    if LISTED.isdisjoint(words):
        return False
    listed = sum([word in LISTED for word in words])
    others = [word for word in wording.topic if word not in STEMS and not word.isdigit()]
    return listed >= 2 and len(others) <= _MOST_OTHERS and listed >= _LEAST_PART * (listed + len(others))
