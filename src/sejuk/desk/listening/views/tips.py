"""The tip-line's door for members who were told something; the public's is in the room of cases."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from sejuk.desk.listening.forms_tips import TipForm, outcome_words
from sejuk.desk.listening.tipline.receiving import Outcome, Tip, receive, tip_line
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.organisation.models import Role

_GOOD = {Outcome.ENTERED, Outcome.HELD, Outcome.ALREADY}


@sensitive_post_parameters("text", "address")
@sensitive_variables("form", "tip")
@require_http_methods(["GET", "HEAD", "POST"])
def enter_tip(request: MemberRequest) -> HttpResponse:
    """A member enters one message that was addressed to the office."""
    require_anywhere(request.member, [Role.DUTY_OFFICER, Role.VERIFIER, Role.EDITOR])
    form = TipForm(request.POST or None)
    context = {"form": form, "open": tip_line() is not None, "outcome": None, "good": False}
    if request.method == "POST" and form.is_valid():
        tip = Tip(form.cleaned_data["text"], form.cleaned_data["address"], member=request.member)
        outcome = receive(tip)
        good = outcome in _GOOD
        context |= {"outcome": outcome_words(outcome), "good": good, "form": TipForm() if good else form}
    status = 422 if request.method == "POST" and not context["good"] else 200
    return render(request, "listening/enter_tip.html", context, status=status)
