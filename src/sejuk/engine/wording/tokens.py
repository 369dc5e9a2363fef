"""Words and numbers of a text with their places, folded so that a disguise is no way past a rule."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sejuk.engine.text.folding import fold

#: How a phrase names any number, one in digits, a word with a capital, any word at all.
NUMBER, DIGITS, NAME, ANY = "<n>", "<angka>", "<nama>", "<kata>"
_HIDDEN = "\u00ad\u200b-\u200f\u2060-\u2064\ufe0e\ufe0f\ufeff\u0300-\u036f"
#: A run of letters or of digits, invisible characters within it included; or the end of a sentence.
_TOKEN = re.compile(rf"#\w+|[^\W\d_](?:[{_HIDDEN}]*[^\W\d_])*|\d+|[.!?…]+(?=[\s\"'”’)\]]|$)|\n\s*\n")
#: What a hashtag is made of: ``#2PeriodeLagi``.
_IN_TAG = re.compile(r"\d+|[A-Z]+(?![a-z])|[^\W\d_A-Z]+|[A-Z][^\W\d_A-Z]*")
_NUMBERS = range(1, 11)
_SAID = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh"
#: Also in Javanese and Sundanese, as far as ballots go.
_SAID_ELSEWHERE = (("siji", 1), ("loro", 2), ("telu", 3), ("papat", 4), ("hiji", 1), ("tilu", 3), ("opat", 4))
_NUMERALS = {
    word: str(number) for word, number in (*zip(_SAID.split(), _NUMBERS, strict=True), *_SAID_ELSEWHERE)
}
#: After these a full stop ends no sentence.
_SHORTENED = frozenset(
    "no nomor jl jln gg kab kec prov kel dr drs dra ir prof h hj kh st bpk bp sdr ttd tgl hlm dll".split()
)
#: Words of a sentence that are looked at together.
_LONGEST_SENTENCE = 200
_ENCLITIC = re.compile(r"(?<=\w{3})(?:nya|lah|kah|pun)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or the end of a sentence (whose ``key`` is empty).

    ``number`` is what it says in digits without leading zeros, also for *dua*; empty for another word.
    ``steps`` are the ways in which a list of phrases may name it.
    """

    text: str
    key: str
    start: int
    end: int
    number: str = ""
    steps: tuple[str, ...] = ()

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return bool(self.key)

    @property
    def is_capital(self) -> bool:
        """Whether it begins like a name."""
        return self.text[0].isupper()


def tokens(text: str) -> Iterator[Token]:
    """Yield the words, numbers and ends of sentences of ``text``."""
    before = ""
    for written, start in _pieces(text):
        key, number, steps = _folded(written)
        if not key and written == "." and (before in _SHORTENED or (len(before) == 1 and before.isalpha())):
            continue
        before = key
        yield Token(written, key, start, start + len(written), number, steps)


@lru_cache(maxsize=1 << 14)
def _folded(written: str) -> tuple[str, str, tuple[str, ...]]:
    """Give a word's key, the number it says, and its steps."""
    key = fold(written).lower().strip() if written[0].isalnum() else ""
    number = _number(key)
    steps = dict.fromkeys((key, _ENCLITIC.sub("", key), ANY))  # *hoaksnya* is *hoaks* too
    if number:
        steps |= dict.fromkeys((f"<{number}>", NUMBER))
    if key.isdecimal():
        steps[DIGITS] = None
    if written[0].isupper():
        steps[NAME] = None
    return key, number, tuple(steps)


def _number(key: str) -> str:
    if key.isdecimal():
        return "".join(str(unicodedata.decimal(digit)) for digit in key).lstrip("0") or "0"
    return _NUMERALS.get(key, "")


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    for found in _TOKEN.finditer(text):
        if found[0][0] == "#":
            yield from ((piece[0], found.start() + piece.start()) for piece in _IN_TAG.finditer(found[0]))
        else:
            yield found[0], found.start()


class Text:
    """One part of a draft: its name, what is written, and its words."""

    def __init__(self, part: str, written: str) -> None:
        self.part = part
        self.written = written

    @cached_property
    def tokens(self) -> list[Token]:
        """Words, numbers and ends of sentences, in order."""
        return list(tokens(self.written))

    @cached_property
    def words(self) -> list[Token]:
        """Only the words and numbers."""
        return [token for token in self.tokens if token.is_word]

    @cached_property
    def sentences(self) -> list[list[Token]]:
        """The words of each sentence; one of more than 200 words is cut, so that no text is slow."""
        found: list[list[Token]] = [[]]
        for token in self.tokens:
            if not token.is_word or len(found[-1]) == _LONGEST_SENTENCE:
                found.append([])
            if token.is_word:
                found[-1].append(token)
        return [sentence for sentence in found if sentence]

    def sentence_at(self, place: int) -> list[Token]:
        """Give the sentence that character ``place`` stands in, or the nearest before it."""
        place = bisect_right(self._starts, place) - 1
        return self.sentences[max(0, place)] if self.sentences else []

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence[0].start for sentence in self.sentences]
