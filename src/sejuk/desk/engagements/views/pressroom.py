"""The public press room: open meetings, answered questions, draws that anybody checks."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sejuk.desk import clock
from sejuk.desk.cases.public.slowing import too_many
from sejuk.desk.engagements.forms.inviting import SeatForm
from sejuk.desk.engagements.links import token_of
from sejuk.desk.engagements.models import Engagement, EngagementState, Invitation, Question, Seat
from sejuk.desk.engagements.services.answering import LinkEnded, ask_for_seat, takes_answer
from sejuk.desk.engagements.services.drawing_lots import check
from sejuk.desk.engagements.wording import VOLUNTARY, invited_as
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.light import light

PER_PAGE = 20
#: Seats that one network may ask for in an hour.
AN_HOUR = 20
_OPEN = (EngagementState.INVITED, EngagementState.POSTPONED)


@login_not_required
@light
@require_safe
def press_room(request: HttpRequest) -> HttpResponse:
    """Meetings that anybody may come to, and public answers, newest first."""
    upcoming = Engagement.objects.filter(is_open=True, state__in=_OPEN, ends_at__gt=clock.now())
    answered = Question.objects.filter(is_public=True).select_related("engagement__unit")
    page = Paginator(answered.prefetch_related("replies").order_by("-settled_at", "-pk"), PER_PAGE)
    context = {
        "upcoming": upcoming.select_related("unit", "territory").order_by("starts_at", "pk")[:PER_PAGE],
        "page": page.get_page(request.GET.get("halaman")),
        "query": "",
    }
    return render(request, "engagements/public/press_room.html", context)


@login_not_required
@light
@require_http_methods(["GET", "HEAD", "POST"])
def open_meeting(request: HttpRequest, key: str) -> HttpResponse:
    """One open meeting, and a seat for whoever asks."""
    engagement = _open(key)
    categories = list(engagement.categories.values_list("category", flat=True))
    form = SeatForm(request.POST if request.method == "POST" else None, categories=categories)
    if form.is_bound and form.is_valid():
        if too_many(request, "seat", AN_HOUR):
            form.add_error(None, _("Terlalu banyak permintaan dari jaringan ini. Coba lagi dalam satu jam."))
        else:
            try:
                said = form.cleaned_data
                made = ask_for_seat(key, said["category"], said["client_id"])
            except Refused as refused:
                form.add_error(None, f"{refused.reason} {refused.advice}")
            else:
                return redirect("engagements:invitation", token_of(made))
    context = {
        "engagement": engagement, "form": form, "agenda": list(engagement.agenda.all()),
        "takes": takes_answer(Invitation(engagement=engagement)) and engagement.drawn_at is None,
        "invited": invited_as(engagement), "voluntary": VOLUNTARY,
    }  # fmt: skip
    return render(
        request, "engagements/public/open_meeting.html", context, status=422 if form.errors else 200
    )


@login_not_required
@light
@require_safe
def draw(request: HttpRequest, key: str) -> HttpResponse:
    """A draw with everything that one needs to check it; tickets name nobody."""
    engagement = (
        Engagement.objects.select_related("unit").filter(public_key=key).exclude(commitment="").first()
    )
    if engagement is None:
        raise LinkEnded
    drawn = engagement.invitations.filter(rank__isnull=False).order_by("rank")
    context = {
        "engagement": engagement,
        "tickets": [(one.rank, one.ticket, one.category, one.seat == Seat.GIVEN) for one in drawn],
        "checked": check(engagement) if engagement.drawn_at else None,
    }
    return render(request, "engagements/public/draw.html", context)


def _open(key: str) -> Engagement:
    rows = Engagement.objects.select_related("unit", "territory")
    found = rows.filter(public_key=key, is_open=True).exclude(state=EngagementState.PLANNED).first()
    if found is None:
        raise LinkEnded
    return found
