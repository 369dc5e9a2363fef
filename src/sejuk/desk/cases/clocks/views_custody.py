"""Hand a case on: choose the unit, say why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.clocks.forms import HandOnForm
from sejuk.desk.cases.models import Case
from sejuk.desk.cases.services import custody
from sejuk.desk.cases.views.acting import Act, act
from sejuk.desk.organisation.access import MemberRequest, require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.shell.sending import posted


@dataclass(frozen=True, slots=True)
class Way:
    """Where a case can go, the verb that takes it there, and the words of the page."""

    where: Callable[[Unit], QuerySet[Unit]]
    do: Callable[[Member, int, int, str], Case]
    words: Act


_MOVES = _("Kasusnya sendiri berpindah dan jamnya mulai lagi di sana. Unit ini tetap dapat melihatnya.")

WAYS = {
    "escalate": Way(
        Unit.above,
        custody.escalate,
        Act(_("Naikkan kasus"), _MOVES, _("Naikkan"), _("Kasusnya sekarang di unit atas.")),
    ),
    "delegate": Way(
        custody.below,
        custody.delegate,
        Act(_("Turunkan kasus"), _MOVES, _("Turunkan"), _("Kasusnya sekarang di unit bawah.")),
    ),
    "hand_over": Way(
        custody.beside,
        custody.hand_over,
        Act(_("Alihkan kasus"), _MOVES, _("Alihkan"), _("Kasusnya sekarang di unit lain.")),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def hand_on(request: MemberRequest, pk: int, verb: str) -> HttpResponse:
    """Give the case to a unit above, below or beside the one that has it."""
    case, way = access_case(request.member, pk), WAYS[verb]
    require(request.member, custody.HANDS_ON, case.unit)
    form = HandOnForm(posted(request), units=way.where(case.unit))

    def do() -> Case:
        return way.do(request.member, pk, form.cleaned_data["unit"].pk, form.cleaned_data["reason"])

    return act(request, case, way.words, form, do)
