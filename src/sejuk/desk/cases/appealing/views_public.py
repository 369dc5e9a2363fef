"""The public's door to object, and the log of what was corrected."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.desk.cases.appealing.corrections import corrected, with_versions
from sejuk.desk.cases.appealing.deadlines import deadlines
from sejuk.desk.cases.appealing.forms import AppealForm
from sejuk.desk.cases.appealing.receiving import Asked, receive_appeal
from sejuk.desk.cases.public.numbers import new_number
from sejuk.desk.cases.public.slowing import too_many
from sejuk.desk.shell.light import light
from sejuk.desk.shell.sending import posted

#: Requests from one network an hour.
AN_HOUR = 6
PER_PAGE = 20


@login_not_required
@light
@never_cache
@sensitive_post_parameters()
@sensitive_variables("form", "said")
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest) -> HttpResponse:
    """Anybody asks for a review, a correction or an erasure; no account, no name."""
    initial = {"reference": request.GET.get("kasus", "")[:24]}
    form = AppealForm(posted(request), initial=initial)
    if request.method != "POST":
        return _form(request, form)
    if not form.is_valid():
        return _form(request, form, status=422)
    if form.cleaned_data["website"]:  # a machine filled in what people do not see: its number leads nowhere
        return render(request, "cases/appeals/sent.html", {"number": new_number(), "due_at": None})
    if too_many(request, "appeal", AN_HOUR):
        problem = _("Terlalu banyak permintaan dari jaringan ini dalam satu jam. Coba lagi nanti.")
        return _form(request, form, problem, status=429)
    said = {name: form.cleaned_data[name] for name in Asked.__slots__}
    made = receive_appeal(Asked(**said))
    return render(request, "cases/appeals/sent.html", {"number": made.number, "due_at": made.due_at})


@sensitive_variables("form")
def _form(request: HttpRequest, form: AppealForm, problem: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "problem": problem, "deadlines": deadlines()}
    return render(request, "cases/appeals/form.html", context, status=status)


@login_not_required
@light
@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """What was corrected: the claim, what was said before and what is said now, and why."""
    page = Paginator(corrected(), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"page": page, "rows": with_versions(list(page.object_list)), "query": ""}
    return render(request, "cases/appeals/corrections.html", context)
