"""Rows to one run of plain bytes: lower case, no controls, no links, no handles.

All rows of a chunk are joined by :data:`ROW` and treated at once, which is what makes it fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sejuk.engine.text.folding import fold

#: What stands between two rows of a chunk: the record separator, deleted from texts.
ROW = b"\x1e"
#: Characters of a text that are looked at; what follows is ignored.
LONGEST = 100_000

_SPACES = b"\t\n\r\x0b\x0c"
LOWER = bytes(0x20 if code in _SPACES else code for code in bytes(range(256)).lower())
DELETED = bytes(code for code in range(128) if (code < 32 and code not in _SPACES + ROW) or code in b"'`\x7f")

_WORD = rb"[a-z0-9_\x80-\xff]"
LINK = re.compile(rb"https?:/[^ \x1e]*|www\.[^ \x1e]+")
MENTION = re.compile(rb"(?<![a-z0-9_\x80-\xff])@[a-z0-9_.\x80-\xff]+")
#: Never begins in the middle of a character.
MAIL = re.compile(rb"(?![\x80-\xbf])[a-z0-9_.+\-\x80-\xff]{1,64}@[a-z0-9\-]+\.[a-z0-9.\-]+")
ENTITY = re.compile(rb"&(?:[a-z]{2,6}|#[0-9]{1,6});")


def patterns(data: bytes) -> Iterator[re.Pattern[bytes]]:
    """Yield the patterns that are cut out of ``data``, in order, without those that cannot occur."""
    if b"http" in data or b"www." in data:
        yield LINK
    if b"@" in data:
        yield MENTION
        yield MAIL
    if b"&" in data:
        yield ENTITY


def row_text(text: str | None) -> str:
    """Give the part of one row that is looked at, folded, without the row separator."""
    if text is None:
        return ""
    return fold(text if len(text) <= LONGEST else text[:LONGEST])


def clean(rows: Sequence[str | None]) -> bytes:
    """Give the rows joined by :data:`ROW`, in lower case, without links, handles and controls."""
    folded = [row_text(row) for row in rows]
    joined = "\x1e".join(folded)
    if joined.count("\x1e") != len(folded) - 1:
        joined = "\x1e".join(row.replace("\x1e", "") for row in folded)
    data = joined.encode("utf-8", "ignore").translate(LOWER, DELETED)
    for pattern in patterns(data):
        data = pattern.sub(b" ", data)
    return data
