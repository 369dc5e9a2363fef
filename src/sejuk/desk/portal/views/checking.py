"""Check a claim. What is asked is answered and forgotten: no table, log, address or history has it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from sejuk.desk.cases.public.slowing import too_many
from sejuk.desk.cases.reporting.forms import CitizenForm
from sejuk.desk.listening.tipline.reading import MAX_TEXT
from sejuk.desk.listening.tipline.receiving import tip_line
from sejuk.desk.portal.forms import CheckForm, looks_like_address
from sejuk.desk.portal.near import nearest_to
from sejuk.desk.portal.serving import asked

#: Questions from one network an hour. A whole village may share one: it stops machines, not people.
AN_HOUR = 600


@asked
@sensitive_post_parameters()
@sensitive_variables("form", "said", "found")
def check(request: HttpRequest) -> HttpResponse:
    """The box, and the nearest clarifications to what was put into it; a link may ask in its address."""
    said = request.POST if request.method == "POST" else request.GET
    form = CheckForm(said if {"q", "text", "url", "title"} & said.keys() else None)
    if not form.is_bound:
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    if too_many(request, "check", AN_HOUR):
        problem = _("Terlalu banyak pertanyaan dari jaringan ini dalam satu jam. Coba lagi sebentar lagi.")
        return _page(request, form, problem, status=429)
    return _found(request, form)


@sensitive_variables()
def _found(request: HttpRequest, form: CheckForm) -> HttpResponse:
    text = form.cleaned_data["q"]
    context = {
        "form": form,
        "asked": text,
        "near": nearest_to(text),
        "is_address": looks_like_address(text),
        "open": tip_line() is not None,
    }
    return render(request, "portal/check.html", context)


@sensitive_variables("form")
def _page(request: HttpRequest, form: CheckForm, problem: str = "", status: int = 200) -> HttpResponse:
    return render(request, "portal/check.html", {"form": form, "problem": problem}, status=status)


@login_not_required
@csrf_exempt  # it shows a form and changes nothing; the form itself is guarded
@never_cache
@sensitive_post_parameters()
@sensitive_variables("form", "text", "initial")
def carry(request: HttpRequest) -> HttpResponse:
    """The report form with what was checked in it, so that nobody types it twice."""
    if request.method != "POST":
        return redirect("cases:report")
    text = request.POST.get("q", "").strip()[:MAX_TEXT]
    initial = {"address": text} if looks_like_address(text) else {"text": text}
    form = CitizenForm(initial=initial)
    return render(request, "cases/reports/form.html", {"form": form, "open": tip_line() is not None})
