"""Questions that end without an answer, set aside or too long unanswered. The asker is forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from sejuk.desk.audit import record
from sejuk.desk.network.access import access_question
from sejuk.desk.network.models import PressQuestion, QuestionState
from sejuk.desk.network.transitions import QUESTION_TRANSITIONS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition

#: So long after the promised time words and address of the asker stay; then nobody needs them any more.
KEEP = timedelta(days=14)
_FORGOTTEN = {"text": "", "contact": ""}


@transaction.atomic
def set_aside(member: Member, pk: int) -> PressQuestion:
    """End a question that is none, without a mail to whatever address was typed."""
    question = access_question(member, pk, lock=True)
    way = transition(QUESTION_TRANSITIONS, "set_aside", question.state)
    require(member, way.roles, question.unit)
    question.state, question.text, question.contact = way.end, "", ""
    question.save(update_fields=["state", "text", "contact"])
    record(member, "question.set_aside", "question", pk)
    notify("network")
    return question


@transaction.atomic
def lapse(at: datetime) -> int:
    """End what nobody answered, as unanswered; give how many."""
    way = transition(QUESTION_TRANSITIONS, "lapse", QuestionState.RECEIVED)
    late = PressQuestion.objects.filter(state=way.start, due_at__lte=at - KEEP)
    count = late.update(state=way.end, **_FORGOTTEN)
    if count:
        record(None, "questions.lapsed", "question", "", count=count)
        notify("network")
    return count
