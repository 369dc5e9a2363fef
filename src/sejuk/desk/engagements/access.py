"""The doors of this room: meetings of the member's units, what comes of them, and links of people outside."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.engagements.models import Commitment, Engagement, Question
from sejuk.desk.engagements.transitions import ARRANGES, READS
from sejuk.desk.organisation.access import Roles, accessible_units, require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused

_RELATED = ("unit__institution", "territory")


class OutOfSight(Refused):
    """There is no such thing, or it is out of the member's reach: both look alike."""

    def __init__(self) -> None:
        super().__init__(
            _("Yang Anda cari tidak ada di wilayah kerja Anda."),
            _("Kembali ke daftar pertemuan dan pilih salah satu yang tampil di sana."),
            status=404,
        )


def arranging_units(member: Member) -> QuerySet[Unit]:
    """Units for which the member may plan meetings; only of the member's own institution."""
    return accessible_units(member, ARRANGES).filter(institution=member.institution_id)


def accessible_engagements(member: Member, roles: Roles = READS) -> QuerySet[Engagement]:
    """Meetings of the units on which the member has one of the roles."""
    units = accessible_units(member, roles)
    return Engagement.objects.filter(unit__in=units).select_related(*_RELATED)


def access_engagement(member: Member, pk: int, roles: Roles | None = None) -> Engagement:
    """One meeting; with ``roles``, one that the member may work on in one of these."""
    found = accessible_engagements(member).filter(pk=pk).first()
    if found is None:
        raise OutOfSight
    if roles is not None:
        require(member, roles, found.unit)
    return found


def locked_engagement(member: Member, pk: int, roles: Roles = ARRANGES) -> Engagement:
    """One meeting that the member may work on, locked until the transaction ends."""
    access_engagement(member, pk, roles)
    rows = Engagement.objects.select_for_update(of=("self",)).select_related(*_RELATED)
    return rows.get(pk=pk)


def accessible_questions(member: Member) -> QuerySet[Question]:
    """Questions from the meetings that the member may see."""
    units = accessible_units(member, READS)
    found = Question.objects.filter(engagement__unit__in=units)
    return found.select_related("engagement__unit__institution", "owner")


def access_question(member: Member, pk: int, roles: Roles | None = None) -> Question:
    """One question; with ``roles``, one that the member may work on in one of these."""
    found = accessible_questions(member).filter(pk=pk).first()
    if found is None:
        raise OutOfSight
    if roles is not None:
        require(member, roles, found.engagement.unit)
    return found


def accessible_commitments(member: Member) -> QuerySet[Commitment]:
    """Promises from the meetings that the member may see."""
    units = accessible_units(member, READS)
    found = Commitment.objects.filter(engagement__unit__in=units)
    return found.select_related("engagement__unit__institution", "owner")


def access_commitment(member: Member, pk: int) -> Commitment:
    """One promise."""
    found = accessible_commitments(member).filter(pk=pk).first()
    if found is None:
        raise OutOfSight
    return found
