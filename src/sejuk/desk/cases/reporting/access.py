"""The doors to reports: those of the member's units, and the field officer's own."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.cases.models import Report, ReportState
from sejuk.desk.cases.transitions import SORTS
from sejuk.desk.organisation.access import accessible_units, require_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused

_RELATED = ("unit__institution", "territory", "case", "narrative")


def accessible_reports(member: Member) -> QuerySet[Report]:
    """Reports to units for which the member sorts; what citizens wrote is read by nobody else."""
    units = accessible_units(member, SORTS)
    return Report.objects.filter(unit__in=units).select_related(*_RELATED)


def access_report(member: Member, pk: int) -> Report:
    """One report."""
    require_anywhere(member, SORTS)
    report = accessible_reports(member).filter(pk=pk).first()
    if report is None:
        raise Refused(
            _("Laporan ini tidak ada di wilayah kerja Anda."),
            _("Kembali ke daftar laporan unit Anda."),
            status=404,
        )
    return report


def locked_report(member: Member, pk: int) -> Report:
    """One report, locked until the transaction ends."""
    access_report(member, pk)
    return Report.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)


def own_reports(member: Member) -> QuerySet[Report]:
    """What the member reported from the field."""
    return Report.objects.filter(by=member).select_related("case", "unit")


def access_own_report(member: Member, pk: int) -> Report:
    """One report that the member made in the field."""
    report = own_reports(member).filter(pk=pk).first()
    if report is None:
        raise Refused(_("Laporan ini bukan laporan Anda."), _("Kembali ke laporan lapangan."), status=404)
    return report


def locked_own_report(member: Member, pk: int) -> Report:
    """One report that the member made in the field, locked until the transaction ends."""
    access_own_report(member, pk)
    return Report.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)


def waiting_reports(member: Member) -> int:
    """Reports that nobody has taken up, for the navigation."""
    return accessible_reports(member).filter(state=ReportState.RECEIVED).count()
