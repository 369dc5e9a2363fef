"""Groups of people, by what they are to an office: one list, one name and one identifier each.

Whom a text or a plan is for, as what a partner is asked, as what somebody is invited, who was counted at
a meeting and whom a field report reached are choices from it. A group is how people are reached or what
they do, never what they think. ``docs/reference/people.md`` is drawn from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: Room for the longest identifier and for a later one.
CODE_LENGTH = 24


class People(models.TextChoices):
    """Every group; a room offers those that it has use for (``choices``)."""

    # Who lives there
    PUBLIC = "public", _("Warga")
    FIRST_VOTERS = "first_voters", _("Pemilih pemula")
    YOUTH = "youth", _("Pelajar, mahasiswa, dan pemuda")
    ELDERLY = "elderly", _("Warga lanjut usia")
    DISABILITY = "disability", _("Penyandang disabilitas")
    OFFLINE = "offline", _("Warga tanpa internet")
    # Who carries it on
    PRESS = "press", _("Pers")
    NGO = "ngo", _("LSM dan ormas")
    INFLUENCER = "influencer", _("Pegiat media sosial")
    PAGE_ADMIN = "page_admin", _("Admin halaman dan grup")
    COMMUNITY_LEADER = "community_leader", _("Tokoh agama, adat, masyarakat, dan pemuda")
    # Who has an office
    INSTITUTION = "institution", _("Lembaga dan instansi")
    ORGANISER = "organiser", _("Penyelenggara pemilu (KPU, Bawaslu)")
    GOVERNMENT = "government", _("Pemerintah daerah")
    OFFICERS = "officers", _("Petugas sendiri")
    # Posts in one's own unit
    UNIT_HEAD = "unit_head", _("Pimpinan unit")
    PUBLIC_RELATIONS = "public_relations", _("Petugas humas")
    DUTY = "duty", _("Petugas piket")
    COMMUNITY_OFFICER = "community_officer", _("Pembina warga (Bhabinkamtibmas, penyuluh)")
    STAFF = "staff", _("Staf lain")


#: Whom a text speaks to and a planned piece is for.
AUDIENCES = (
    People.PUBLIC,
    People.FIRST_VOTERS,
    People.YOUTH,
    People.ELDERLY,
    People.DISABILITY,
    People.OFFLINE,
    People.COMMUNITY_LEADER,
    People.PRESS,
    People.NGO,
    People.INFLUENCER,
    People.OFFICERS,
)
#: What a partner is in public.
PARTNERS = (
    People.PRESS,
    People.NGO,
    People.INFLUENCER,
    People.PAGE_ADMIN,
    People.COMMUNITY_LEADER,
    People.INSTITUTION,
)
#: As what somebody is invited and counted at a meeting with others.
GUESTS = (*PARTNERS[:5], People.YOUTH, People.INSTITUTION, People.PUBLIC)
#: Who sits in the meeting that a unit holds about a directive.
PRESENT = (
    People.UNIT_HEAD,
    People.PUBLIC_RELATIONS,
    People.DUTY,
    People.COMMUNITY_OFFICER,
    People.STAFF,
    People.ORGANISER,
    People.GOVERNMENT,
    People.COMMUNITY_LEADER,
    People.PRESS,
    People.NGO,
)

#: What stands in records that nobody may change (an approved kit, a list that was drawn by lot) under an
#: older identifier. Rows that may change were renamed by migrations.
FORMER = {
    "leader": People.COMMUNITY_LEADER,
    "community": People.COMMUNITY_LEADER,
    "religious": People.COMMUNITY_LEADER,
}


def choices(groups: Iterable[People]) -> list[tuple[str, StrOrPromise]]:
    """Pairs of identifier and name for a field or a form."""
    return [(one.value, one.label) for one in groups]


def codes(groups: Iterable[People]) -> list[str]:
    """Their identifiers."""
    return [one.value for one in groups]


def spellings(code: str) -> list[str]:
    """Its identifier and the older ones, as frozen records may have it."""
    return [code, *(old for old, new in FORMER.items() if new == code)]


def group_of(code: str) -> People:
    """The group of an identifier, an older one too."""
    return FORMER.get(code) or People(code)


def name_of(code: str) -> str:
    """Its name in the language of the screen."""
    return str(group_of(code).label)
