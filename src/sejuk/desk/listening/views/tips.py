"""The tip-line's two doors: a public form, and one for members who were told something."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from sejuk.desk.listening.forms_tips import TipForm, outcome_words
from sejuk.desk.listening.tipline.receiving import Outcome, Tip, receive, tip_line
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.organisation.models import Member, Role
from sejuk.desk.shell.network import client_network

#: Messages from one address an hour.
_AN_HOUR = 6
_GOOD = {Outcome.ENTERED, Outcome.HELD, Outcome.ALREADY}


@login_not_required
@sensitive_post_parameters("text", "address")
@require_http_methods(["GET", "HEAD", "POST"])
def public_tip(request: HttpRequest) -> HttpResponse:
    """Anybody sends one message; no account, no name, no cookie but the form's own."""
    sender = client_network(request)
    return _page(request, sender, None, "listening/public_tip.html")


@sensitive_post_parameters("text", "address")
@require_http_methods(["GET", "HEAD", "POST"])
def enter_tip(request: MemberRequest) -> HttpResponse:
    """A member enters one message that was addressed to the office."""
    require_anywhere(request.member, [Role.DUTY_OFFICER, Role.VERIFIER, Role.EDITOR])
    return _page(request, "", request.member, "listening/enter_tip.html")


@sensitive_variables("form", "tip")
def _page(request: HttpRequest, sender: str, member: Member | None, template: str) -> HttpResponse:
    form = TipForm(request.POST or None)
    context = {"form": form, "open": tip_line() is not None, "outcome": None, "good": False}
    status = 200
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["website"]:
            outcome: Outcome | None = Outcome.HELD  # a machine filled in what people do not see
        elif member is None and _too_many(sender):
            outcome, status = None, 429
        else:
            tip = Tip(form.cleaned_data["text"], form.cleaned_data["address"], sender, member)
            outcome = receive(tip)
        good = outcome in _GOOD
        context |= {"outcome": outcome_words(outcome), "good": good, "form": TipForm() if good else form}
        status = status if good or status != 200 else 422
    elif request.method == "POST":
        status = 422
    return render(request, template, context, status=status)


def _too_many(sender: str) -> bool:
    """Whether this network sent too much within an hour. The counter's name is a hash."""
    name = hmac.digest(settings.SECRET_KEY.encode(), f"tip\x00{sender}".encode(), hashlib.sha256).hex()[:32]
    cache.add(f"tip:{name}", 0, 3600)
    return cache.incr(f"tip:{name}") > _AN_HOUR
