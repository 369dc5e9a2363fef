"""Change the office's facts; open and close listening (G18)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.access import administered_institution
from sejuk.desk.organisation.models import Member, Office
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify


def administered_office(member: Member) -> Office:
    """The office, for an administrator of the institution that founded it."""
    if not administered_institution(member).is_founder:
        raise Refused(_("Data kantor hanya diubah oleh administrator lembaga pendiri."))
    return Office.objects.get()


@transaction.atomic
def change_office(by: Member, office: Office, changed: list[str]) -> None:
    """Store the changed facts; the chain keeps which ones changed."""
    administered_office(by)
    office.save()
    record(by, "office.changed", "office", office.pk, fields=", ".join(sorted(changed)))
    notify("organisation")


@transaction.atomic
def open_listening(by: Member) -> None:
    """Open listening: from now on approved sources may be fetched.

    Raises:
        Refused: where this administrator has not read the processing record yet.
    """
    office = administered_office(by)
    if not has_read_record(by):
        raise Refused(
            _("Baca dulu catatan pemrosesan dan rancangan penilaian dampak."),
            _("Keduanya ada di halaman Kantor."),
        )
    if office.listening_since is None:
        office.listening_since = clock.now()
        office.save(update_fields=["listening_since"])
        record(by, "office.listening_opened", "office", office.pk)
        notify("organisation", "sources")


@transaction.atomic
def close_listening(by: Member) -> None:
    """Close listening: nothing is fetched until it is opened again."""
    office = administered_office(by)
    if office.listening_since is not None:
        office.listening_since = None
        office.save(update_fields=["listening_since"])
        record(by, "office.listening_closed", "office", office.pk)
        notify("organisation", "sources")


def has_read_record(member: Member) -> bool:
    """Whether the chain says that this member opened the processing record."""
    return Entry.objects.filter(actor=member.pk, action="office.record_read").exists()
