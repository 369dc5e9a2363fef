"""Reads every name of a people as one name, and every name of a religion as one name.

What is said of a group is judged, not which group it is: no name can carry a weight of its own, and
one that was never met in training counts like the others (G2).
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from sejuk.engine.text.tracing import Word


def _read() -> dict[bytes, bytes]:
    text = (files(__package__) / "groups.txt").read_text(encoding="utf-8")
    found: dict[bytes, bytes] = {}
    for line in text.splitlines():
        one, _, names = line.partition(": ")
        found |= {name.encode(): one.encode() for name in names.split()}
    return found


#: Name to the name that stands for all of its kind, in lower case.
GROUPS = _read()
#: Stands before each name while names are looked for; no plain text holds it.
_MARK = b"\x1d"
_MARKED = {name: _MARK + one for name, one in GROUPS.items()}
#: What stands before a group's name says no more than the name.
HEADS = tuple(b"umat kaum jemaat warga para penganut pemeluk keturunan etnis suku bangsa anak".split())
#: What is read in its place.
ONE = b"orang"
_BEFORE = tuple(b" %s " % head for head in HEADS)


def levelled(plain: bytes) -> bytes:
    """Give plain words with the names of groups, and the words before them, made one."""
    words = plain.split(b" ")
    before, *rest = b" ".join(map(_MARKED.get, words, words)).split(_MARK)
    if not rest:
        return before
    *pieces, last = before, *rest
    return b"".join([*map(_without_head, pieces), last])


def _without_head(piece: bytes) -> bytes:
    return piece[: piece.rindex(b" ", 0, -1)] + b" %s " % ONE if piece.endswith(_BEFORE) else piece


def levelled_words(words: Sequence[Word]) -> list[Word]:
    """Give the words of one text as :func:`levelled` reads them, in their places."""
    whole = levelled(b" " + b" ".join(word.plain for word in words))[1:].split(b" ")
    found, start = [], 0
    for word in words:
        end = start + word.plain.count(b" ") + 1
        found.append(Word(b" ".join(whole[start:end]), word.start, word.end))
        start = end
    return found
