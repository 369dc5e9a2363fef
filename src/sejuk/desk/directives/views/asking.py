"""Questions about a directive and their answers."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sejuk.desk.directives.access import access_directive, access_question
from sejuk.desk.directives.forms.receiving import AnswerForm, QuestionForm
from sejuk.desk.directives.services import asking
from sejuk.desk.directives.transitions import REPORTS, SENDS
from sejuk.desk.directives.views.acting import act
from sejuk.desk.organisation.access import MemberRequest, require, require_anywhere
from sejuk.desk.shell.acting import Act
from sejuk.desk.shell.sending import posted

_methods = require_http_methods(["GET", "HEAD", "POST"])
_ASK = Act(_("Tanyakan kepada pengirim"), "", _("Kirim pertanyaan"), _("Pertanyaan terkirim."))
_ANSWER = Act(
    _("Jawab pertanyaan"), "", _("Kirim jawaban"), _("Semua unit penerima dapat membaca jawabannya.")
)


@_methods
def ask(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask the sender."""
    require_anywhere(request.member, REPORTS)
    found = access_directive(request.member, pk)
    form = QuestionForm(posted(request))
    return act(
        request,
        _ASK,
        form,
        lambda: asking.ask(request.member, pk, form.cleaned_data["client_id"], form.cleaned_data["text"]),
        reverse("directives:directive", args=[pk]),
        directive=found,
    )


@_methods
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer for the sender."""
    question = access_question(request.member, pk)
    require(request.member, SENDS, question.directive.unit)
    form = AnswerForm(posted(request))
    return act(
        request,
        _ANSWER,
        form,
        lambda: asking.answer(request.member, pk, form.cleaned_data["text"]),
        reverse("directives:directive", args=[question.directive_id]),
        directive=question.directive,
        question=question,
    )
