"""The desk's inbox of reports."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case, Report, ReportState
from sejuk.desk.cases.reporting.access import access_report, accessible_reports
from sejuk.desk.cases.reporting.forms import AnswerForm, AttachForm, OpenForm
from sejuk.desk.cases.reporting.likely import likely_narratives
from sejuk.desk.cases.reporting.settling import answer, answer_all_of, close, unanswered
from sejuk.desk.cases.reporting.taking_up import attach_to, open_from
from sejuk.desk.cases.reporting.words import general_answer, suggested_answer
from sejuk.desk.cases.services.duplicates import mentioned
from sejuk.desk.cases.transitions import REPORT_TRANSITIONS, SORTS
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.shell.sending import posted
from sejuk.desk.states import allowed

PER_PAGE = 25
#: What the inbox shows, by the word in its address.
_STATES = {
    "menunggu": (ReportState.RECEIVED,),
    "diperiksa": (ReportState.IN_CASE,),
    "selesai": (ReportState.ANSWERED, ReportState.CLOSED),
}


@require_safe
def reports(request: MemberRequest) -> HttpResponse:
    """Reports to the member's units. They show what citizens wrote, so the page is in the audit."""
    require_anywhere(request.member, SORTS)
    state = request.GET.get("keadaan", "menunggu")
    page = Paginator(_chosen(request, state), PER_PAGE).get_page(request.GET.get("halaman"))
    if page.object_list:
        record(request.member, "report.listed", "report", "", count=len(page.object_list))
    context = {"page": page, "state": state, "query": f"keadaan={state}"}
    return render(request, "cases/reports/list.html", context)


def _chosen(request: MemberRequest, state: str) -> QuerySet[Report]:
    found = accessible_reports(request.member).filter(state__in=_STATES.get(state, _STATES["menunggu"]))
    return found.order_by("received_at" if state == "menunggu" else "-received_at", "pk")


@require_safe
def report_page(request: MemberRequest, pk: int) -> HttpResponse:
    """One report: what it says, what it may be about already, what can be done."""
    found = _read(request, pk)
    likely = _alike(request, found) if found.state == ReportState.RECEIVED else []
    context = {
        "report": found,
        "verbs": allowed(REPORT_TRANSITIONS, found.state),
        "attach": AttachForm(cases=likely) if likely else None,
        "has_contact": bool(found.contact),
    }
    return render(request, "cases/reports/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def report_open(request: MemberRequest, pk: int) -> HttpResponse:
    """Open a case from a report, in the desk's own words."""
    found = _read(request, pk)
    narratives = list(likely_narratives(request.member, _said(found)))
    form = OpenForm(posted(request), narratives=narratives, initial={"title": found.title})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        case = open_from(request.member, pk, said["title"], said["summary"], form.chosen())
        messages.success(request, _("Kasus %(case)s dibuka dari laporan ini.") % {"case": case})
        return redirect("cases:report_page", pk)
    context = {"report": found, "form": form}
    return render(request, "cases/reports/open.html", context, status=422 if form.is_bound else 200)


@require_POST
def report_attach(request: MemberRequest, pk: int) -> HttpResponse:
    """Put a report to an open case."""
    found = access_report(request.member, pk)
    form = AttachForm(request.POST, cases=_alike(request, found))
    if form.is_valid():
        case = attach_to(request.member, pk, int(form.cleaned_data["case"]))
        messages.success(request, _("Laporan ini masuk ke kasus %(case)s.") % {"case": case})
    else:
        messages.error(request, _("Pilih dulu kasus yang mirip."))
    return redirect("cases:report_page", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def report_answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer; the draft comes from the verdict, the words from people (G5)."""
    found = access_report(request.member, pk)
    return _settle(request, found, answer, suggested_answer(found.case), "answer")


@require_http_methods(["GET", "HEAD", "POST"])
def report_close(request: MemberRequest, pk: int) -> HttpResponse:
    """Close with the general answer, or better words."""
    return _settle(request, access_report(request.member, pk), close, general_answer(), "close")


def _settle(
    request: MemberRequest, found: Report, service: Callable[..., Report], draft: str, verb: str
) -> HttpResponse:
    form = AnswerForm(posted(request), initial={"text": draft})
    if not found.contact:
        del form.fields["without_mail"]
    if request.method == "POST" and form.is_valid():
        by_mail = not form.cleaned_data.get("without_mail", False)
        service(request.member, found.pk, form.cleaned_data["text"], by_mail=by_mail)
        messages.success(request, _("Tersimpan. Isi laporan dan kontaknya sudah dihapus."))
        return redirect("cases:report_page", found.pk)
    context = {"report": found, "form": form, "verb": verb, "back": _page_of(found)}
    return render(request, "cases/reports/answer.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def case_reports_answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer all reports of a case at once."""
    require_anywhere(request.member, SORTS)
    case = access_case(request.member, pk, SORTS)
    waiting = unanswered(request.member, case)
    form = AnswerForm(posted(request), initial={"text": suggested_answer(case)})
    del form.fields["without_mail"]
    if request.method == "POST" and form.is_valid():
        done, failed = answer_all_of(request.member, pk, form.cleaned_data["text"])
        _tell(request, done, failed)
        return redirect("cases:reports")
    context = {"case": case, "form": form, "count": len(waiting)}
    return render(request, "cases/reports/answer_all.html", context, status=422 if form.is_bound else 200)


def _tell(request: MemberRequest, done: int, failed: int) -> None:
    said = ngettext("%(count)d laporan dijawab.", "%(count)d laporan dijawab.", done) % {"count": done}
    messages.success(request, said)
    if failed:
        messages.error(
            request, _("Server surel menolak sebagian. Laporan itu masih menunggu; jawab lagi sebentar lagi.")
        )


def _read(request: MemberRequest, pk: int) -> Report:
    """A report that somebody reads: the first to do so is noted, each is in the chain."""
    found = access_report(request.member, pk)
    record(request.member, "report.read", "report", pk, unit=found.unit_id)
    if found.seen_at is None:
        Report.objects.filter(pk=pk, seen_at__isnull=True).update(seen_at=clock.now())
    return found


def _alike(request: MemberRequest, found: Report) -> list[Case]:
    return [one.case for one in mentioned(request.member, _said(found))]


def _said(found: Report) -> str:
    return f"{found.title} {found.text}"


def _page_of(found: Report) -> str:
    return reverse("cases:report_page", args=[found.pk])
