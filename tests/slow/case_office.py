"""Run in a process of its own: an office with cases, or a look at what came of them.

``python -m tests.slow.case_office prepare CASES`` or ``… count``; both print one line of JSON.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from typing import Any

import django

#: New cases are this old, so that their clocks have run out.
OVERDUE = timedelta(hours=5)


def prepare(cases: int) -> dict[str, Any]:
    """An office whose units never close, and cases of the Polsek that nobody looked at in time.

    Gives their number, the session of a head of the Polda, and the units that a case can go to.
    """
    from sejuk.desk.organisation.models import Role, Unit
    from sejuk.desk.speed.people import session_of
    from tests.desk.office import open_office

    desk = open_office()
    Unit.objects.update(around_the_clock=True)
    for unit in (desk.polda, desk.polres, desk.polsek):
        for role in (Role.DUTY_OFFICER, Role.HEAD):
            desk.member(role, unit)
    for _number in range(cases):
        _open_overdue()
    head = desk.member(Role.HEAD, desk.polda)
    units = [unit.pk for unit in (desk.polda, desk.polres, desk.polsek)]
    return {"cases": cases, "session": session_of(head), "units": units}


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
    result = prepare(int(sys.argv[2])) if sys.argv[1] == "prepare" else count()
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
