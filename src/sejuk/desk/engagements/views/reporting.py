"""The report of a meeting: to write, to read, to hand on."""

from __future__ import annotations

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.audit import record
from sejuk.desk.engagements.access import access_engagement
from sejuk.desk.engagements.forms.working import ReportForm
from sejuk.desk.engagements.models import Engagement, EngagementReport, EngagementState
from sejuk.desk.engagements.services.reporting import draft, giat_of, save, submit
from sejuk.desk.engagements.transitions import ARRANGES
from sejuk.desk.engagements.views.acting import Act, act, sent
from sejuk.desk.giat import docx, whatsapp_text
from sejuk.desk.organisation.access import MemberRequest, may
from sejuk.desk.organisation.refusal import Refused

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: MemberRequest, pk: int) -> HttpResponse:
    """Write the report; the first words come from what is on record."""
    engagement = access_engagement(request.member, pk, ARRANGES)
    kept = EngagementReport.objects.filter(engagement=engagement).first()
    form = ReportForm(sent(request), initial=model_to_dict(kept) if kept else draft(engagement))
    what = Act(
        _("Tulis laporan giat"),
        _("Periksa setiap bagian: rancangannya diambil dari acara, kehadiran, dan pertanyaan."),
        _("Simpan dan lihat"),
        _("Laporan tersimpan."),
    )
    return act(
        request, what, form, lambda: save(request.member, pk, form.report()),
        reverse("engagements:report", args=[pk]), engagement=engagement,
    )  # fmt: skip


@require_safe
def report(request: MemberRequest, pk: int) -> HttpResponse:
    """The report in the customary layout, and its text to copy."""
    engagement, kept = _report(request, pk)
    giat = giat_of(engagement, kept)
    context = {
        "engagement": engagement,
        "giat": giat,
        "text": whatsapp_text(giat),
        "is_draft": engagement.state == EngagementState.HELD,
        "arranges": may(request.member, ARRANGES, engagement.unit),
    }
    return render(request, "engagements/report.html", context)


@require_safe
def report_docx(request: MemberRequest, pk: int) -> HttpResponse:
    """The report as a document."""
    engagement, kept = _report(request, pk)
    record(request.member, "engagement.report_read", "engagement", pk, format="docx")
    response = HttpResponse(docx(giat_of(engagement, kept, with_pictures=True)), content_type=_DOCX)
    response["Content-Disposition"] = f'attachment; filename="giat-{pk}.docx"'
    return response


@require_POST
def report_submit(request: MemberRequest, pk: int) -> HttpResponse:
    """The report is done."""
    access_engagement(request.member, pk, ARRANGES)
    submit(request.member, pk)
    messages.success(request, _("Laporan dikirim dan tidak berubah lagi."))
    return redirect("engagements:report", pk)


def _report(request: MemberRequest, pk: int) -> tuple[Engagement, EngagementReport]:
    engagement = access_engagement(request.member, pk)
    kept = EngagementReport.objects.filter(engagement=engagement).first()
    if kept is None:
        raise Refused(
            _("Laporannya belum ditulis."), _("Tulis dulu laporannya di halaman pertemuan."), status=404
        )
    return engagement, kept
