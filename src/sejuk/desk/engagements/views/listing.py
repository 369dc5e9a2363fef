"""The meetings of the member's units, and what is owed from them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from sejuk.desk import clock
from sejuk.desk.engagements.access import (
    access_engagement,
    accessible_commitments,
    accessible_engagements,
    accessible_questions,
    arranging_units,
)
from sejuk.desk.engagements.handing import to_hand_on
from sejuk.desk.engagements.models import CommitmentState, Engagement, EngagementState, QuestionState
from sejuk.desk.engagements.showing import context_of
from sejuk.desk.engagements.transitions import ARRANGES, READS
from sejuk.desk.organisation.access import MemberRequest, may_anywhere, require_anywhere

PER_PAGE = 25
_S = EngagementState
#: What the list shows, by the word in its address.
_STATES = {
    "datang": (_S.PLANNED, _S.INVITED, _S.POSTPONED),
    "laporan": (_S.HELD,),
    "selesai": (_S.REPORTED, _S.CANCELLED),
}
_OPEN = Q(state__in=(QuestionState.ASKED, QuestionState.PROMISED))


@require_safe
def meetings(request: MemberRequest) -> HttpResponse:
    """What comes, what has to be reported, what is over."""
    require_anywhere(request.member, READS)
    state = request.GET.get("keadaan", "datang")
    page = Paginator(_chosen(request, state), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "page": page,
        "state": state if state in _STATES else "datang",
        "query": f"keadaan={state if state in _STATES else 'datang'}",
        "arranges": may_anywhere(request.member, ARRANGES) and arranging_units(request.member).exists(),
    }
    return render(request, "engagements/list.html", context)


def _chosen(request: MemberRequest, state: str) -> QuerySet[Engagement]:
    found = accessible_engagements(request.member).filter(state__in=_STATES.get(state, _STATES["datang"]))
    waiting = Q(questions__state__in=(QuestionState.ASKED, QuestionState.PROMISED))
    counted = found.annotate(waiting=Count("questions", filter=waiting, distinct=True))
    return counted.order_by("starts_at" if state == "datang" else "-starts_at", "pk")


@require_safe
@sensitive_variables("context")
def meeting(request: MemberRequest, pk: int) -> HttpResponse:
    """One meeting: what to do next, answers in numbers, agenda, questions, promises."""
    engagement = access_engagement(request.member, pk)
    context = context_of(request.member, engagement)
    if context["arranges"]:  # links just made: shown this once, so that nobody looks up answers by them later
        context["links"] = to_hand_on(engagement, request.session.pop(f"links-{pk}", []), request)
    return render(request, "engagements/meeting.html", context)


@require_safe
def owed(request: MemberRequest) -> HttpResponse:
    """Questions and promises of the member's units that are still open, the nearest deadline first."""
    require_anywhere(request.member, READS)
    questions = accessible_questions(request.member).filter(_OPEN).order_by("due_at", "pk")
    promised = accessible_commitments(request.member).filter(state=CommitmentState.OPEN)
    only_mine = request.GET.get("milik") == "saya"
    if only_mine:
        questions, promised = questions.filter(owner=request.member), promised.filter(owner=request.member)
    context = {
        "questions": Paginator(questions, PER_PAGE).get_page(request.GET.get("halaman")),
        "commitments": promised.order_by("due_at", "pk")[:PER_PAGE],
        "only_mine": only_mine,
        "query": "milik=saya" if only_mine else "",
        "now": clock.now(),
    }
    return render(request, "engagements/owed.html", context)
