"""Words and numbers of a text with their places, folded so that a disguise is no way past a rule."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sejuk.engine.text.folding import fold

_HIDDEN = "\u00ad\u200b-\u200f\u2060-\u2064\ufe0e\ufe0f\ufeff\u0300-\u036f"
#: A run of letters or of digits, invisible characters within it included; or the end of a sentence.
_TOKEN = re.compile(rf"[^\W\d_](?:[{_HIDDEN}]*[^\W\d_])*|\d+|[.!?…]+(?=[\s\"'”’)\]]|$)|\n\s*\n")
_NUMERALS = dict(
    zip(
        "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh".split(),
        map(str, range(1, 11)),
        strict=True,
    )
)
#: Other languages of the country count too: Javanese and Sundanese.
_NUMERALS |= {
    "siji": "1",
    "loro": "2",
    "telu": "3",
    "papat": "4",
    "hiji": "1",
    "dua": "2",
    "tilu": "3",
    "opat": "4",
}
#: After these a full stop ends no sentence.
_SHORTENED = frozenset(
    "no nomor jl jln gg kab kec prov kel dr drs dra ir prof h hj kh st bpk bp sdr ttd tgl hlm dll".split()
)
_ENCLITIC = re.compile(r"(?<=\w{3})(?:nya|lah|kah|pun)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or the end of a sentence (whose ``key`` is empty)."""

    text: str
    key: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return bool(self.key)

    @property
    def number(self) -> str:
        """The number it says in digits without leading zeros, also for *dua*; empty for another word."""
        if self.key.isdecimal():
            return "".join(str(unicodedata.decimal(digit)) for digit in self.key).lstrip("0") or "0"
        return _NUMERALS.get(self.key, "")

    @property
    def is_capital(self) -> bool:
        """Whether it begins like a name."""
        return self.text[0].isupper()

    @property
    def bare(self) -> str:
        """The key without what Indonesian hangs onto a word (*hoaksnya*)."""
        return _ENCLITIC.sub("", self.key)


def tokens(text: str) -> Iterator[Token]:
    """Yield the words, numbers and ends of sentences of ``text``."""
    before = ""
    for found in _TOKEN.finditer(text):
        written = found[0]
        key = fold(written).lower().strip() if written[0].isalnum() else ""
        if not key and written == "." and (before in _SHORTENED or (len(before) == 1 and before.isalpha())):
            continue
        before = key
        yield Token(written, key, found.start(), found.end())


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
        """The words of each sentence."""
        found: list[list[Token]] = [[]]
        for token in self.tokens:
            if token.is_word:
                found[-1].append(token)
            else:
                found.append([])
        return [sentence for sentence in found if sentence]

    def sentence_at(self, place: int) -> list[Token]:
        """Give the sentence that character ``place`` stands in, or the nearest before it."""
        starts = [sentence[0].start for sentence in self.sentences]
        return self.sentences[max(0, bisect_left(starts, place + 1) - 1)] if starts else []
