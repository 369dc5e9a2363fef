"""The form in which a line is hashed (docs/reference/audit-chain.md); PostgreSQL does the same by itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

#: What stands before the first line.
NOTHING = bytes(32)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is stored; ``detail`` is PostgreSQL's own text of the jsonb value."""

    sequence: int
    at: datetime
    written_at: datetime
    actor: int | None
    institution: int | None
    action: str
    subject: str
    subject_id: str
    detail: str
    previous: bytes
    hash: bytes


def line_hash(line: Line) -> bytes:
    """SHA-256 over the previous hash and every field."""
    fields = (
        str(line.sequence),
        _moment(line.at),
        _moment(line.written_at),
        _number(line.actor),
        _number(line.institution),
        line.action,
        line.subject,
        line.subject_id,
        line.detail,
    )
    return hashlib.sha256(line.previous + b"".join(map(_field, fields))).digest()


def _field(value: str | None) -> bytes:
    """Length in bytes, colon, text, comma; nothing is ``-,``: no two lines read the same."""
    if value is None:
        return b"-,"
    text = value.encode("utf-8")
    return b"%d:%s," % (len(text), text)


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)
