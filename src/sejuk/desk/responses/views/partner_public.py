"""The page of a partner's link: no login; opening it is noted nowhere."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from sejuk.desk.network.views.acting import sent
from sejuk.desk.responses.forms.deciding import AnswerForm
from sejuk.desk.responses.items import submitted_item
from sejuk.desk.responses.services import partnering


@login_not_required
@never_cache
@sensitive_variables()
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def partner(request: HttpRequest, word: str) -> HttpResponse:
    """Read the very bytes, and answer once."""
    asked = partnering.opened(word)
    form = AnswerForm(sent(request))
    choice = request.POST.get("jawaban", "")
    if request.method == "POST" and choice in ("setuju", "tidak") and form.is_valid():
        partnering.answer(word, agrees=choice == "setuju", comment=form.cleaned_data["comment"])
        return render(request, "responses/public/answered.html", {"agrees": choice == "setuju"})
    context = {"asked": asked, "item": submitted_item(asked.version), "form": form}
    return render(request, "responses/public/partner.html", context, status=_status(request))


def _status(request: HttpRequest) -> int:
    return 422 if request.method == "POST" else 200
