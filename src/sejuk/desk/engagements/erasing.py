"""What goes by itself: contacts and links after a meeting, words of private questions later (G10)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from sejuk.desk.audit import record
from sejuk.desk.engagements.links import KEPT_AFTER
from sejuk.desk.engagements.models import Engagement, Question, QuestionState
from sejuk.desk.engagements.transitions import QUESTION_TRANSITIONS
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition

#: So long the words of a question that is not public are kept after it was settled.
WORDS_KEPT = timedelta(days=90)
#: So long a question that nobody answers is kept after its answer was due.
UNANSWERED_KEPT = timedelta(days=56)
#: Meetings at a time.
_CHUNK = 200


def erase(at: datetime) -> int:
    """Erase what is due at ``at``; give how many meetings lost their contacts."""
    due = Engagement.objects.filter(erased_at=None, ends_at__lte=at - KEPT_AFTER).order_by("pk")
    done = [_erase_contacts(pk, at) for pk in list(due.values_list("pk", flat=True)[:_CHUNK])]
    _erase_words(at)
    _lapse(at)
    return len(done)


@transaction.atomic
def _erase_contacts(pk: int, at: datetime) -> None:
    engagement = Engagement.objects.select_for_update().get(pk=pk)
    count = engagement.invitations.update(contact=b"", key=None, once="")
    engagement.erased_at = at
    engagement.save(update_fields=["erased_at"])
    record(None, "engagement.erased", "engagement", pk, invitations=count)


def _erase_words(at: datetime) -> None:
    settled = Question.objects.filter(
        state__in=(QuestionState.ANSWERED, QuestionState.SET_ASIDE),
        is_public=False,
        settled_at__lte=at - WORDS_KEPT,
    ).exclude(text="")
    for question in settled[:_CHUNK]:
        with transaction.atomic():
            question.replies.all().delete()
            question.text = ""
            question.save(update_fields=["text"])


def _lapse(at: datetime) -> None:
    """Questions that nobody answered end as that; their words go, that nobody answered stays."""
    waiting = Question.objects.filter(state__in=(QuestionState.ASKED, QuestionState.PROMISED))
    for pk in list(waiting.filter(due_at__lte=at - UNANSWERED_KEPT).values_list("pk", flat=True)[:_CHUNK]):
        with transaction.atomic():
            question = Question.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
            if question is None or not question.is_waiting or question.due_at > at - UNANSWERED_KEPT:
                continue  # somebody is answering it just now
            question.state = transition(QUESTION_TRANSITIONS, "lapse", question.state).end
            question.text, question.settled_at = "", at
            question.save(update_fields=["state", "text", "settled_at"])
            record(None, "question.settled", "question", pk, verb="lapse", public=False)
            notify("engagements")
