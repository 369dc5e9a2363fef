"""The citizen's door: one form, no login, no trace but a number."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from sejuk.desk.cases.public.numbers import new_number
from sejuk.desk.cases.public.slowing import too_many
from sejuk.desk.cases.reporting.forms import CitizenForm
from sejuk.desk.cases.reporting.receiving import Received, Told, receive_report
from sejuk.desk.listening.forms_tips import outcome_words
from sejuk.desk.listening.tipline.receiving import tip_line
from sejuk.desk.shell.light import light
from sejuk.desk.shell.network import client_network
from sejuk.desk.shell.sending import posted

#: Reports from one network an hour.
AN_HOUR = 6


@login_not_required
@light
@never_cache
@sensitive_post_parameters("text", "address", "contact", "place", "client_id")
@sensitive_variables("form", "received")
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Anybody sends one message; no account, no name, no cookie but the form's own."""
    form = CitizenForm(posted(request))
    if request.method != "POST":
        return _form(request, form)
    if not form.is_valid():
        return _form(request, form, status=422)
    if form.cleaned_data["website"]:  # a machine filled in what people do not see: its number leads nowhere
        return _sent(request, new_number())
    if too_many(request, "tip", AN_HOUR):
        return _form(request, form, outcome_words(None), status=429)
    received = _received(request, form)
    if received.number:
        return _sent(request, received.number)
    return _form(request, form, outcome_words(received.outcome), status=422)


def _sent(request: HttpRequest, number: str) -> HttpResponse:
    return render(request, "cases/reports/sent.html", {"number": number})


@sensitive_variables()
def _received(request: HttpRequest, form: CitizenForm) -> Received:
    said = form.cleaned_data
    told = Told(
        client_id=said["client_id"],
        text=said["text"],
        address=said["address"],
        sender=client_network(request),
        place=said["place"],
        contact=said["contact"],
    )
    return receive_report(told)


@sensitive_variables("form")
def _form(request: HttpRequest, form: CitizenForm, problem: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "open": tip_line() is not None, "problem": problem}
    return render(request, "cases/reports/form.html", context, status=status)
