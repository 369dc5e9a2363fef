"""Pages for people outside: no login, no name."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sejuk.desk import ics
from sejuk.desk.cases.public.slowing import too_many
from sejuk.desk.engagements.forms.inviting import AskForm, CheckInForm, NeverForm
from sejuk.desk.engagements.links import absolute, address_of, ends_at
from sejuk.desk.engagements.models import EngagementState, Invitation, Question
from sejuk.desk.engagements.services import attending, questions
from sejuk.desk.engagements.services.answering import (
    DO_NOT_ASK,
    LinkEnded,
    answer,
    invitation_by,
    takes_answer,
)
from sejuk.desk.engagements.services.questions import Asked
from sejuk.desk.engagements.services.seating import place_in_queue
from sejuk.desk.engagements.wording import VOLUNTARY, where
from sejuk.desk.organisation.refusal import Refused

#: Tries an hour from one network: a hall full of people shares one.
AN_HOUR = 300
#: Contacts an hour from one network that are typed in not to be asked again: it holds for good.
NEVER_AN_HOUR = 5
_SAID = ("coming", "not_coming", DO_NOT_ASK)


@login_not_required
@never_cache
@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """One person's invitation. Looking at it answers nothing: programs that check mail look too."""
    found = invitation_by(token)
    return _invitation(request, token, found)


@login_not_required
@never_cache
@sensitive_post_parameters("contact")
@require_POST
def invitation_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Take an answer. There is no field for a reason (G8)."""
    said, found = request.POST.get("jawaban", ""), invitation_by(token)
    form = NeverForm(request.POST)
    if said not in _SAID or not form.is_valid():
        return _invitation(request, token, found, _("Pilih salah satu jawaban."), 422)
    contact = form.cleaned_data["contact"]
    if said == DO_NOT_ASK and contact and too_many(request, "never", NEVER_AN_HOUR):
        problem = _("Terlalu banyak kontak dari jaringan ini. Coba lagi dalam satu jam.")
        return _invitation(request, token, found, problem, 429)
    try:
        answer(token, said, contact)
    except Refused as refused:
        return _invitation(request, token, found, f"{refused.reason} {refused.advice}", refused.status)
    if said == DO_NOT_ASK:
        return render(request, "engagements/public/unasked.html", {"engagement": found.engagement})
    return redirect("engagements:invitation", token)


@login_not_required
@require_safe
def invitation_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The meeting for somebody's calendar."""
    found = invitation_by(token)
    return ics.answer(found.engagement.title, [_event(found, request)], "undangan.ics")


@sensitive_variables("form")
def _invitation(
    request: HttpRequest, token: str, found: Invitation, problem: str = "", status: int = 200
) -> HttpResponse:
    engagement = found.engagement
    context = {
        "engagement": engagement,
        "invitation": found,
        "token": token,
        "agenda": list(engagement.agenda.all()),
        "categories": list(engagement.categories.all()),
        "takes_answer": takes_answer(found),
        "place_in_queue": place_in_queue(found) if found.seat == "queued" else 0,
        "erased_on": ends_at(engagement),
        "voluntary": VOLUNTARY,
        "never": NeverForm(request.POST or None),
        "problem": problem,
    }
    return render(request, "engagements/public/invitation.html", context, status=status)


def _event(found: Invitation, request: HttpRequest) -> ics.Event:
    engagement = found.engagement
    called_off = engagement.state in (EngagementState.CANCELLED, EngagementState.POSTPONED)
    return ics.Event(
        uid=f"pertemuan-{engagement.public_key}@sejuk",
        summary=engagement.title,
        start=engagement.starts_at,
        end=engagement.ends_at,
        changed_at=engagement.moved_at,
        sequence=int(engagement.moved_at.timestamp() - engagement.planned_at.timestamp()),
        status=ics.Status.CANCELLED if called_off else ics.Status.CONFIRMED,
        zone=engagement.time_zone,
        description=engagement.video_link if found.sees_link() else "",
        url=address_of(found, request),
        place=where(engagement),
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, key: str) -> HttpResponse:
    """Count oneself at the door, by category, of one's own will."""
    engagement = attending.at_the_door(key)
    form = CheckInForm(request.POST if request.method == "POST" else None)
    problem, done = "", False
    if form.is_bound and form.is_valid():
        if too_many(request, f"door{engagement.pk}", AN_HOUR):
            problem = _(
                "Terlalu banyak dari jaringan ini. Beri tahu petugas di pintu; mereka menghitung Anda."
            )
        else:
            attending.check_in(key, form.cleaned_data["category"], form.cleaned_data["client_id"])
            done = True
    context = {"engagement": engagement, "form": form, "done": done, "problem": problem}
    return render(request, "engagements/public/door.html", context, status=_status(form, problem))


@login_not_required
@never_cache
@sensitive_post_parameters("text")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, key: str) -> HttpResponse:
    """Ask something; the answer comes to a link of one's own."""
    engagement = attending.at_the_door(key, attending.QUESTIONS_AFTER)
    form = AskForm(request.POST if request.method == "POST" else None)
    problem = ""
    if form.is_bound and form.is_valid():
        if not too_many(request, f"ask{engagement.pk}", AN_HOUR):
            asked = questions.ask_at_the_door(key, Asked(**form.cleaned_data))
            return redirect("engagements:asked", asked.key)
        problem = _(
            "Terlalu banyak pertanyaan dari jaringan ini. Coba lagi nanti, atau titip kepada petugas."
        )
    context = {"engagement": engagement, "form": form, "problem": problem}
    return render(request, "engagements/public/ask.html", context, status=_status(form, problem))


def _status(form: AskForm | CheckInForm, problem: str) -> int:
    if problem:
        return 429
    return 422 if form.errors else 200


@login_not_required
@never_cache
@require_safe
def asked(request: HttpRequest, key: str) -> HttpResponse:
    """What became of one's question."""
    found = Question.objects.select_related("engagement__unit").filter(key=key).first()
    if found is None:
        raise LinkEnded
    context = {
        "question": found,
        "engagement": found.engagement,
        "replies": list(found.replies.all()),
        "address": absolute(request.path, request),
    }
    return render(request, "engagements/public/asked.html", context)
