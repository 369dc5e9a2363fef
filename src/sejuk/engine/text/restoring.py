"""Leads a word with hidden letters back to the one that was meant: ``g*bl*k``, ``kal14n``, ``m_ti``.

What can be meant is a list of roots and the common prefixes and suffixes. A word that fits nothing
stays as it is. Decides by the word alone, so a text never depends on its neighbours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from itertools import product

#: Longer words are left alone; nobody masks longer ones, and an attacker's cost nothing.
LONGEST_WORD = 30
#: Fewer visible letters than this could be anything.
FEWEST_VISIBLE = 2
#: A digit one may be two letters: their number bounds what is tried.
_MOST_ONES = 4
_MASK = "*"
_VOWELS = re.compile(r"[aiueo]")
_SPELT = re.compile(r"[a-z](?:\*[a-z]){2,}")
_NUMBERED = re.compile(r"[a-z]+[0-9]+")
_LEET = {"0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g"}
_PREFIXES = (
    *("", "di", "me", "mem", "men", "meng", "ber", "ter", "pe", "pem", "pen", "peng", "per", "se", "ke"),
    *("nge", "ng", "m", "n", "memper", "diper", "penge", "ku", "kau"),
)
_SUFFIXES = (
    *("", "nya", "kan", "an", "in", "i", "lah", "kah", "ku", "mu", "pun"),
    *("annya", "kannya", "inya", "kanlah", "ilah"),
)
#: The first letter of a root and what stands for it after ``me-`` and ``pe-``.
_NASAL = {"t": "n", "k": "ng", "s": "ny", "p": "m"}


def skeleton(word: str) -> str:
    """Give ``word`` with every vowel hidden."""
    return _VOWELS.sub(_MASK, word)


def _roots() -> Iterator[str]:
    text = (files(__package__) / "roots.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            yield from line.split()


def _stems() -> dict[str, tuple[str, ...]]:
    """Give roots and their nasal forms by skeleton, in the order of the list."""
    roots = list(dict.fromkeys(_roots()))
    nasals = [_NASAL[root[0]] + root[1:] for root in roots if root[0] in _NASAL]
    found: dict[str, list[str]] = defaultdict(list)
    for stem in (*roots, *nasals):
        found[skeleton(stem)].append(stem)
    return {bones: tuple(stems) for bones, stems in found.items()}


_STEMS = _stems()
_BEFORE = tuple((skeleton(prefix), prefix) for prefix in _PREFIXES)
_AFTER = tuple((skeleton(suffix), suffix) for suffix in _SUFFIXES)


def _around(bones: str) -> list[tuple[str, str]]:
    """Give the prefixes and suffixes that fit ``bones``, those that leave most to the stem first."""
    before = [prefix for shape, prefix in _BEFORE if bones.startswith(shape)]
    after = [suffix for shape, suffix in _AFTER if bones.endswith(shape)]
    return sorted(product(before, after), key=lambda pair: len(pair[0]) + len(pair[1]))


def fits(pattern: str, word: str) -> bool:
    """Say whether ``word`` is ``pattern`` with its hidden letters filled in."""
    return len(pattern) == len(word) and all(
        one in (_MASK, other) for one, other in zip(pattern, word, strict=True)
    )


def known(pattern: str, loose_end: bool = False) -> str | None:
    """Give the word that ``pattern`` (letters, ``*`` for a hidden vowel) stands for, or None.

    Where its end may be something else (a number, the star of a footnote), the ending ``-i`` alone is
    not read into it.
    """
    bones = skeleton(pattern)
    for prefix, suffix in _around(bones):
        for stem in _STEMS.get(bones[len(prefix) : len(bones) - len(suffix)], ()):
            if not (loose_end and suffix == "i") and fits(pattern, prefix + stem + suffix):
                return prefix + stem + suffix
    return None


def _unmasked(word: str) -> str:
    pattern = word.replace("_", _MASK)
    letters = pattern.replace(_MASK, "")
    if not letters:
        return _MASK
    found = known(pattern, pattern.endswith(_MASK)) if len(letters) >= FEWEST_VISIBLE else None
    if found is None and _SPELT.fullmatch(pattern):
        return letters
    return found or " ".join(word.replace("_", " ").split())


def _undigited(word: str) -> str:
    numbered = _NUMBERED.fullmatch(word) is not None
    spellings = product(*[_LEET.get(letter, letter) for letter in word])
    found = (known("".join(letters), numbered) for letters in spellings)
    return next((meant for meant in found if meant), word)


def restored(word: bytes) -> bytes:
    """Give the word that ``word`` was meant to be; itself where that is not known.

    An underscore that hides nothing becomes a space. A number after a word stays one (``paslon1``),
    unless word and number together are another word (``kam1``).
    """
    if word.isalpha() or not word.isascii():
        return word
    text = word.decode()
    if len(text) > LONGEST_WORD:
        return word.replace(b"_", b" ")
    if _MASK in text or "_" in text:
        return _unmasked(text).encode()
    if text.isdigit() or text.count("1") > _MOST_ONES:
        return word
    return _undigited(text).encode()
