"""The words of claims and posts, in whatever language: plain, split where they were glued, and stemmed.

One rule for Indonesian and English, so that nobody has to say which a text is in. A stem need not be a
word; it only has to be the same for the forms of one word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

#: Characters of a text that are looked at.
LONGEST = 20_000
#: Letters of a stem that count: what follows is mostly inflection.
_STEM = 6
_LINK = re.compile(r"pic\.twitter\.com/\S+|https?://\S+|www\.\S+", re.IGNORECASE)
_DROPPED = re.compile(r"['’‘`\u200b-\u200f\u2060\ufeff\u0300-\u036f]")
#: Where words were glued: #AustralianFires, @realDonaldTrump, JOKOWIBerkata.
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_PREFIX = re.compile(r"^(?:meng|meny|men|mem|me|ber|ter|di|peng|peny|pen|pem|per|pe|se|ke)(?=\w{4})")
_SUFFIX = re.compile(r"(?<=\w{4})(?:nya|kan|lah|kah|pun|an|i|ing|ed|es|s|ly)$")


class Word(NamedTuple):
    """A word as it was written, and the number of its stem."""

    written: str
    stem: int


def plain(text: str) -> str:
    """Give ``text`` without links, styled letters, accents and apostrophes, glued words apart."""
    cut = _LINK.sub(" ", text[:LONGEST])
    if not cut.isascii():
        cut = unicodedata.normalize("NFKD", cut)
    return _SEAM.sub(" ", _DROPPED.sub("", cut))


def read_words(text: str) -> list[Word]:
    """Give the words of ``text`` in order. Never raises on any text."""
    return [Word(word, number(word)) for word in _WORD.findall(plain(text).lower())]


def stem(word: str) -> str:
    """Give the stem of a word in lower case: affixes of Indonesian and English off, cut at six letters."""
    bare = _SUFFIX.sub("", _PREFIX.sub("", _SUFFIX.sub("", word)))
    return bare[:_STEM]


@lru_cache(maxsize=1 << 16)
def number(word: str) -> int:
    """Give what stands for the word's stem: 32 bits, the same everywhere; odd for a number, never 0."""
    return crc32(stem(word).encode("utf-8", "replace")) | 3 if word[0].isdigit() else _of_letters(word)


def _of_letters(word: str) -> int:
    return (crc32(stem(word).encode("utf-8", "replace")) & ~1) | 2
