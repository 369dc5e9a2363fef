"""Questions from a meeting: asked by anybody, promised by somebody, answered to the asker."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.engagements.access import access_engagement, access_question
from sejuk.desk.engagements.models import Engagement, Question, QuestionState, Reply
from sejuk.desk.engagements.services.attending import QUESTIONS_AFTER, at_the_door
from sejuk.desk.engagements.transitions import ANSWERS, QUESTION_TRANSITIONS
from sejuk.desk.organisation.access import may, require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import Transition, transition
from sejuk.engine import mask_mentions

#: Until when an answer is owed where nobody promised another day.
USUAL = timedelta(days=3)
#: No promise is for later than this.
LONGEST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it came; ``client_id`` makes a form that was sent twice one question."""

    text: str
    client_id: uuid.UUID
    category: str = ""
    may_be_public: bool = False


@transaction.atomic
def ask_at_the_door(door_key: str, asked: Asked) -> Question:
    """Somebody who was there asks; no name, no login."""
    engagement = at_the_door(door_key, QUESTIONS_AFTER)
    return _asked(None, engagement, asked, Question.Origin.LINK)


@transaction.atomic
def note(member: Member, pk: int, asked: Asked) -> Question:
    """An officer types what was asked."""
    engagement = access_engagement(member, pk, ANSWERS)
    return _asked(member, engagement, asked, Question.Origin.OFFICE)


def _asked(member: Member | None, engagement: Engagement, asked: Asked, origin: str) -> Question:
    text = mask_mentions(asked.text.strip())
    if not text:
        raise Refused(_("Pertanyaannya belum diisi."), _("Tulis satu pertanyaan."), status=422)
    at = clock.now()
    question, is_new = Question.objects.get_or_create(
        client_id=asked.client_id,
        defaults={
            "engagement": engagement,
            "origin": origin,
            "category": asked.category,
            "text": text,
            "may_be_public": asked.may_be_public,
            "asked_at": at,
            "due_at": at + USUAL,
        },
    )
    if is_new:
        record(member, "question.asked", "question", question.pk, engagement=engagement.pk, origin=origin)
        notify("engagements")
    return question


@transaction.atomic
def promise(member: Member, pk: int, owner: Member, due_at: datetime, why: str = "") -> Question:
    """Say who answers and by when; to move a promise takes a reason, which the asker reads."""
    question = _locked(member, pk)
    verb = "promise_anew" if question.state == QuestionState.PROMISED else "promise"
    way = _way(member, question, verb, why)
    check_promise(question, owner, due_at)
    question.owner, question.due_at, question.reason = owner, due_at, mask_mentions(why.strip())
    question.late_at = question.mailed_at = None
    question.mail_tries = 0
    _end(question, way)
    record(member, "question.promised", "question", pk, owner=owner.pk, due_at=due_at.isoformat())
    return question


def check_promise(owed: Question, owner: Member, due_at: datetime) -> None:
    """``Refused`` where the owner cannot keep it, or the day is none."""
    check_day(due_at)
    if not may(owner, ANSWERS, owed.engagement.unit):
        raise Refused(
            _("Orang ini tidak bertugas di unit yang mengadakan pertemuan."),
            _("Pilih salah satu dari daftar."),
            status=422,
        )


def check_day(due_at: datetime) -> None:
    """``Refused`` for a day that is over or too far away."""
    at = clock.now()
    if not at < due_at <= at + LONGEST:
        raise Refused(
            _("Tenggatnya paling lama tiga puluh hari dari sekarang."),
            _("Pilih hari yang lebih dekat."),
            status=422,
        )


@transaction.atomic
def answer(member: Member, pk: int, text: str, *, public: bool) -> Question:
    """Answer; in the press room too where asker and office agree."""
    question = _locked(member, pk)
    way = _way(member, question, "answer")
    if public and not question.may_be_public:
        raise Refused(
            _("Penanya tidak mengizinkan pertanyaannya dimuat di ruang pers."),
            _("Jawab tanpa memuatnya; penanya membaca jawabannya lewat tautannya."),
            status=422,
        )
    question.is_public, question.settled_at = public, clock.now()
    _reply(member, question, text)
    _end(question, way)
    record(member, "question.settled", "question", pk, verb="answer", public=public)
    return question


@transaction.atomic
def correct(member: Member, pk: int, text: str, what_changed: str) -> Question:
    """Correct an answer: the old one stays readable below the new one (G11)."""
    question = _locked(member, pk)
    way = _way(member, question, "correct", what_changed)
    _reply(member, question, text, what_changed)
    _end(question, way)
    record(member, "question.settled", "question", pk, verb="correct", public=question.is_public)
    return question


@transaction.atomic
def set_aside(member: Member, pk: int, why: str) -> Question:
    """Say why there will be no answer; the asker reads it."""
    question = _locked(member, pk)
    way = _way(member, question, "set_aside", why)
    question.reason, question.settled_at = mask_mentions(why.strip()), clock.now()
    _end(question, way)
    record(member, "question.settled", "question", pk, verb="set_aside", public=False)
    return question


def _locked(member: Member, pk: int) -> Question:
    access_question(member, pk)
    rows = Question.objects.select_for_update(of=("self",)).select_related("engagement__unit__institution")
    return rows.get(pk=pk)


def _way(member: Member, question: Question, verb: str, why: str = "-") -> Transition:
    require(member, ANSWERS, question.engagement.unit)
    way = transition(QUESTION_TRANSITIONS, verb, question.state)
    if way.needs_reason and not why.strip():
        raise Refused(_("Alasannya belum diisi."), _("Penanya membacanya; tulis dengan terang."), status=422)
    return way


def _reply(member: Member, question: Question, text: str, correction: str = "") -> None:
    if not text.strip():
        raise Refused(_("Jawabannya belum diisi."), _("Tulis jawabannya, dengan sumbernya."), status=422)
    Reply.objects.create(
        question=question,
        text=mask_mentions(text.strip()),
        correction=mask_mentions(correction.strip()),
        by=member,
        at=clock.now(),
    )


def _end(question: Question, way: Transition) -> None:
    question.state = way.end
    question.save()
    notify("engagements")
