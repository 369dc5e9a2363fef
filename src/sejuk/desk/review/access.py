"""The doors of activity reports and their roll-ups: one's units and all below."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.organisation.access import accessible_units, may, require_anywhere
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.review.models import Activity, Rollup
from sejuk.desk.review.transitions import READS, REPORTS


def reporting_unit(member: Member) -> Unit:
    """The unit for which the member reports: the home unit, or the first where the role counts."""
    require_anywhere(member, REPORTS)
    if may(member, REPORTS, member.unit):
        return member.unit
    units = accessible_units(member, REPORTS).filter(institution=member.institution_id)
    return units.select_related("territory").order_by("path")[0]


def accessible_activities(member: Member) -> QuerySet[Activity]:
    """Activities of units in the member's reach."""
    found = Activity.objects.filter(unit__in=accessible_units(member, READS))
    return found.select_related("unit", "by", "territory", "photo")


def access_activity(member: Member, pk: int) -> Activity:
    """One activity in sight."""
    found = accessible_activities(member).filter(pk=pk).first()
    if found is None:
        raise Refused(
            _("Laporan giat ini tidak ada di wilayah kerja Anda."), _("Buka daftar giat."), status=404
        )
    return found


def accessible_rollups(member: Member) -> QuerySet[Rollup]:
    """Days of units in the member's reach, every version."""
    found = Rollup.objects.filter(unit__in=accessible_units(member, READS))
    return found.select_related("unit__institution", "unit__parent", "released_by")


def access_rollup(member: Member, pk: int) -> Rollup:
    """One version of a day."""
    found = accessible_rollups(member).filter(pk=pk).first()
    if found is None:
        raise Refused(
            _("Laporan harian ini tidak ada di wilayah kerja Anda."), _("Buka daftar giat."), status=404
        )
    return found
