"""The page of a personal link: no login, no script that tells, no picture that counts."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk.cases.public.slowing import too_many
from sejuk.desk.network.broadcasts.picturing import shown
from sejuk.desk.network.broadcasts.reading import (
    answered_about,
    given,
    holds_now,
    is_taken_back,
    opened,
    receive,
)
from sejuk.desk.network.forms.broadcasts import QuestionForm
from sejuk.desk.network.models import PressQuestion, QuestionState
from sejuk.desk.network.questions.asking import ANSWER_WITHIN, ask
from sejuk.desk.network.questions.ending import KEEP
from sejuk.desk.network.views.acting import act, sent
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.light import light

#: Questions from one network in an hour.
QUESTIONS = 20


@login_not_required
@never_cache
@sensitive_variables()
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def kit(request: HttpRequest, word: str) -> HttpResponse:
    """Read it; ask about it. Opening the page is noted nowhere."""
    found, _digest = opened(word)
    form = QuestionForm(sent(request))
    return act(
        request,
        form,
        lambda: _ask(request, word, form),
        template="network/public/kit.html",
        done=_("Pertanyaan Anda diterima. Jawabannya datang lewat surel."),
        to=request.path,
        context={
            "kit": found,
            "word": word,
            "taken_back": is_taken_back(found),
            "holds_now": holds_now(found),
            "given": given(word),
            "pictures": [] if is_taken_back(found) else shown(found),
            "answers": answered_about(found),
            "days": KEEP.days,
            "hours": int(ANSWER_WITHIN.total_seconds() // 3600),
        },
    )


def _ask(request: HttpRequest, word: str, form: QuestionForm) -> None:
    if too_many(request, "kit", QUESTIONS):
        raise Refused(
            _("Terlalu banyak pertanyaan dari jaringan ini."), _("Coba lagi dalam satu jam."), status=429
        )
    said = form.cleaned_data
    ask(word, said["client_id"], said["text"], said["contact"])


@login_not_required
@never_cache
@require_POST
def received(request: HttpRequest, word: str) -> HttpResponse:
    """A voluntary receipt."""
    receive(word, request.POST.get("kind", ""))
    messages.success(request, _("Terima kasih. Nama Anda tidak dicatat."))
    return redirect(reverse("network:kit", args=[word]))


@login_not_required
@light
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Questions of the press with their answers, those that are for everybody."""
    found = PressQuestion.objects.filter(state=QuestionState.ANSWERED).exclude(public_question="")
    rows = found.select_related("unit", "broadcast").order_by("-answered_at")
    page = Paginator(rows, 30).get_page(request.GET.get("halaman"))
    return render(request, "network/public/answers.html", {"page": page, "query": ""})
