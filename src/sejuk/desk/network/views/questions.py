"""The office's pages about what the press asked."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import clock
from sejuk.desk.network.access import access_question, accessible_questions
from sejuk.desk.network.forms.broadcasts import AnswerForm
from sejuk.desk.network.models import QuestionState
from sejuk.desk.network.questions.answering import answer, is_late, take
from sejuk.desk.network.questions.ending import set_aside
from sejuk.desk.network.transitions import ANSWERS
from sejuk.desk.network.views.acting import act, sent
from sejuk.desk.organisation.access import MemberRequest, require_anywhere

PER_PAGE = 30
_STATES = {
    "menunggu": [QuestionState.RECEIVED],
    "dijawab": [QuestionState.ANSWERED],
    "tanpa-jawaban": [QuestionState.ASIDE, QuestionState.LAPSED],
}


@require_safe
def listed(request: MemberRequest) -> HttpResponse:
    """Questions that wait, the nearest deadline first; or those that ended, with or without an answer."""
    require_anywhere(request.member, ANSWERS)
    state = request.GET.get("keadaan", "menunggu")
    state = state if state in _STATES else "menunggu"
    found = accessible_questions(request.member).filter(state__in=_STATES[state])
    order = {"menunggu": "due_at", "dijawab": "-answered_at"}.get(state, "-due_at")
    found = found.order_by(order, "pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("halaman"))
    at = clock.now()
    rows = [(one, is_late(one, at)) for one in page.object_list]
    context = {"page": page, "rows": rows, "state": state, "query": f"keadaan={state}"}
    return render(request, "network/questions/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: MemberRequest, pk: int) -> HttpResponse:
    """One question, and the form that answers it."""
    question = access_question(request.member, pk)
    form = AnswerForm(sent(request))
    return act(
        request,
        form,
        lambda: answer(request.member, pk, form.cleaned_data["answer"], form.cleaned_data["public_question"]),
        template="network/questions/page.html",
        done=_("Jawabannya dikirim, dan alamat penanya dihapus."),
        to=reverse("network:questions"),
        context={"question": question, "late": is_late(question, clock.now())},
    )


@require_POST
def taken(request: MemberRequest, pk: int) -> HttpResponse:
    """Be the one who answers."""
    take(request.member, pk)
    messages.success(request, _("Pertanyaan ini sekarang tugas Anda."))
    return redirect("network:question", pk)


@require_POST
def put_aside(request: MemberRequest, pk: int) -> HttpResponse:
    """End what is no question, without a mail."""
    set_aside(request.member, pk)
    messages.success(request, _("Pertanyaan disisihkan; kata-kata dan surel penanya dihapus."))
    return redirect("network:questions")
