"""Calls on the screen: loud where they ring, answered with one click."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.duty.acting import Act, act, sent
from sejuk.desk.duty.calling import answering
from sejuk.desk.duty.calling.choosing import chain_of, choose
from sejuk.desk.duty.calling.forms import ChainForm
from sejuk.desk.duty.models import Call
from sejuk.desk.duty.rostering.planning import eligible
from sejuk.desk.duty.transitions import PLANS
from sejuk.desk.organisation.access import MemberRequest, access_unit


@require_safe
def ringing(request: MemberRequest) -> HttpResponse:
    """The bar on top of every page."""
    return render(request, "duty/parts/ringing.html", {"ringing": answering.ringing(request.member)})


@require_safe
def call(request: MemberRequest, pk: int) -> HttpResponse:
    """One call: whom it called when, and the button."""
    return _page(request, answering.access_call(request.member, pk))


@require_POST
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Take the alert on."""
    return _answered(request, answering.answer(request.member, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def answer_link(request: MemberRequest, token: str) -> HttpResponse:
    """The link in a mail. Mail programs open links by themselves, so only the button answers."""
    found = answering.by_link(request.member, token)
    if request.method == "POST":
        return _answered(request, answering.answer(request.member, found.pk))
    return _page(request, found)


def _page(request: MemberRequest, found: Call) -> HttpResponse:
    steps = found.steps.prefetch_related("rings__member")
    return render(request, "duty/call.html", {"call": found, "steps": steps})


def _answered(request: MemberRequest, found: Call) -> HttpResponse:
    if found.answered_by_id == request.member.pk:
        messages.success(request, _("Anda yang menangani peringatan ini. Panggilan berhenti."))
    else:
        name = found.answered_by.name if found.answered_by else ""
        messages.info(request, _("Sudah dijawab lebih dulu oleh %(name)s.") % {"name": name})
    return redirect("narratives:alert", found.alert_id)


@require_http_methods(["GET", "HEAD", "POST"])
def chain(request: MemberRequest, pk: int) -> HttpResponse:
    """Whom a unit's alerts call, and how long each step waits."""
    unit = access_unit(request.member, pk, PLANS)
    form = ChainForm(sent(request), people=eligible(unit), chain=chain_of(unit))
    what = Act(
        _("Rantai panggilan"),
        _(
            "Peringatan memanggil petugas piket, wakil, pimpinan, lalu piket unit di atasnya, "
            "sampai ada yang menjawab: lewat layar, surel, dan Telegram bagi yang menghubungkannya."
        ),
        _("Simpan"),
        _("Rantai panggilan tersimpan."),
        reverse("duty:roster", args=[pk]),
    )
    return act(request, what, form, lambda: choose(request.member, pk, form.choice()), unit=unit)
