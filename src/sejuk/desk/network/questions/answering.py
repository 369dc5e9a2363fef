"""Take a question into hand, and answer it: to the asker, and to everybody where the office wants that."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.delivery.models import Channel
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
from sejuk.desk.network.access import access_question
from sejuk.desk.network.models import PressQuestion
from sejuk.desk.network.neutrality import refuse_pointing
from sejuk.desk.network.transitions import ANSWERS, QUESTION_TRANSITIONS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition


@transaction.atomic
def take(member: Member, pk: int) -> PressQuestion:
    """Be the one who answers; a colleague's question may be taken over."""
    question = access_question(member, pk, lock=True)
    require(member, ANSWERS, question.unit)
    transition(QUESTION_TRANSITIONS, "answer", question.state)
    question.owner = member
    question.save(update_fields=["owner"])
    record(member, "question.taken", "question", pk)
    notify("network")
    return question


@transaction.atomic
def answer(member: Member, pk: int, text: str, public_question: str = "") -> PressQuestion:
    """Answer it. The asker's words and address go with it; ``public_question`` puts both before everybody."""
    question = access_question(member, pk, lock=True)
    way = transition(QUESTION_TRANSITIONS, "answer", question.state)
    require(member, way.roles, question.unit)
    if not text.strip():
        raise Refused(_("Jawabannya masih kosong."), _("Tulis jawabannya."), status=422)
    if public_question.strip():
        refuse_pointing(public_question, text)
    at = clock.now()
    _tell(question, text.strip())
    question.state, question.answer, question.answered_at = way.end, text.strip(), at
    question.answered_by, question.public_question = member, public_question.strip()
    question.text, question.contact = "", ""
    question.save()
    public, late = bool(question.public_question), is_late(question, at)
    record(member, "question.answered", "question", pk, public=public, late=late)
    notify("network")
    return question


def is_late(question: PressQuestion, at: datetime) -> bool:
    """Whether the answer took, or takes, longer than promised."""
    return (question.answered_at or at) > question.due_at


def _tell(question: PressQuestion, text: str) -> None:
    with override(question.broadcast.language):
        subject = _("Jawaban atas pertanyaan Anda: %(title)s") % {"title": question.broadcast.title}
        asked = _("Anda bertanya:")
    body = f"{text}\n\n{question.unit.name}\n\n{asked}\n> " + question.text.replace("\n", "\n> ") + "\n"
    recipient = Recipient(f"question:{question.pk}", Channel.MAIL, question.contact)
    queue(f"question:{question.pk}", question.unit, Words(subject, body), [recipient])
