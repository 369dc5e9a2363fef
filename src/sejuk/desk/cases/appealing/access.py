"""The doors to what the public asked for."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.cases.models import Appeal, AppealState
from sejuk.desk.cases.transitions import CONFIRMS, DECIDES
from sejuk.desk.organisation.access import accessible_units, require_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused

#: Who reviews.
REVIEWS = CONFIRMS | DECIDES
#: States in which an answer is owed.
OWED = (AppealState.RECEIVED, AppealState.IN_REVIEW)


def accessible_appeals(member: Member) -> QuerySet[Appeal]:
    """Requests to units for which the member may review."""
    units = accessible_units(member, REVIEWS)
    return Appeal.objects.filter(unit__in=units).select_related(
        "unit__institution", "case", "verdict", "reviewer"
    )


def access_appeal(member: Member, pk: int) -> Appeal:
    """One request."""
    require_anywhere(member, REVIEWS)
    appeal = accessible_appeals(member).filter(pk=pk).first()
    if appeal is None:
        raise Refused(
            _("Permintaan ini tidak ada di wilayah kerja Anda."),
            _("Kembali ke daftar keberatan unit Anda."),
            status=404,
        )
    return appeal


def locked_appeal(member: Member, pk: int) -> Appeal:
    """One request, locked until the transaction ends."""
    access_appeal(member, pk)
    return Appeal.objects.select_for_update(of=("self",)).select_related("unit", "case").get(pk=pk)


def owed_appeals(member: Member) -> int:
    """Requests that wait for an answer, for the navigation."""
    return accessible_appeals(member).filter(state__in=OWED).count()
