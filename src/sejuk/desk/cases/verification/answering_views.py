"""The page on which an institution answers what it was asked."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.desk.cases.verification.access import ANSWERS, access_question, accessible_questions
from sejuk.desk.cases.verification.asking import answer
from sejuk.desk.cases.verification.forms import AnswerForm
from sejuk.desk.organisation.access import MemberRequest, require_anywhere
from sejuk.desk.shell.sending import posted

PER_PAGE = 30


@require_safe
def questions(request: MemberRequest) -> HttpResponse:
    """What other institutions asked ours: those that wait first."""
    require_anywhere(request.member, ANSWERS)
    asked = accessible_questions(request.member).order_by("-answered_at", "answer_due_at")
    context = {"page": Paginator(asked, PER_PAGE).get_page(request.GET.get("halaman"))}
    return render(request, "cases/questions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: MemberRequest, pk: int) -> HttpResponse:
    """One question, and its answer or the form for it."""
    asked = access_question(request.member, pk)
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        answer(request.member, pk, form.cleaned_data["text"])
        messages.success(request, _("Jawaban terkirim dan tercatat. Terima kasih."))
        return redirect("cases:question", pk)
    context = {"question": asked, "form": form}
    return render(request, "cases/question.html", context, status=422 if form.errors else 200)
