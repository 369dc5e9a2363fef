"""What of a text a model reads: its plain form, or that and how it was written."""

from __future__ import annotations

import re

from sejuk.engine.text.cleaning import ROW
from sejuk.engine.text.levelling import levelled
from sejuk.engine.text.normalising import normalised
from sejuk.engine.text.plain_in_c import level_in_c, plain_in_c
from sejuk.engine.text.rows import Rows

#: The plain form; that with the names of groups made one; the text as it was written, and after it the words
#: that its plain form changes.
PLAIN, LEVEL, BOTH = "plain", "level", "both"
_BETWEEN = b" " + ROW + b" "
_SIGN = re.compile(rb"([^a-z0-9_\x80-\xff \x1e])")


def surface(cleaned: bytes) -> list[bytes]:
    """Give each row of cleaned bytes as it was written, every sign a word of its own."""
    spaced = _SIGN.sub(rb" \1 ", cleaned)
    return [b" ".join(row.split()) for row in spaced.split(ROW)]


def viewed(cleaned: bytes, view: str) -> list[bytes]:
    """Give what a model of ``view`` reads of each row of cleaned bytes."""
    plain = normalised(cleaned)
    if view == PLAIN:
        return plain
    if view == LEVEL:
        return levelled(b" " + _BETWEEN.join(plain))[1:].split(_BETWEEN)
    return [_both(*pair) for pair in zip(surface(cleaned), plain, strict=True)]


def viewed_in_c(cleaned: Rows, view: str) -> Rows:
    """Give the same of a view that is read in C: ``PLAIN`` or ``LEVEL``."""
    plain = plain_in_c(cleaned)
    return level_in_c(plain) if view == LEVEL else plain


def _both(written: bytes, plain: bytes) -> bytes:
    known = set(written.split())
    changed = [word for word in plain.split() if word not in known]
    return b" | ".join((written, b" ".join(changed)))
