"""Run in a process of its own: an office whose alerts call, new alerts, or a look at what came of it.

``python -m tests.slow.duty_office prepare``, ``… act SEED`` (raises and answers until it is killed) or
``… count``; ``prepare`` and ``count`` print one line of JSON.
"""

from __future__ import annotations

import json
import random
import sys
import time
from datetime import timedelta
from typing import Any

import django

#: Real time is too slow for minutes: alerts are raised this long ago, and calls are put back by so much.
PUSH = timedelta(minutes=20)


def prepare() -> dict[str, Any]:
    """Two units with a roster and a chain, and people in every step of it."""
    from sejuk.desk.duty.calling.choosing import Choice, choose
    from sejuk.desk.organisation.models import Role
    from tests.desk.duty.given import DutyDesk
    from tests.desk.office import open_office

    desk = open_office()
    desk.member(Role.DUTY_OFFICER, desk.polda)
    for unit in (desk.polres, desk.other_polres):
        duty = DutyDesk(desk, unit)
        officer, second, deputy = duty.officers(3)
        duty.plan("two_twelve", teams=[[officer], [second]])
        choose(duty.head, unit.pk, Choice(True, deputy, (1, 1, 1, 1)))
    return {"units": 2}


def act(seed: str) -> None:
    """Raise alerts, let time pass for the calls that ring, answer one now and then, until the end comes."""
    from django.db import close_old_connections
    from django.db.utils import DatabaseError, InterfaceError

    from sejuk.desk.organisation.refusal import Refused

    chance = random.Random(seed)
    while True:
        try:
            _do_something(chance)
        except (Refused, DatabaseError, InterfaceError):
            close_old_connections()
        time.sleep(0.2)


def _do_something(chance: random.Random) -> None:
    from django.db.models import F

    from sejuk.desk.duty.calling.answering import answer
    from sejuk.desk.duty.models import Call, CallState, Ring

    what = chance.randrange(10)
    if what < 2:
        _raise_one(chance)
    elif what < 9:
        ringing = Call.objects.filter(state=CallState.RINGING).order_by("?")[:5]
        Call.objects.filter(pk__in=list(ringing.values_list("pk", flat=True))).update(
            next_at=F("next_at") - PUSH
        )
    else:
        ring = Ring.objects.exclude(step__call__state=CallState.ANSWERED).order_by("?").first()
        if ring is not None:
            answer(ring.member, ring.step.call_id)


def _raise_one(chance: random.Random) -> None:
    from sejuk.desk.organisation.models import Unit
    from tests.desk.duty.calling.given import raise_alert
    from tests.desk.duty.given import DutyDesk

    unit = Unit.objects.filter(call_chain__is_on=True).order_by("?")[0]
    duty = DutyDesk.__new__(DutyDesk)
    duty.unit = unit
    raise_alert(duty, chance.randrange(10**9))


def count() -> dict[str, Any]:
    """What should be nothing, and how much was done, all at one moment while others go on."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return _counted()


def _counted() -> dict[str, Any]:
    from django.db.models import Count, F, Q

    from sejuk.desk import clock
    from sejuk.desk.audit.models import Entry
    from sejuk.desk.delivery.models import Message
    from sejuk.desk.duty.calling.ticking import due
    from sejuk.desk.duty.models import Call, CallState, CallStep, Ring

    calls = Call.objects.annotate(n=Count("steps"))
    doubled = Ring.objects.values("step", "member").annotate(n=Count("pk")).filter(n__gt=1)
    rung = Message.objects.filter(key__startswith="call:")
    lines = Entry.objects.filter(action="call.rung").count()
    answered = Entry.objects.filter(action="call.answered").count()
    return {
        "skipped": calls.exclude(n=F("step") + 1).count(),
        "doubled": doubled.count(),
        "unlike_the_messages": Ring.objects.count() - rung.count(),
        "unlike_the_chain": CallStep.objects.count() - lines,
        "answers_unlike_the_chain": Call.objects.filter(state=CallState.ANSWERED).count() - answered,
        "after_the_answer": CallStep.objects.filter(
            Q(call__state=CallState.ANSWERED) & Q(made_at__gt=F("call__answered_at"))
        ).count(),
        "due": due(clock.now()).count(),
        "calls": Call.objects.count(),
        "steps": CallStep.objects.count(),
        "answers": answered,
    }


def main() -> None:
    """Do what the command line says."""
    django.setup()
    if sys.argv[1] == "act":
        return act(sys.argv[2])
    result = prepare() if sys.argv[1] == "prepare" else count()
    sys.stdout.write(json.dumps(result) + "\n")
    return None


if __name__ == "__main__":
    main()
