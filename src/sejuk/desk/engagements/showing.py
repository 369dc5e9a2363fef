"""What the page of a meeting shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from sejuk.desk import clock
from sejuk.desk.engagements.links import ends_at
from sejuk.desk.engagements.models import Answer, Engagement, Seat
from sejuk.desk.engagements.transitions import ANSWERS, ENGAGEMENT_TRANSITIONS
from sejuk.desk.organisation.access import may
from sejuk.desk.organisation.models import Member
from sejuk.desk.people import name_of
from sejuk.desk.photos.access import accessible_photos
from sejuk.desk.states import allowed


@dataclass(frozen=True, slots=True)
class Answers:
    """One category in numbers. Who said no is in no number: it is part of ``silent`` (G8)."""

    label: str
    kept: int
    invited: int
    coming: int
    given: int

    @property
    def silent(self) -> int:
        """Those who have not said that they come."""
        return self.invited - self.coming

    @property
    def queued(self) -> int:
        """Those on the waiting list."""
        return self.coming - self.given


def answers(engagement: Engagement) -> list[Answers]:
    """Invitations and seats by category."""
    rows = engagement.invitations.values("category").annotate(
        invited=Count("pk"),
        coming=Count("pk", filter=Q(answer=Answer.COMING)),
        given=Count("pk", filter=Q(seat=Seat.GIVEN)),
    )
    counted = {row["category"]: row for row in rows.order_by("category")}
    return [_answers(one.category, one.seats, counted) for one in engagement.categories.all()]


def _answers(category: str, kept: int, counted: Mapping[str, Mapping[str, Any]]) -> Answers:
    row = counted.get(category, {})
    return Answers(
        name_of(category),
        kept,
        row.get("invited", 0),
        row.get("coming", 0),
        row.get("given", 0),
    )


def context_of(member: Member, engagement: Engagement) -> dict[str, Any]:
    """Everything on the page of one meeting."""
    at = clock.now()
    brought = engagement.photos.values("photo")
    seen = set(accessible_photos(member).filter(pk__in=brought).values_list("pk", flat=True))
    verbs = allowed(ENGAGEMENT_TRANSITIONS, engagement.state)
    arranges = any(way.roles and may(member, way.roles, engagement.unit) for way in ENGAGEMENT_TRANSITIONS)
    return {
        "engagement": engagement,
        "agenda": list(engagement.agenda.all()),
        "answers": answers(engagement),
        "attendance": list(engagement.attendance.order_by("pk")),
        "photos": [row for row in engagement.photos.select_related("photo") if row.photo_id in seen],
        "questions": _late(engagement.questions.select_related("owner").order_by("due_at", "pk")),
        "commitments": _late(engagement.commitments.select_related("owner").order_by("due_at", "pk")),
        "verbs": verbs if arranges else frozenset(),
        "arranges": arranges,
        "answers_questions": may(member, ANSWERS, engagement.unit),
        "has_begun": engagement.starts_at <= at,
        "erased_on": ends_at(engagement),
        "now": at,
    }


def _late(owed: Iterable[Any]) -> list[Any]:
    """Each with ``is_late`` beside it."""
    at, listed = clock.now(), list(owed)
    for one in listed:
        one.is_late = one.is_waiting and one.due_at <= at
    return listed
