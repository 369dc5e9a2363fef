"""This room's pages in the navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.access import accessible_proposals, may_anywhere
from sejuk.desk.organisation.models import Member, Role
from sejuk.desk.organisation.services.second_person import AGREES
from sejuk.desk.shell.navigation import Entry, register


def register_pages() -> None:
    """Put the pages where members with the right roles see them."""
    register(Entry(_("Unit & anggota"), "units", order=60))
    register(
        Entry(
            _("Peran yang menunggu"),
            "role_proposals",
            order=65,
            shows=lambda member: may_anywhere(member, AGREES),
            badge=lambda member: accessible_proposals(member).exclude(proposed_by=member).count(),
        )
    )
    register(Entry(_("Lembaga"), "institutions", order=70))
    register(Entry(_("Kantor"), "office", order=80, shows=_sees_office))


def _sees_office(member: Member) -> bool:
    return may_anywhere(member, (Role.ADMINISTRATOR, Role.HEAD, Role.AUDITOR))
