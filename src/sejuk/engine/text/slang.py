"""The dictionary of chat forms: our own list, and insults written to get past filters."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import product

_LEET = {"a": "4@*", "i": "1!*", "u": "*", "e": "3*", "o": "0*", "s": "5$", "g": "96"}
#: Masked forms of one word are limited to this many changed letters.
_CHANGES = 2


def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _pairs() -> Iterator[tuple[bytes, bytes]]:
    for line in _read("slang.tsv").splitlines():
        if line and not line.startswith("#"):
            forms, plain = line.split("\t")
            yield from ((form.encode(), plain.encode()) for form in forms.split())


def masked_forms(word: str) -> Iterator[str]:
    """Yield ``word`` with one or two letters hidden or written as signs (``4njing``, ``b*b1``)."""
    for form in product(*[letter + _LEET.get(letter, "") for letter in word]):
        changed = sum(new != old for new, old in zip(form, word, strict=True))
        if 0 < changed <= _CHANGES:
            yield "".join(form)


def _masked() -> Iterator[tuple[bytes, bytes]]:
    for word in _read("masked.txt").split():
        for form in masked_forms(word):
            yield form.encode(), word.encode()


def _laughter() -> Iterator[tuple[bytes, bytes]]:
    for part, count in product(("wk", "ha", "he", "hi", "xi", "ck"), range(2, 15)):
        for form in (part * count, part * count + part[0], part[1] + part * count):
            yield form.encode(), b"haha"


#: Chat form to plain form, whole words only. Our list goes before the made forms.
SLANG: dict[bytes, bytes] = {**dict(_laughter()), **dict(_masked()), **dict(_pairs())}
