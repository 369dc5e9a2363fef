"""Lines of the chain as an auditor reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from sejuk.desk.audit.actions import registry
from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.models import Member

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Row:
    """One line in words."""

    sequence: int
    at: datetime
    actor: str
    action: StrOrPromise
    subject: str
    detail: str
    hash: str


def rows(reader: Member, entries: Iterable[Entry]) -> list[Row]:
    """Lines with names: of the reader's own colleagues; others by number and institution."""
    listed = list(entries)
    people = _people(listed)
    return [_row(reader, entry, people) for entry in listed]


def _people(entries: Sequence[Entry]) -> dict[int, Member]:
    keys = {entry.actor for entry in entries if entry.actor is not None}
    return Member.objects.select_related("institution").in_bulk(keys)


def _row(reader: Member, entry: Entry, people: dict[int, Member]) -> Row:
    declared = registry().get(entry.action)
    return Row(
        sequence=entry.sequence,
        at=entry.at,
        actor=_actor(reader, entry, people),
        action=declared.label if declared else entry.action,
        subject=f"{entry.subject} {entry.subject_id}".strip(),
        detail=", ".join(f"{key}: {value}" for key, value in sorted(entry.detail.items())),
        hash=bytes(entry.hash).hex(),
    )


def _actor(reader: Member, entry: Entry, people: dict[int, Member]) -> str:
    if entry.actor is None:
        return _("sistem")
    person = people.get(entry.actor)
    if person is None:
        return _("anggota %(number)d") % {"number": entry.actor}
    if person.institution_id == reader.institution_id:
        return person.name
    return _("anggota %(number)d, %(institution)s") % {
        "number": entry.actor,
        "institution": person.institution.short_name,
    }
