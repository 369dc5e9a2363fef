"""What a unit does about a directive."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.cases.evidence.arriving import BoundedUploadHandler
from sejuk.desk.directives.access import access_receipt, is_sender, receipt_place
from sejuk.desk.directives.forms.receiving import MeetingForm, ReportForm, SentenceForm
from sejuk.desk.directives.models import DirectiveState, Receipt, ReceiptState
from sejuk.desk.directives.services import receiving
from sejuk.desk.directives.transitions import ACKNOWLEDGES, REPORTS, SENDS, WORKS
from sejuk.desk.directives.views.acting import act, do_or_say
from sejuk.desk.offline.answering import UNUSABLE, asks_as_queue, taken
from sejuk.desk.organisation.access import MemberRequest, may, require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.acting import Act
from sejuk.desk.shell.sending import posted

_methods = require_http_methods(["GET", "HEAD", "POST"])
_MEET = Act(
    _("Catat rapat unit"),
    _(
        "Setelah menerima arahan, unit mengadakan rapatnya sendiri. Catat waktunya, jumlah hadirin menurut "
        "kategori, dan hasilnya."
    ),
    _("Simpan rapat"),
    _("Rapat unit tercatat."),
)
_REPORT = Act(
    _("Laporkan tindak lanjut"), "", _("Kirim laporan"), _("Tindak lanjut terkirim kepada pengirim arahan.")
)
_GIVE_BACK = Act(
    _("Minta dilengkapi"),
    _("Unit itu kembali ke “Diterima” dan melengkapi laporannya."),
    _("Kembalikan"),
    _("Unit diminta melengkapi."),
)


@require_safe
def receipt(request: MemberRequest, pk: int) -> HttpResponse:
    """What one unit did."""
    found = access_receipt(request.member, pk)
    context = receipt_context(request.member, found)
    return render(
        request,
        "directives/receipt.html",
        {"page_of": context, "receipt": found, "directive": found.directive},
    )


def receipt_context(member: Member, found: Receipt) -> dict[str, Any]:
    """A receipt with what the unit did, and what the member may do about it now."""
    runs = found.directive.state == DirectiveState.SENT
    acts = runs and may(member, REPORTS, found.unit)
    acknowledged = found.state == ReceiptState.ACKNOWLEDGED
    open_tasks = receiving.open_tasks(found)
    reports = list(found.follow_ups.select_related("task", "by").prefetch_related("files"))
    return {
        "receipt": found,
        "client_id": uuid4(),
        "meetings": found.meetings.select_related("by").prefetch_related("attendance"),
        "reports": reports,
        "returns": found.returns.select_related("by"),
        "open_tasks": open_tasks,
        "acknowledges": runs and found.acknowledged_at is None and may(member, ACKNOWLEDGES, found.unit),
        "works": acts and acknowledged,
        "finishes": runs
        and may(member, WORKS, found.unit)
        and acknowledged
        and bool(reports)
        and not open_tasks,
        "gives_back": runs and found.state == ReceiptState.DONE and is_sender(member, found.directive),
    }


@require_POST
def acknowledge(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that the unit got it; a phone that was offline sends the same and reads JSON."""
    if asks_as_queue(request):
        return _acknowledged_from_phone(request, pk)
    return do_or_say(
        request,
        lambda: receiving.acknowledge(request.member, pk),
        _("Arahan dinyatakan diterima."),
        _back(request, pk),
    )


def _acknowledged_from_phone(request: MemberRequest, pk: int) -> HttpResponse:
    try:
        found = receiving.acknowledge(request.member, pk)
    except Refused as refused:
        return JsonResponse({"problems": [f"{refused.reason} {refused.advice}"]}, status=UNUSABLE)
    return taken(str(found.directive), reverse("directives:directive", args=[found.directive_id]))


@_methods
def meet(request: MemberRequest, pk: int) -> HttpResponse:
    """Note the unit's own meeting."""
    found = access_receipt(request.member, pk, REPORTS)
    form = MeetingForm(posted(request))
    return act(
        request,
        _MEET,
        form,
        lambda: receiving.meet(request.member, pk, form.held()),
        _back(request, pk),
        receipt=found,
    )


@csrf_exempt
@_methods
def report(request: MemberRequest, pk: int) -> HttpResponse:
    """Report follow-up; the handler must be set before anything reads the form."""
    request.upload_handlers = [BoundedUploadHandler(request)]
    return _report(request, pk)


@csrf_protect
def _report(request: MemberRequest, pk: int) -> HttpResponse:
    found = access_receipt(request.member, pk, REPORTS)
    form = ReportForm(found.directive.tasks.all(), posted(request), request.FILES or None)
    files = request.FILES.getlist("berkas")
    return act(
        request,
        _REPORT,
        form,
        lambda: receiving.report(request.member, pk, form.done(files)),
        _back(request, pk),
        receipt=found,
        multipart=True,
    )


@require_POST
def finish(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that everything is done."""
    return do_or_say(
        request,
        lambda: receiving.finish(request.member, pk),
        _("Arahan selesai dikerjakan."),
        _back(request, pk),
    )


@_methods
def give_back(request: MemberRequest, pk: int) -> HttpResponse:
    """The sender asks for more."""
    found = access_receipt(request.member, pk)
    require(request.member, SENDS, found.directive.unit)
    form = SentenceForm(_("Apa yang kurang"), _("Akan dibaca unit itu."), posted(request))
    return act(
        request,
        _GIVE_BACK,
        form,
        lambda: receiving.give_back(request.member, pk, form.cleaned_data["text"]),
        reverse("directives:receipt", args=[pk]),
        receipt=found,
    )


def _back(request: MemberRequest, pk: int) -> str:
    """The directive's page for somebody of the unit itself, the unit's page for a superior."""
    unit, directive = receipt_place(request.member, pk)
    if request.member.unit_id == unit:
        return reverse("directives:directive", args=[directive])
    return reverse("directives:receipt", args=[pk])
