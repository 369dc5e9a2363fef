"""Folds every character to a plain one: look-alikes, styled letters, accents, invisible characters.

Works a character at a time, so that a position in the folded text can be led back to the original.
"""

from __future__ import annotations

import re
import unicodedata

#: Cyrillic and Greek letters that look like Latin ones; used only inside words that have Latin letters.
LOOK_ALIKES = dict(
    zip(
        "авсеһіјкӏмнорԛѕтухүԁɡαβεηικνορτυχωѡгпьъіїёђћ",
        "abcehijklmnopqstyxydgabenikvoptuxwwrnbbiiehh",
        strict=True,
    )
)
#: Code of a look-alike, small or capital, to that of its Latin letter.
LOOK_ALIKE_CODES = {ord(char): ord(plain) for char, plain in LOOK_ALIKES.items()} | {
    ord(char.upper()): ord(plain) for char, plain in LOOK_ALIKES.items() if len(char.upper()) == 1
}
_OTHER_ALPHABET = re.compile("[\u0250-\u02af\u0370-\u03ff\u0400-\u052f]")
_MIXED_WORD = re.compile(r"\S*[A-Za-z]\S*")
_PICTURE = "[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]"
_A_PICTURE = re.compile(_PICTURE)
_PICTURE_IN_WORD = re.compile(rf"(?<=[A-Za-z]){_PICTURE}{{1,6}}(?=[A-Za-z])")
_FILLERS = "\u115f\u1160\u3164\uffa0\u2800"
_QUOTES = '"“”„‟«»〝〞＂'
_DELETED = {"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me", "Sk"}
_SPACE = {"Zs", "Zl", "Zp"}


def fold_character(char: str) -> str:
    """Give what stands for one non-ASCII character: nothing, a plain form, or itself in lower case."""
    category = unicodedata.category(char)
    if char in _FILLERS:
        return ""
    if category in _SPACE or char in "\u0085\u001c\u001d\u001f":
        return " "
    if category in _DELETED:
        return ""
    return _fold_visible(char, category)


def _fold_visible(char: str, category: str) -> str:
    if char in _QUOTES:
        return '"'
    if category == "Pd":
        return "-"
    if 0x1F150 <= ord(char) <= 0x1F189:  # letters in filled circles and squares
        return chr(ord("a") + (ord(char) - 0x1F150) % 32) if (ord(char) - 0x1F150) % 32 < 26 else " "
    if category == "So":
        return f" {char} "
    return _plain_form(char)


def _plain_form(char: str) -> str:
    decomposed = unicodedata.normalize("NFKD", char)
    plain = "".join(part for part in decomposed if not unicodedata.combining(part))
    return plain.lower() if plain.isascii() else char.lower()


class _Folding(dict[int, str]):
    """A translation table that fills itself: folding a character is pure, so it is done once."""

    def __missing__(self, code: int) -> str:
        folded = chr(code) if code < 128 else fold_character(chr(code))
        self[code] = folded
        return folded


FOLDING = _Folding()


def is_other_alphabet(char: str) -> bool:
    """Say whether a text with ``char`` may have look-alikes."""
    return _OTHER_ALPHABET.match(char) is not None


def is_picture(char: str) -> bool:
    """Say whether ``char`` is dropped inside a word."""
    return _A_PICTURE.match(char) is not None


def fold_in_context(text: str) -> str:
    """Replace, length kept, what depends on its word: look-alike letters, pictures inside words."""
    if _OTHER_ALPHABET.search(text):
        text = _MIXED_WORD.sub(lambda match: match[0].translate(LOOK_ALIKE_CODES), text)
    return _PICTURE_IN_WORD.sub(lambda match: "\u200b" * len(match[0]), text)


def fold(text: str) -> str:
    """Give ``text`` folded; what stays outside ASCII is another script or a picture."""
    return text if text.isascii() else fold_in_context(text).translate(FOLDING)
