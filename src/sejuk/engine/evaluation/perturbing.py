"""Ways in which people write past filters, made by rule: the same text always comes out the same.

Some words of a text, drawn by lot and never two neighbours, are changed; which words matter to a
model is not known here. A text without a word of four letters stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_WORD = re.compile(r"[A-Za-z]{4,}")
#: One word of so many is changed, at least one.
_ONE_OF = 3
_LEET = {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5"}
_LOOK_ALIKES = str.maketrans("aceopxyiAEOTPBHKM", "асеорхуіАЕОТРВНКМ")
_INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad\ufeff"
_EMOJI = "🔥😂💩🙏⭐👀"
_VOWELS = "aiueoAIUEO"
_MASKS = "***#_"

Change = Callable[[str, Random], str]


def _drawn(word: str, among: str, most: int, lot: Random) -> set[int]:
    places = [place for place, letter in enumerate(word) if letter in among]
    return set(lot.sample(places, min(len(places), lot.randint(1, most))))


def _leet(word: str, lot: Random) -> str:
    drawn = _drawn(word, "aeiosAEIOS", len(word), lot)
    return "".join(_LEET[letter.lower()] if i in drawn else letter for i, letter in enumerate(word))


def _spaced(word: str, lot: Random) -> str:
    return lot.choice(" .-").join(word)


def _repeated(word: str, lot: Random) -> str:
    place = lot.randrange(len(word))
    return word[:place] + word[place] * lot.randint(3, 6) + word[place + 1 :]


def _between(word: str, signs: str, most: int, lot: Random) -> str:
    places = set(lot.sample(range(1, len(word)), lot.randint(1, most)))
    return "".join((lot.choice(signs) if i in places else "") + letter for i, letter in enumerate(word))


def _zero_width(word: str, lot: Random) -> str:
    return _between(word, _INVISIBLE, 3, lot)


def _emoji(word: str, lot: Random) -> str:
    return _between(word, _EMOJI, 1, lot)


def _look_alike(word: str, lot: Random) -> str:
    if lot.random() < 0.5:
        return word[0] + word[1:].translate(_LOOK_ALIKES)
    return "".join(chr(ord(letter) + 0xFEE0) for letter in word)


def _masked_vowels(word: str, lot: Random) -> str:
    drawn = _drawn(word, _VOWELS, 2, lot)
    mask, edges = lot.choice(_MASKS), (0, len(word) - 1)
    masked = ("*" if i in edges else mask for i in range(len(word)))
    return "".join(
        sign if i in drawn else letter for i, (letter, sign) in enumerate(zip(word, masked, strict=True))
    )


PERTURBATIONS: dict[str, Change] = {
    "leetspeak": _leet,
    "spaced letters": _spaced,
    "repeated letters": _repeated,
    "zero-width characters": _zero_width,
    "look-alikes": _look_alike,
    "emoji inside words": _emoji,
    "masked vowels": _masked_vowels,
}


def _chosen(count: int, lot: Random) -> set[int]:
    wanted = max(1, round(count / _ONE_OF))
    chosen: set[int] = set()
    for place in lot.sample(range(count), count):
        if len(chosen) < wanted and not {place - 1, place + 1} & chosen:
            chosen.add(place)
    return chosen


def perturbed(text: str, kind: str) -> str:
    """Give ``text`` with some words changed by ``kind``, a key of :data:`PERTURBATIONS`."""
    lot = Random(f"{kind}\n{text}")  # noqa: S311 - for repeating, not for secrets
    words = list(_WORD.finditer(text))
    pieces, end = [], 0
    for place in sorted(_chosen(len(words), lot)):
        word = words[place]
        pieces += [text[end : word.start()], PERTURBATIONS[kind](word[0], lot)]
        end = word.end()
    return "".join([*pieces, text[end:]])
