"""Run in a process of its own: an office with cases, people who work on them, or a look at what came of it.

``python -m tests.slow.case_office prepare CASES``, ``… act SEED`` (until it is killed) or ``… count``;
``prepare`` and ``count`` print one line of JSON.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import timedelta
from typing import Any

import django

WHY = "Dikerjakan bersama"
#: New cases are this old, so that their clocks have run out.
OVERDUE = timedelta(hours=5)


def prepare(cases: int) -> dict[str, Any]:
    """An office whose units never close, and cases of the Polsek that nobody looked at in time."""
    from sejuk.desk.organisation.models import Role, Unit
    from tests.desk.office import open_office

    desk = open_office()
    Unit.objects.update(around_the_clock=True)
    for unit in (desk.polda, desk.polres, desk.polsek):
        for role in (Role.DUTY_OFFICER, Role.HEAD):
            desk.member(role, unit)
    for _number in range(cases):
        _open_overdue()
    return {"cases": cases}


def _open_overdue() -> None:
    from sejuk.desk import clock
    from sejuk.desk.cases.models import Case
    from sejuk.desk.cases.services.opening import Opening, open_case
    from sejuk.desk.organisation.models import Member, Unit

    polsek = Unit.objects.get(level=Unit.Level.SECTOR)
    officer = Member.objects.get(unit=polsek, assignments__role="duty_officer")
    real = clock.now
    clock.now = lambda: real() - OVERDUE
    try:
        open_case(officer, Opening(polsek, Case.Origin.FIELD, "Kotak suara di gudang sudah terbuka"))
    finally:
        clock.now = real


def act(seed: str) -> None:
    """Be a busy head of the Polda until the end comes; what is refused or broken off is tried no more."""
    from django.db import close_old_connections
    from django.db.utils import DatabaseError, InterfaceError

    from sejuk.desk.organisation.refusal import Refused

    chance = random.Random(seed)
    while True:
        try:
            _do_something(chance)
        except (Refused, DatabaseError, InterfaceError):
            close_old_connections()


def _do_something(chance: random.Random) -> None:
    from sejuk.desk.cases.models import ENDED, Case
    from sejuk.desk.cases.services import closing, custody, triage
    from sejuk.desk.organisation.models import Member
    from tests.desk.cases.given import triaged

    head = Member.objects.get(unit__level="province", assignments__role="head")
    case = Case.objects.exclude(state__in=ENDED).order_by("?").first()
    what = chance.randrange(10)
    if case is None or what < 3:
        _open_overdue()
    elif what < 5:
        triage.take_up(head, case.pk)
    elif what < 6:
        triage.accept(head, case.pk, triaged())
    elif what < 7:
        closing.withdraw(head, case.pk, WHY)
    elif what < 9:
        targets = list(custody.below(case.unit)[:3])
        custody.delegate(head, case.pk, chance.choice(targets).pk if targets else 0, WHY)
    else:
        above = case.unit.above().first()
        custody.escalate(head, case.pk, above.pk if above else 0, WHY)


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
    from sejuk.desk.cases.clocks.ticking import due
    from sejuk.desk.cases.models import ENDED, Case, Clock, ClockNotice, Holding

    held = Case.objects.annotate(n=Count("holdings", filter=Q(holdings__until=None)))
    timed = Case.objects.annotate(n=Count("clocks", filter=Q(clocks__stopped_at=None)))
    escalated = Clock.objects.filter(escalated_at__isnull=False).count()
    top = Clock.objects.filter(escalated_at__isnull=False, unit__parent=None).count()
    by_clock = Holding.objects.filter(why=Holding.Why.ESCALATED_BY_CLOCK).count()
    lines = Entry.objects.filter(action="case.escalated_by_clock").count()

    return {
        "without_owner": held.exclude(n=1).count(),
        "owner_differs": Holding.objects.filter(until=None).exclude(unit=F("case__unit")).count(),
        "without_clock": timed.exclude(state__in=ENDED).exclude(n=1).count(),
        "ended_with_clock": timed.filter(state__in=ENDED).exclude(n=0).count(),
        "torn": sum(_is_torn(pk) for pk in Case.objects.values_list("pk", flat=True)),
        "escalated_twice": by_clock - (escalated - top),
        "unlike_the_chain": lines - escalated,
        "unlike_the_notices": ClockNotice.objects.filter(kind="escalated").count() - escalated,
        "due": due(clock.now()).count(),
        "escalations": by_clock,
        "cases": Case.objects.count(),
        "moves": Holding.objects.count(),
    }


def _is_torn(case: int) -> bool:
    """Whether a moment of the case's life lies with no unit or with two."""
    from sejuk.desk.cases.models import Holding

    spans = list(Holding.objects.filter(case=case).order_by("pk").values_list("since", "until"))
    return [until for _since, until in spans[:-1]] != [since for since, _until in spans[1:]]


def main() -> None:
    """Do what the command line says."""
    django.setup()
    if sys.argv[1] == "act":
        return act(sys.argv[2])
    result = prepare(int(sys.argv[2])) if sys.argv[1] == "prepare" else count()
    sys.stdout.write(json.dumps(result) + "\n")
    return None


if __name__ == "__main__":
    main()
