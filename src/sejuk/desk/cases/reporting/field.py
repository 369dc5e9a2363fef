"""What an officer reports from the field: one report however often a phone sends it, and a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import Case, Report, ReportState
from sejuk.desk.cases.public.numbers import new_number
from sejuk.desk.cases.reporting.access import locked_own_report
from sejuk.desk.cases.reporting.taking_up import attach, case_from
from sejuk.desk.cases.services.duplicates import mentioned
from sejuk.desk.cases.services.opening import OPENS
from sejuk.desk.organisation.access import accessible_units, may, require_anywhere
from sejuk.desk.organisation.models import Member, Office, Territory, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.engine import canonical_url, mask_mentions


@dataclass(frozen=True, slots=True)
class Heard:
    """What the officer met: an item or what people say, never a person."""

    client_id: UUID
    title: str
    text: str
    medium: str
    address: str = ""
    place: Territory | None = None


def field_unit(member: Member) -> Unit:
    """The unit that gets the member's reports: the home unit, or the first where the role counts."""
    require_anywhere(member, OPENS)
    if may(member, OPENS, member.unit):
        return member.unit
    units = accessible_units(member, OPENS).filter(institution=member.institution_id)
    return units.select_related("territory").order_by("path")[0]


@sensitive_variables()
def report_from_field(member: Member, heard: Heard) -> Report:
    """Take a field report in. Without a likely duplicate its case is opened at once.

    Where an open case may be about the same, the report waits for the officer, and for the desk, to say so.
    """
    unit = field_unit(member)
    _check_lawful()
    if known := _known(member, heard):
        return known
    try:
        return _take(member, unit, heard)
    except IntegrityError:  # the phone sent it twice in one moment
        known = _known(member, heard)
        if known is None:
            raise
        return known


def _check_lawful() -> None:
    if not Office.objects.filter(listening_since__isnull=False).exists():
        raise Refused(
            _("Kantor ini belum boleh menerima laporan."),
            _("Administrator membuka pemantauan lebih dulu, di halaman Kantor."),
            status=409,
        )


def _known(member: Member, heard: Heard) -> Report | None:
    return Report.objects.filter(client_id=heard.client_id, by=member).select_related("case").first()


@sensitive_variables()
@transaction.atomic
def _take(member: Member, unit: Unit, heard: Heard) -> Report:
    report = _store(member, unit, heard)
    record(member, "report.received", "report", report.pk, public=False, unit=unit.pk, contact=False)
    notify("cases")
    if not duplicates_of(member, report):
        case_from(member, report, report.title, report.text)
    return report


def _store(member: Member, unit: Unit, heard: Heard) -> Report:
    at = clock.now()
    return Report.objects.create(
        number=new_number(),
        client_id=heard.client_id,
        kind=Report.Kind.FIELD,
        title=mask_mentions(heard.title.strip())[:240],
        text=mask_mentions(heard.text.strip()),
        medium=heard.medium,
        address=canonical_url(heard.address) or "" if heard.address.strip() else "",
        territory=heard.place or unit.territory,
        unit=unit,
        by=member,
        received_at=at,
        expires_at=at + timedelta(days=Office.objects.get().retention_days),
    )


def duplicates_of(member: Member, report: Report) -> list[Case]:
    """Open cases of the officer's units that may be about the same."""
    return [one.case for one in mentioned(member, f"{report.title} {report.text}", OPENS)]


@transaction.atomic
def say_same(member: Member, pk: int, case_pk: int) -> Report:
    """The officer says that an open case is about the same."""
    report = locked_own_report(member, pk)
    if report.state != ReportState.RECEIVED:
        return report
    case = next((one for one in duplicates_of(member, report) if one.pk == case_pk), None)
    if case is None:
        raise Refused(_("Kasus itu tidak ada di antara yang mirip."), _("Pilih salah satu yang tampil."))
    attach(member, report, case)
    return report


@transaction.atomic
def say_new(member: Member, pk: int) -> Report:
    """The officer says that none of the open cases is about the same."""
    report = locked_own_report(member, pk)
    if report.state == ReportState.RECEIVED:
        case_from(member, report, report.title, report.text)
    return report
