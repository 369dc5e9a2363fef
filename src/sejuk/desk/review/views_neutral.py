"""Pages of the officers' own neutrality."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.audit import record
from sejuk.desk.cases.public.numbers import new_number
from sejuk.desk.cases.public.slowing import too_many
from sejuk.desk.organisation.access import (
    MemberRequest,
    accessible_members,
    accessible_units,
    may_anywhere,
    require_anywhere,
)
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.review import complaining, pledges
from sejuk.desk.review.figures import complaint_figures
from sejuk.desk.review.forms_neutral import AnswerForm, CheckForm, ComplaintForm, ForwardForm
from sejuk.desk.review.models import ComplaintState, EventCheck, Pledge
from sejuk.desk.review.transitions import CHECKS, ENDED, LOOKS_AFTER, READS
from sejuk.desk.shell.light import light

_methods = require_http_methods(["GET", "HEAD", "POST"])
#: Complaints from one network an hour.
AN_HOUR = 6


@require_safe
def neutrality(request: MemberRequest) -> HttpResponse:
    """One's own pledge, how many of the unit have pledged, the checklists."""
    require_anywhere(request.member, Role.values)
    colleagues = accessible_members(request.member).filter(is_active=True)
    pledged = Pledge.objects.filter(version=pledges.version(), member__in=colleagues)
    checks = EventCheck.objects.filter(unit__in=accessible_units(request.member, READS))
    context = {
        "text": pledges.pledge_text(),
        "has_pledged": pledges.has_pledged(request.member),
        "colleagues": colleagues.count(),
        "pledged": pledged.count(),
        "items": pledges.items(),
        "checks": [(one, _missing(one)) for one in checks.select_related("unit", "by")[:30]],
        "may_check": may_anywhere(request.member, CHECKS),
        "looks_after": may_anywhere(request.member, LOOKS_AFTER),
    }
    return render(request, "review/neutrality.html", context)


def _missing(check: EventCheck) -> list[str]:
    return [one.said for code, one in pledges.items().items() if code not in check.done]


@require_POST
def pledge(request: MemberRequest) -> HttpResponse:
    """Pledge."""
    require_anywhere(request.member, Role.values)
    pledges.pledge(request.member)
    messages.success(request, _("Ikrar Anda tercatat."))
    return redirect("review:neutrality")


@_methods
def check(request: MemberRequest) -> HttpResponse:
    """The checklist before a day of events."""
    require_anywhere(request.member, CHECKS)
    form = CheckForm(request.member, request.POST or None, initial={"unit": request.member.unit})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        filled = pledges.fill_in(request.member, said["unit"], said["day"], said["done"])
        if missing := _missing(filled):
            messages.warning(request, _("Tercatat. Masih kurang %(count)s hal.") % {"count": len(missing)})
        else:
            messages.success(request, _("Tercatat. Semua sudah dipastikan."))
        return redirect("review:neutrality")
    context = {"form": form, "items": pledges.items().values()}
    return render(request, "review/check.html", context, status=422 if form.errors else 200)


@login_not_required
@light
@never_cache
@sensitive_post_parameters()
@sensitive_variables("form", "said", "told")
@_methods
def complain(request: HttpRequest) -> HttpResponse:
    """Anybody complains about an official; no account, no name."""
    form = ComplaintForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _complaint_form(request, form, status=422 if form.errors else 200)
    said = form.cleaned_data
    if said.pop("website"):  # a machine filled in what people do not see: its number leads nowhere
        return _sent(request, new_number())
    if too_many(request, "complaint", AN_HOUR):
        problem = _("Terlalu banyak aduan dari jaringan ini. Coba lagi dalam satu jam.")
        return _complaint_form(request, form, problem, 429)
    if number := complaining.complain(complaining.Told(**said)):
        return _sent(request, number)
    problem = _(
        "Belum ada lembaga lain di sini yang dapat menerimanya. Adukan langsung ke lembaga pengawas di bawah."
    )
    return _complaint_form(request, form, problem, 422)


def _sent(request: HttpRequest, number: str) -> HttpResponse:
    return render(request, "review/complaint_sent.html", {"number": number})


@sensitive_variables("form")
def _complaint_form(
    request: HttpRequest, form: ComplaintForm, problem: str = "", status: int = 200
) -> HttpResponse:
    from sejuk.desk.cases.referring.destinations import places
    from sejuk.desk.review.models.complaint import OVERSIGHT

    bodies = [places()[code.value] for code in OVERSIGHT]
    context = {"form": form, "problem": problem, "bodies": bodies}
    return render(request, "review/complain.html", context, status=status)


@login_not_required
@light
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Complaints in numbers."""
    return render(request, "review/figures.html", {"lines": complaint_figures()})


@require_safe
def complaints(request: MemberRequest) -> HttpResponse:
    """Complaints that the member's institution looks after."""
    found = list(complaining.accessible_complaints(request.member)[:100])
    record(request.member, "complaint.listed", "complaint", "", count=len(found))
    return render(request, "review/complaints.html", {"complaints": found})


@_methods
def complaint(request: MemberRequest, pk: int) -> HttpResponse:
    """One complaint; a POST forwards it, or answers it once it was forwarded."""
    found = complaining.access_complaint(request.member, pk)
    is_new = found.state == ComplaintState.RECEIVED
    form: ForwardForm | AnswerForm
    form = ForwardForm(found.accused, request.POST or None) if is_new else AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _done(request, pk, form)
        except Refused as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.advice}")
    ended = found.state in ENDED
    context = {"complaint": found, "form": None if ended else form, "is_new": is_new}
    return render(request, "review/complaint.html", context, status=422 if form.errors else 200)


def _done(request: MemberRequest, pk: int, form: ForwardForm | AnswerForm) -> HttpResponse:
    said = form.cleaned_data
    if isinstance(form, ForwardForm):
        letter = complaining.forward(request.member, pk, said["destination"], said["subject"], said["body"])
        messages.success(request, _("Surat dibuat. Unduh, kirim, lalu tandai terkirim."))
        return redirect("cases:referral", letter.pk)
    complaining.answer(request.member, pk, said["words"])
    messages.success(request, _("Dijawab. Isi aduan dan kontaknya sudah dihapus."))
    return redirect("review:complaint", pk)
