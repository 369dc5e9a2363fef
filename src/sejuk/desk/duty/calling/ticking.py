"""Calls that begin, go on and stop by themselves.

Each step is one transaction that holds the call's row: the step, whom it calls and their messages stand in
the database together or not at all. So a job that is killed at any moment has called nobody twice and has
skipped no step; what it left undone is due at the next tick. Messages leave through ``delivery``, at most
once.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from sejuk.desk.audit import record
from sejuk.desk.duty.calling.messages import send
from sejuk.desk.duty.calling.steps import Step, found, steps_of
from sejuk.desk.duty.models import Call, CallState, CallStep, Chain, Ring
from sejuk.desk.duty.transitions import CALL_TRANSITIONS
from sejuk.desk.narratives.models import Alert, AlertState, Narrative
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.mailing import STALE
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition


def tick(at: datetime) -> int:
    """Do what is due at ``at``; give how many steps were made."""
    begin(at)
    settle(at)
    return sum(_go_on(pk, at) for pk in list(due(at).values_list("pk", flat=True)))


def begin(at: datetime) -> int:
    """Let new alerts of units that are called begin their calls; give how many began."""
    alerts = Alert.objects.filter(
        state=AlertState.NEW,
        call=None,
        unit__call_chain__is_on=True,
        raised_at__gt=at - STALE,
        raised_at__lte=at,
        narrative__authors_count__gte=Narrative.VISIBLE_AUTHORS,
    )
    new = [Call(alert=one, unit_id=one.unit_id, next_at=at, started_at=at) for one in alerts]
    return len(Call.objects.bulk_create(new, ignore_conflicts=True))


def due(at: datetime) -> QuerySet[Call]:
    """Calls whose next step is due."""
    return Call.objects.filter(state=CallState.RINGING, next_at__lte=at).order_by("next_at", "pk")


def settle(at: datetime) -> int:
    """An alert that somebody answered on its own page calls nobody any more."""
    answered = Call.objects.exclude(state=CallState.ANSWERED).exclude(alert__state=AlertState.NEW)
    return sum(_settle(pk, at) for pk in list(answered.values_list("pk", flat=True)))


@transaction.atomic
def _settle(pk: int, at: datetime) -> int:
    call = _held(pk)
    if call is None or call.state == CallState.ANSWERED or call.alert.acknowledged_by is None:
        return 0
    close(call, "settle", call.alert.acknowledged_by, call.alert.acknowledged_at or at)
    return 1


def close(call: Call, verb: str, by: Member, at: datetime) -> None:
    """Stop calling, because a person answered. The caller holds the call's row."""
    call.state = transition(CALL_TRANSITIONS, verb, call.state).end
    call.answered_by, call.answered_at = by, at
    call.save(update_fields=["state", "answered_by", "answered_at"])
    record(by, "call.answered", "call", call.pk, unit=call.unit_id, step=call.step, verb=verb)
    notify("duty")


@transaction.atomic
def _go_on(pk: int, at: datetime) -> int:
    call = _held(pk)
    if call is None or call.state != CallState.RINGING or call.next_at > at:
        return 0
    chain = Chain.objects.filter(unit=call.unit_id).first()
    if call.alert.state != AlertState.NEW or chain is None:
        return 0
    made = _step(call, steps_of(chain), at)
    call.save(update_fields=["state", "step", "next_at"])
    notify("duty")
    return made


def _held(pk: int) -> Call | None:
    rows = Call.objects.select_for_update(skip_locked=True, of=("self",))
    return rows.select_related("unit", "alert__acknowledged_by").filter(pk=pk).first()


def _step(call: Call, chain: Sequence[Step], at: datetime) -> int:
    """Make the next step, and those after it as long as they find nobody; give how many."""
    for made in range(1, len(chain) + 1):
        if call.step + 1 >= len(chain):
            call.state = transition(CALL_TRANSITIONS, "give_up", call.state).end
            record(None, "call.unanswered", "call", call.pk, unit=call.unit_id)
            return made - 1
        call.state = transition(CALL_TRANSITIONS, "ring", call.state).end
        call.step += 1
        step = chain[call.step]
        people = found(step.who, call.unit, at)
        _ring(call, step.who, people, at)
        call.next_at = at + timedelta(minutes=step.minutes)
        if people:
            return made
    call.next_at = at
    return len(chain)


def _ring(call: Call, who: str, people: Sequence[Member], at: datetime) -> None:
    step = CallStep.objects.create(call=call, number=call.step, who=who, made_at=at)
    tokens = {one.pk: secrets.token_urlsafe(24) for one in people}
    Ring.objects.bulk_create(
        Ring(step=step, member=one, token_digest=digest(tokens[one.pk])) for one in people
    )
    record(None, "call.rung", "call", call.pk, unit=call.unit_id, step=call.step, people=len(people))
    send(call, step, people, tokens, at + STALE)


def digest(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(token.encode()).hexdigest()
