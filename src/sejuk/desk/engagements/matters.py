"""Questions and promises as matters that wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.engagements.access import accessible_commitments, accessible_questions
from sejuk.desk.engagements.models import Commitment, CommitmentState, Question, QuestionState
from sejuk.desk.engagements.transitions import ANSWERS
from sejuk.desk.organisation.access import may_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.matters import PER_ROOM, Matter


def owed_questions(member: Member) -> QuerySet[Question]:
    """Questions that the member promised to answer, and those of the own unit that nobody promised."""
    mine = Q(state=QuestionState.PROMISED, owner=member)
    nobodys = Q(state=QuestionState.ASKED, engagement__unit=member.unit_id)
    return accessible_questions(member).filter(mine | nobodys).order_by("due_at", "pk")


def owed_commitments(member: Member) -> QuerySet[Commitment]:
    """Promises that the member keeps."""
    found = accessible_commitments(member).filter(state=CommitmentState.OPEN, owner=member)
    return found.order_by("due_at", "pk")


def all_that_waits(member: Member, at: datetime) -> Iterator[Matter]:
    """What the member owes somebody from a meeting."""
    if not may_anywhere(member, ANSWERS):
        return
    for question in owed_questions(member)[:PER_ROOM]:
        url = reverse("engagements:question", args=[question.pk])
        unit, due = question.engagement.unit_id, question.due_at
        yield Matter(
            f"meeting-question:{question.pk}", _("Pertanyaan peserta"), question.text, url, unit, due
        )
    for promised in owed_commitments(member)[:PER_ROOM]:
        url = reverse("engagements:commitment", args=[promised.pk])
        unit, due = promised.engagement.unit_id, promised.due_at
        yield Matter(f"commitment:{promised.pk}", _("Janji kantor"), promised.text, url, unit, due)
