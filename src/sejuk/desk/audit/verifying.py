"""Recompute the chain and say where it breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from django.db import connection

from sejuk.desk.audit.models import DailyRoot
from sejuk.desk.audit.serialising import NOTHING, Line, line_hash

#: Lines read at a time.
_CHUNK = 5_000

Kind = Literal["missing", "unlinked", "changed", "root_differs", "root_unknown", "day_unknown"]


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain breaks: a line's number (or the number a line should have), and how."""

    kind: Kind
    sequence: int
    day: date | None = None


@dataclass(slots=True)
class Verification:
    """What was looked at and what was found."""

    lines: int = 0
    roots: int = 0
    last_hash: bytes = NOTHING
    breaks: list[Break] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is broken."""
        return not self.breaks


def verify(root: bytes | None = None, day: date | None = None) -> Verification:
    """Recompute every line, compare the stored daily roots, and an outside root where one is given.

    ``root`` is a hash that somebody outside kept; with ``day`` it must be that day's, without it must be the
    hash of some line. One pass, in memory bounded by a chunk.
    """
    found = Verification()
    expected = _expected_roots(found)
    seen_root = False
    sequence = 0
    for line in _lines():
        sequence = _check_line(found, line, sequence)
        for one_day in expected.pop((line.sequence, line.hash), ()):
            found.roots += 1
            seen_root = seen_root or (one_day == day and line.hash == root)
        seen_root = seen_root or (day is None and line.hash == root)
    for (number, _hash), days in expected.items():
        found.breaks += [Break("root_differs", number, one_day) for one_day in days]
    if root is not None and not seen_root:
        _explain_root(found, day)
    return found


def _check_line(found: Verification, line: Line, before: int) -> int:
    found.lines += 1
    if line.sequence != before + 1:
        found.breaks.append(Break("missing", before + 1))
    elif line.previous != found.last_hash:
        found.breaks.append(Break("unlinked", line.sequence))
    if line_hash(line) != line.hash:
        found.breaks.append(Break("changed", line.sequence))
    found.last_hash = line.hash
    return line.sequence


def _expected_roots(found: Verification) -> dict[tuple[int, bytes], list[date]]:
    expected: dict[tuple[int, bytes], list[date]] = {}
    for one in DailyRoot.objects.order_by("day"):
        expected.setdefault((one.last_sequence, bytes(one.root)), []).append(one.day)
    empty = expected.pop((0, NOTHING), [])
    found.roots += len(empty)
    return expected


def _explain_root(found: Verification, day: date | None) -> None:
    sealed = DailyRoot.objects.filter(day=day).first() if day else None
    if day and sealed is None:
        found.breaks.append(Break("day_unknown", 0, day))
    else:
        found.breaks.append(Break("root_unknown", sealed.last_sequence if sealed else 0, day))


def _lines() -> Iterator[Line]:
    after = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_SELECT, [after, _CHUNK])
            rows = cursor.fetchall()
        for row in rows:
            yield Line(*map(_plain, row))
        if len(rows) < _CHUNK:
            return
        after = rows[-1][0]


def _plain(value: object) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


_SELECT = """
SELECT sequence, at, written_at, actor, institution, action, subject, subject_id, detail::text, previous, hash
FROM audit_entry WHERE sequence > %s ORDER BY sequence LIMIT %s
"""
