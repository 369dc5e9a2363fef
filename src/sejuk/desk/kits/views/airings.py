"""Where a text was read out or put up: a form, a list, and what to make good."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.kits.access import access_airing, access_version, accessible_airings
from sejuk.desk.kits.forms import AiringForm, SettleForm
from sejuk.desk.kits.roles import AIRS, COUNTS
from sejuk.desk.kits.services import airing as verbs
from sejuk.desk.network.views.acting import act, sent
from sejuk.desk.organisation.access import MemberRequest, accessible_units, require, require_anywhere

_A_PAGE = 30


@require_safe
def listed(request: MemberRequest) -> HttpResponse:
    """Records of the member's units, newest first; those to make good on top."""
    require_anywhere(request.member, COUNTS)
    rows = accessible_airings(request.member)
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "page": page,
        "query": "",
        "unsettled": verbs.unsettled(rows)[:_A_PAGE],
        "ended": verbs.ENDED,
        "own": set(accessible_units(request.member, AIRS).values_list("pk", flat=True)),
    }
    return render(request, "kits/airings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: MemberRequest, number: int) -> HttpResponse:
    """Put on record that a text was read out or put up."""
    require_anywhere(request.member, AIRS)
    version = access_version(request.member, number)
    start = {"unit": request.member.unit_id, "at": timezone.localtime(clock.now())}
    form = AiringForm(request.member, sent(request), initial=start)
    return act(
        request,
        form,
        lambda: verbs.air(request.member, number, form.aired()),
        template="kits/air.html",
        done=_("Tercatat. Terima kasih sudah menyampaikannya."),
        to=reverse("kits:airings"),
        context={"version": version},
    )


@require_POST
def undone(request: MemberRequest, pk: int) -> HttpResponse:
    """Take back what was recorded by mistake."""
    verbs.undo(request.member, pk)
    messages.success(request, _("Catatannya dibatalkan dan tidak dihitung lagi."))
    return redirect("kits:airings")


@require_http_methods(["GET", "HEAD", "POST"])
def settled(request: MemberRequest, pk: int) -> HttpResponse:
    """Say what was done about one that does not hold any more."""
    airing = access_airing(request.member, pk)
    require(request.member, AIRS, airing.unit)
    form = SettleForm(sent(request))
    return act(
        request,
        form,
        lambda: verbs.settle(request.member, pk, form.cleaned_data["done"]),
        template="kits/settle.html",
        done=_("Dibereskan."),
        to=reverse("kits:airings"),
        context={"airing": airing},
    )
