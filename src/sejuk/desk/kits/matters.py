"""What waits in this room: boards and stations that still carry what was corrected or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.kits.access import accessible_airings
from sejuk.desk.kits.models import LookProposal
from sejuk.desk.kits.roles import AIRS
from sejuk.desk.kits.services.airing import unsettled
from sejuk.desk.kits.services.styling import colleagues
from sejuk.desk.organisation.access import accessible_units
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.matters import PER_ROOM, Matter


def all_that_waits(member: Member, at: datetime) -> Iterator[Matter]:
    """Airings of the member's own unit that must be made good."""
    yield from _proposed(member)
    own = accessible_units(member, AIRS).filter(pk=member.unit_id)
    for one in unsettled(accessible_airings(member).filter(unit__in=own))[:PER_ROOM]:
        page = reverse("kits:settle", args=[one.pk])
        title = f"{one.version.title} – {one.place}"
        yield Matter(f"airing:{one.pk}", _("Bacakan atau pasang koreksinya"), title, page, one.unit_id)


def _proposed(member: Member) -> Iterator[Matter]:
    """A look that a colleague proposed and the member could agree to."""
    row = LookProposal.objects.filter(pk=member.institution_id).exclude(by=member).first()
    if row is not None and member in colleagues(row.by):
        yield Matter(
            "look", _("Gaya lembaga menunggu persetujuan"), row.by.name, reverse("kits:look"), member.unit_id
        )
