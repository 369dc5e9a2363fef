"""One clock runs for an open case, and it fits the case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sejuk.desk.cases.clocks import follow, pause, resume
from tests.desk.office import Desk

#: A Wednesday, 09.00 WITA.
MORNING = datetime(2026, 3, 4, 1, 0, tzinfo=UTC)


def test_smoke(desk: Desk) -> None:
    from sejuk.desk.cases.models import Case, Clock, Holding

    case = Case.objects.create(origin="field", title="Kabar", unit=desk.polres, territory=desk.regency, opened_at=MORNING, moved_at=MORNING)
    Holding.objects.create(case=case, unit=desk.polres, since=MORNING)
    follow(case, MORNING)
    first = Clock.objects.get()
    assert first.due_at == MORNING + timedelta(hours=1)
    pause(case, MORNING, waiting_for="KPU", until=MORNING + timedelta(hours=3))
    first.refresh_from_db()
    assert first.due_at == MORNING + timedelta(hours=5)  # with the break at noon
    resume(case, MORNING + timedelta(hours=1))
    first.refresh_from_db()
    assert first.due_at == MORNING + timedelta(hours=2)
    case.state = "verification"
    case.save()
    follow(case, MORNING + timedelta(hours=2))
    assert Clock.objects.count() == 2
