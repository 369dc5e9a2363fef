"""Takes an appeal, a correction or an erasure from the public in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction
from django.views.decorators.debug import sensitive_variables

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.appealing.deadlines import due_at
from sejuk.desk.cases.appealing.routing import unit_for_review
from sejuk.desk.cases.models import Appeal, Verdict, VerdictState
from sejuk.desk.cases.public.contact import seal
from sejuk.desk.cases.public.numbers import new_number
from sejuk.desk.shell.notify import notify
from sejuk.engine import mask_mentions

#: How people write a case's number: ``K-12``, ``k 12``, ``12``.
REFERENCE = re.compile(r"^\s*(?:K\s*[-–]?\s*)?(\d{1,9})\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came. ``address`` is canonical already."""

    client_id: UUID
    kind: str
    text: str = field(repr=False)
    reference: str = ""
    address: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)


@sensitive_variables()
def receive_appeal(asked: Asked) -> Appeal:
    """Take a request in, once however often its form is sent.

    The answer is the same whether or not there is such a case: nobody learns from here what exists.
    """
    try:
        return _known(asked) or _receive(asked)
    except IntegrityError:  # the same form, sent twice in one moment
        known = _known(asked)
        if known is None:
            raise
        return known


def _known(asked: Asked) -> Appeal | None:
    return Appeal.objects.filter(client_id=asked.client_id).first()


@sensitive_variables()
@transaction.atomic
def _receive(asked: Asked) -> Appeal:
    verdict = _verdict_of(asked)
    case = verdict.case if verdict else None
    unit, at, number = unit_for_review(case), clock.now(), new_number()
    appeal = Appeal.objects.create(
        number=number,
        client_id=asked.client_id,
        kind=asked.kind,
        case=case,
        verdict=verdict,
        reference=asked.reference.strip()[:24],
        address=asked.address,
        text=mask_mentions(asked.text.strip()),
        contact=seal(asked.contact, number),
        unit=unit,
        received_at=at,
        due_at=due_at(asked.kind, unit, at),
    )
    has_contact = bool(asked.contact)
    record(None, "appeal.received", "appeal", appeal.pk, kind=asked.kind, unit=unit.pk, contact=has_contact)
    notify("cases")
    return appeal


def _verdict_of(asked: Asked) -> Verdict | None:
    """The verdict that stands for the case of the number that was typed."""
    typed = REFERENCE.match(asked.reference)
    if typed is None or asked.kind == Appeal.Kind.ERASURE:
        return None
    standing = Verdict.objects.filter(state=VerdictState.CONFIRMED, case_id=int(typed[1]))
    return standing.select_related("case__unit__parent", "case__unit__institution").first()
