"""Questions about a directive and their answers, which all recipients read."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.directives.access import access_directive, access_question, accessible_receipts
from sejuk.desk.directives.models import DirectiveState, Question
from sejuk.desk.directives.naming import nameless
from sejuk.desk.directives.transitions import REPORTS, SENDS
from sejuk.desk.organisation.access import may, require, require_anywhere
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify


def asking_unit(member: Member, pk: int) -> Unit | None:
    """The recipient for which the member asks: the home unit where it is one, else the first in reach."""
    directive = access_directive(member, pk)
    units = [one.unit for one in accessible_receipts(member, directive).order_by("unit__path")[:50]]
    mine = [unit for unit in units if may(member, REPORTS, unit)]
    return next((unit for unit in mine if unit.pk == member.unit_id), mine[0] if mine else None)


@transaction.atomic
def ask(member: Member, pk: int, client_id: UUID, text: str) -> Question:
    """Ask the sender; the same form sent twice is one question."""
    require_anywhere(member, REPORTS)
    known = Question.objects.filter(by=member, client_id=client_id).first()
    if known is not None:
        return known
    directive = access_directive(member, pk)
    unit = asking_unit(member, pk)
    if unit is None or directive.state != DirectiveState.SENT:
        raise Refused(
            _("Arahan ini tidak menerima pertanyaan lagi."),
            _("Hanya unit penerima yang dapat bertanya, selama arahannya berjalan."),
            status=409,
        )
    made = Question.objects.create(
        directive=directive,
        unit=unit,
        by=member,
        client_id=client_id,
        text=nameless(text),
        asked_at=clock.now(),
    )
    record(member, "directive.asked", "directive", pk, unit=unit.pk)
    notify("directives")
    return made


@transaction.atomic
def answer(member: Member, pk: int, text: str) -> Question:
    """Answer for the sender; an answer given stays as it is."""
    access_question(member, pk)
    question = Question.objects.select_for_update(of=("self",)).select_related("directive__unit").get(pk=pk)
    require(member, SENDS, question.directive.unit)
    if question.answered_at is not None:
        return question
    question.answer, question.answered_by, question.answered_at = nameless(text), member, clock.now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    record(member, "directive.answered", "directive", question.directive_id, unit=question.unit_id)
    notify("directives")
    return question
