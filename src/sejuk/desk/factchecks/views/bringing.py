"""Pages of bringing fact-checks in: by address, by table, and what became of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.desk.factchecks.access import access_pull, bringing_unit
from sejuk.desk.factchecks.forms import AddressForm
from sejuk.desk.factchecks.models import Pull
from sejuk.desk.factchecks.reviews import Problem
from sejuk.desk.factchecks.services.importing import bring as bring_in
from sejuk.desk.factchecks.tables import FactCheckTable
from sejuk.desk.factchecks.words import problem_words
from sejuk.desk.listening.words import error_words
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.tabular.face import answer, takes_table

#: Imports of the member's unit shown beside the form.
_RECENT = 5


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: MemberRequest) -> HttpResponse:
    """Paste an address; what it holds is read at once."""
    unit = bringing_unit(request.member)
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        run = bring_in(request.member, form.cleaned_data["url"])
        if not run.error_code:
            messages.success(request, _words(run))
            return redirect("factchecks:pull", run.pk)
        form.add_error("url", error_words(run.error_code, run.error_params))
    context = {"form": form, "recent": Pull.objects.filter(unit=unit)[:_RECENT]}
    return render(request, "factchecks/bring.html", context, status=422 if form.errors else 200)


@takes_table
def table(request: MemberRequest) -> HttpResponse:
    """Upload a table; line by line what it would change, then all or nothing."""
    unit = bringing_unit(request.member)
    return answer(request, FactCheckTable(unit), back=reverse("factchecks:find"))


@require_safe
def pull(request: MemberRequest, pk: int) -> HttpResponse:
    """What became of an import, line by line."""
    run = access_pull(request.member, pk)
    lines = [
        (place, problem_words(Problem(place, code, value)), value) for place, code, value in run.problems
    ]
    error = error_words(run.error_code, run.error_params) if run.error_code else ""
    return render(request, "factchecks/pull.html", {"run": run, "lines": lines, "error": error})


def _words(run: Pull) -> str:
    return ngettext(
        "%(found)d cek fakta ditemukan: %(added)d baru, %(changed)d berubah.",
        "%(found)d cek fakta ditemukan: %(added)d baru, %(changed)d berubah.",
        run.found,
    ) % {"found": run.found, "added": run.added, "changed": run.changed}
