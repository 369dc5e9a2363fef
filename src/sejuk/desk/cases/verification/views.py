"""Pages of steps: add, change, withdraw, ask, put an answer on record."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sejuk.desk import clock
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case
from sejuk.desk.cases.transitions import VERIFIES
from sejuk.desk.cases.verification import asking, steps
from sejuk.desk.cases.verification.access import access_step, own_step
from sejuk.desk.cases.verification.forms import QuestionForm, ReasonForm, RecordedAnswerForm, StepForm
from sejuk.desk.cases.verification.records import offered
from sejuk.desk.cases.verification.similar import prefilled
from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.sending import posted

_methods = require_http_methods(["GET", "HEAD", "POST"])


@_methods
def add_step(request: MemberRequest, pk: int) -> HttpResponse:
    """Put a source on record; ``?serupa=`` fills in an earlier case that was offered."""
    case = access_case(request.member, pk, VERIFIES)
    form = StepForm(case, posted(request), initial=prefilled(request.GET.get("serupa", "")))
    if request.method == "POST" and form.is_valid():
        try:
            steps.add(request.member, pk, form.words())
            return _back(request, pk, _("Langkah dicatat."))
        except Refused as refusal:
            _explain(form, refusal)
    return _page(request, case, form, _("Tambah sumber"), offered=offered(case))


@_methods
def change_step(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct one's own step."""
    step = own_step(request.member, pk)
    initial = {
        name: getattr(step, name) for name in ("kind", "source", "url", "note", "finding", "institution")
    }
    form = StepForm(step.case, posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            steps.change(request.member, pk, form.words())
            return _back(request, step.case_id, _("Langkah diubah; yang semula tetap dapat dibaca."))
        except Refused as refusal:
            _explain(form, refusal)
    return _page(request, step.case, form, _("Ubah langkah"), step=step)


@require_POST
def withdraw_step(request: MemberRequest, pk: int) -> HttpResponse:
    """Withdraw one's own step."""
    form = ReasonForm(request.POST)
    step = steps.withdraw(request.member, pk, form.data.get("reason", ""))
    return _back(request, step.case_id, _("Langkah ditarik; alasannya tetap dapat dibaca."))


@_methods
def ask(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask an institution."""
    case = access_case(request.member, pk, VERIFIES)
    form = QuestionForm(case, posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            asking.ask(request.member, pk, form.question())
            return _back(
                request, pk, _("Pertanyaan dicatat. Bila lembaga lain yang ditanya, jam kasus menunggu.")
            )
        except Refused as refusal:
            _explain(form, refusal)
    return _page(request, case, form, _("Tanyakan kepada lembaga"), offered=offered(case), asks=True)


@_methods
def record_answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Put an answer on record that came another way."""
    step = access_step(request.member, pk, change=True)
    form = RecordedAnswerForm(posted(request), initial={"at": clock.now()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            asking.record_answer(request.member, pk, said["text"], said["channel"], said["at"])
            return _back(request, step.case_id, _("Jawaban dicatat."))
        except Refused as refusal:
            _explain(form, refusal)
    return _page(request, step.case, form, _("Catat jawaban"), step=step)


def _explain(form: Any, refusal: Refused) -> None:
    form.add_error(None, f"{refusal.reason} {refusal.advice}")


def _back(request: MemberRequest, pk: int, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("cases:case", pk)


def _page(request: MemberRequest, case: Case, form: Any, title: str, **more: Any) -> HttpResponse:
    context = {"case": case, "form": form, "title": title, **more}
    return render(request, "cases/step_form.html", context, status=422 if form.errors else 200)
