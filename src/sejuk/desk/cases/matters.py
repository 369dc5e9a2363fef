"""Cases, reports, requests and questions as matters that wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.cases.access import may_on_case
from sejuk.desk.cases.appealing.access import OWED, accessible_appeals
from sejuk.desk.cases.models import Case, ReportState
from sejuk.desk.cases.queueing.lists import open_by_deadline, shows_harsh
from sejuk.desk.cases.reporting.access import accessible_reports
from sejuk.desk.cases.services.deciding import may_report, owed_by
from sejuk.desk.cases.transitions import ALLOWED_TRANSITIONS
from sejuk.desk.cases.verification.access import accessible_questions
from sejuk.desk.narratives.access import own_units
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.matters import PER_ROOM, Matter
from sejuk.desk.shell.templatetags.shell import local_time

#: The verbs that bring a case on its way; others (withdraw, merge, reopen) wait for nobody.
_FORWARD = frozenset(
    {"take_up", "accept", "propose", "confirm", "decide", "respond", "measure", "close"}
)  # fmt: skip


def all_that_waits(member: Member, at: datetime) -> Iterator[Matter]:
    """What the member's units owe somebody in this room."""
    yield from _cases(member)
    yield from _responses(member)
    yield from _reports(member)
    yield from _appeals(member)
    yield from _questions(member)


def _cases(member: Member) -> Iterator[Matter]:
    """Cases of the member's own units that the member can bring on, and those in the member's hands."""
    mine = list(open_by_deadline(member, "saya")[:PER_ROOM])
    held = {case.pk for case in mine}
    unit = [case for case in open_by_deadline(member, "unit")[:PER_ROOM] if case.pk not in held]
    for case in [*mine, *(case for case in unit if _can_bring_on(member, case))]:
        yield _case(case)


def _case(case: Case) -> Matter:
    return Matter(
        f"case:{case.pk}",
        f"{_('Kasus')} {case}",
        case.title,
        reverse("cases:case", args=[case.pk]),
        case.unit_id,
        getattr(case, "due_at", None),
        shows_harsh(case),
    )


def _can_bring_on(member: Member, case: Case) -> bool:
    ways = [way for way in ALLOWED_TRANSITIONS if way.start == case.state and way.verb in _FORWARD]
    return any(may_on_case(member, case, way.roles) for way in ways)


def _responses(member: Member) -> Iterator[Matter]:
    """What was decided for the member's own units to do, also where another unit holds the case."""
    owed = owed_by(own_units(member)).select_related("owner_unit", "case__narrative")
    for one in [one for one in owed[:PER_ROOM] if may_report(member, one)]:
        url = reverse("cases:report_back", args=[one.case_id, one.pk])
        kind = _("Tanggapan %(case)s") % {"case": one.case}
        title = f"{one.get_kind_display()}: {one.case.title}"
        key, harsh = f"response:{one.pk}", shows_harsh(one.case)
        yield Matter(key, kind, title, url, one.owner_unit_id, one.due_at, harsh)


def _reports(member: Member) -> Iterator[Matter]:
    reports = accessible_reports(member).filter(state=ReportState.RECEIVED, unit__in=own_units(member))
    for report in reports.select_related(None).order_by("received_at")[:PER_ROOM]:
        title = _("Belum dibaca, diterima %(time)s") % {"time": local_time(report.received_at)}
        url = reverse("cases:report_page", args=[report.pk])
        yield Matter(f"report:{report.pk}", _("Laporan warga"), title, url, report.unit_id)


def _appeals(member: Member) -> Iterator[Matter]:
    appeals = accessible_appeals(member).filter(state__in=OWED, unit__in=own_units(member))
    for appeal in appeals.select_related(None).order_by("due_at")[:PER_ROOM]:
        url = reverse("cases:appeal_page", args=[appeal.pk])
        kind, title = _("Keberatan"), appeal.get_kind_display()
        yield Matter(f"appeal:{appeal.pk}", kind, title, url, appeal.unit_id, appeal.due_at)


def _questions(member: Member) -> Iterator[Matter]:
    waiting = accessible_questions(member).filter(answered_at__isnull=True).order_by("answer_due_at")
    for step in waiting.select_related(None)[:PER_ROOM]:
        url = reverse("cases:question", args=[step.pk])
        yield Matter(
            f"question:{step.pk}", _("Pertanyaan"), step.question, url, member.unit_id, step.answer_due_at
        )
