"""Tells a source of many authors from a source of one, without remembering anybody (G16, G1).

Kept is one byte of an HMAC of the first author, under a salt of the source. One handle in 256 gives
the same byte, so the byte tests no handle; but two authors differ in it 255 times of 256, so a source
in which all items give one byte has one author. Salt and byte are erased with the second author.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence

from sejuk.desk.listening.intake.authors import derive_key
from sejuk.desk.listening.intake.candidates import Candidate
from sejuk.desk.listening.models import Source, SourceHealth

#: After so many items by one author the source is paused.
ENOUGH = 20
FIELDS = ["many_authors", "author_salt", "author_mark", "marked_items"]


def note_authors(source: Source, health: SourceHealth, new: Sequence[Candidate]) -> bool:
    """Look at the authors of new items; whether the source must be paused as one person's."""
    if source.is_public_voice or health.many_authors or source.kind == Source.Kind.TIP_LINE or not new:
        return False
    salt = bytes(health.author_salt or secrets.token_bytes(16))
    key = derive_key(salt, b"sejuk source")
    marks = {_mark(key, item.seed) for item in new}
    if health.author_mark is not None:
        marks.add(health.author_mark)
    if len(marks) > 1:
        health.many_authors, health.author_salt, health.author_mark, health.marked_items = True, None, None, 0
        return False
    health.author_salt, health.author_mark = salt, marks.pop()
    health.marked_items += len(new)
    return health.marked_items >= ENOUGH


def _mark(key: bytes, seed: bytes | None) -> int:
    """Items without an account count as one author: nothing shows that they are more."""
    return hmac.digest(key, seed or b"", hashlib.sha256)[0]
