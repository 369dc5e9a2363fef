"""The desk's inbox of what the public asked for."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.appealing import reviewing
from sejuk.desk.cases.appealing.access import OWED, REVIEWS, access_appeal, accessible_appeals
from sejuk.desk.cases.appealing.forms import ReviewForm
from sejuk.desk.cases.appealing.taking_part import is_accused, took_part
from sejuk.desk.cases.models import Appeal, AppealState
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.shell.sending import posted

PER_PAGE = 25
_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def appeals(request: MemberRequest) -> HttpResponse:
    """Requests to the member's units, the one due first on top."""
    require_anywhere(request.member, REVIEWS)
    state = request.GET.get("keadaan", "menunggu")
    page = Paginator(_chosen(request, state), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"page": page, "state": state, "query": f"keadaan={state}", "now": clock.now()}
    return render(request, "cases/appeals/list.html", context)


def _chosen(request: MemberRequest, state: str) -> QuerySet[Appeal]:
    found = accessible_appeals(request.member)
    if state == "selesai":
        return found.exclude(state__in=OWED).order_by("-reviewed_at")
    return found.filter(state__in=OWED).order_by("due_at", "pk")


@require_safe
def appeal_page(request: MemberRequest, pk: int) -> HttpResponse:
    """One request, with the verdict that it is about."""
    found = access_appeal(request.member, pk)
    record(request.member, "appeal.read", "appeal", pk, unit=found.unit_id)
    barred = found.state in OWED and _is_barred(request, found)
    context = {
        "appeal": found,
        "barred": barred,
        "may_take_up": found.state == AppealState.RECEIVED and not barred,
        "may_settle": found.state == AppealState.IN_REVIEW and found.reviewer_id == request.member.pk,
        "is_late": found.state in OWED and found.due_at < clock.now(),
        "has_contact": bool(found.contact),
    }
    return render(request, "cases/appeals/page.html", context)


def _is_barred(request: MemberRequest, found: Appeal) -> bool:
    return took_part(request.member, found) or is_accused(request.member, found)


@require_POST
def appeal_take_up(request: MemberRequest, pk: int) -> HttpResponse:
    """Become the reviewer."""
    reviewing.take_up(request.member, pk)
    messages.success(request, _("Anda peninjaunya. Baca alasannya, periksa sumbernya, lalu jawab."))
    return redirect("cases:appeal_page", pk)


@_methods
def appeal_grant(request: MemberRequest, pk: int) -> HttpResponse:
    """Grant, with reasons."""
    return _settle(request, pk, reviewing.grant, "grant")


@_methods
def appeal_refuse(request: MemberRequest, pk: int) -> HttpResponse:
    """Do not grant, with reasons."""
    return _settle(request, pk, reviewing.refuse, "refuse")


def _settle(request: MemberRequest, pk: int, service: Callable[..., Appeal], verb: str) -> HttpResponse:
    found = access_appeal(request.member, pk)
    form = ReviewForm(posted(request))
    if not found.contact:
        del form.fields["without_mail"]
    if request.method == "POST" and form.is_valid():
        by_mail = not form.cleaned_data.get("without_mail", False)
        service(request.member, pk, form.cleaned_data["answer"], by_mail=by_mail)
        messages.success(request, _("Tersimpan. Pemohon dapat membaca jawabannya dengan nomornya."))
        return redirect("cases:appeal_page", pk)
    context = {"appeal": found, "form": form, "verb": verb}
    return render(request, "cases/appeals/settle.html", context, status=422 if form.is_bound else 200)
