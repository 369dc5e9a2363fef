"""How many alerts the office can answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sejuk.desk import clock
from sejuk.desk.narratives.board.waiting import spent
from sejuk.desk.narratives.forms import BudgetForm
from sejuk.desk.narratives.models import AlertBudget
from sejuk.desk.narratives.services.budgeting import SETS_BUDGET, mode_at, set_budget
from sejuk.desk.organisation.access import MemberRequest, require_anywhere


@require_http_methods(["GET", "HEAD", "POST"])
def budget(request: MemberRequest) -> HttpResponse:
    """Ask for the number of officers and the alerts each can answer in 24 hours."""
    require_anywhere(request.member, SETS_BUDGET)
    current = AlertBudget.current()
    stored = {"analysts": current.analysts, "per_analyst": current.per_analyst}
    form = BudgetForm(request.POST if request.method == "POST" else None, initial=stored)
    if request.method == "POST" and form.is_valid():
        set_budget(request.member, form.cleaned_data["analysts"], form.cleaned_data["per_analyst"])
        messages.success(request, _("Anggaran peringatan tersimpan."))
        return redirect("narratives:alerts")
    context = {"form": form, "spent": spent(clock.now()), "mode": mode_at(clock.now())}
    return render(request, "narratives/budget.html", context, status=422 if request.method == "POST" else 200)
