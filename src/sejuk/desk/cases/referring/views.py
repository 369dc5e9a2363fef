"""Pages of letters: write, list, read, save, mark; emergency numbers; export."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case
from sejuk.desk.cases.referring import exporting, making
from sejuk.desk.cases.referring.access import REFERS, access_referral, accessible_referrals, standing_verdict
from sejuk.desk.cases.referring.destinations import emergency_numbers, places
from sejuk.desk.cases.referring.forms import AnswerForm, ReferForm
from sejuk.desk.cases.referring.letters import letter_of
from sejuk.desk.cases.referring.pdf import pdf_of
from sejuk.desk.cases.referring.threat import show_numbers
from sejuk.desk.cases.referring.word import docx_of
from sejuk.desk.cases.transitions import READS
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.sending import posted

_methods = require_http_methods(["GET", "HEAD", "POST"])
PER_PAGE = 30
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}


@_methods
def refer(request: MemberRequest, pk: int) -> HttpResponse:
    """Write a letter about a case."""
    case = access_case(request.member, pk, REFERS)
    verdict = standing_verdict(case)
    form = ReferForm(case, posted(request), initial={"subject": case.title[:200]})
    if request.method == "POST" and form.is_valid():
        try:
            made = making.refer(request.member, pk, form.draft())
            messages.success(
                request, _("Surat dibuat. Unduh, kirim lewat jalur resmi, lalu tandai terkirim.")
            )
            return redirect("cases:referral", made.pk)
        except Refused as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.advice}")
    context = {"case": case, "form": form, "verdict": verdict, "places": places().values()}
    return render(request, "cases/refer_form.html", context, status=422 if form.errors else 200)


@require_safe
def referrals(request: MemberRequest) -> HttpResponse:
    """Letters of cases in sight and the own unit's complaints; those that wait for an answer first."""
    require_anywhere(request.member, READS)
    listed = accessible_referrals(request.member).order_by(F("answered_at").asc(nulls_first=True), "due_at")
    at = clock.now()
    overdue = listed.filter(answered_at__isnull=True, due_at__lt=at)
    only_late = request.GET.get("lewat") == "1"
    page = Paginator(overdue if only_late else listed, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"page": page, "at": at, "only_late": only_late, "query": "lewat=1" if only_late else ""}
    return render(request, "cases/referrals.html", context)


@_methods
def referral(request: MemberRequest, pk: int) -> HttpResponse:
    """One letter, and the form for its answer."""
    found = access_referral(request.member, pk)
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            making.put_answer(request.member, pk, form.cleaned_data["text"])
            messages.success(request, _("Jawaban dicatat."))
            return redirect("cases:referral", pk)
        except Refused as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.advice}")
    context = {
        "referral": found,
        "place": places()[found.destination],
        "letter": letter_of(found),
        "form": form,
        "is_late": found.answered_at is None and found.due_at < clock.now(),
    }
    return render(request, "cases/referral.html", context, status=422 if form.errors else 200)


@require_safe
def letter(request: MemberRequest, pk: int, form: str) -> HttpResponse:
    """The letter as a file."""
    makers = {"pdf": pdf_of, "docx": docx_of}
    if form not in makers:
        raise Http404
    found = access_referral(request.member, pk)
    if found.case_id:
        record(request.member, "referral.read", "referral", pk, case=found.case_id, format=form)
    return _file(makers[form](letter_of(found)), form, f"surat-R-{pk}.{form}")


@require_POST
def sent(request: MemberRequest, pk: int) -> HttpResponse:
    """Mark a letter as sent."""
    making.mark_sent(request.member, pk)
    messages.success(request, _("Ditandai terkirim. Isinya tidak dapat diubah lagi."))
    return redirect("cases:referral", pk)


@require_safe
def emergency(request: MemberRequest, pk: int) -> HttpResponse:
    """Whom to call when a life is in danger. Showing the page is recorded; nothing is sent."""
    case: Case = show_numbers(request.member, pk)
    english = (get_language() or "id").startswith("en")
    context: dict[str, Any] = {"case": case, "numbers": emergency_numbers(), "english": english}
    return render(request, "cases/emergency.html", context)


@require_safe
def export(request: MemberRequest, pk: int, form: str) -> HttpResponse:
    """The case for other systems."""
    if form not in ("json", "csv"):
        raise Http404
    return _file(exporting.export(request.member, pk, form), form, f"kasus-K-{pk}.{form}")


def _file(body: bytes, form: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
