"""Who looked at a case is known for a minute and then by nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.desk import clock
from sejuk.desk.cases.models import Lease, Presence
from sejuk.desk.cases.queueing.leasing import LENGTH, look, take
from sejuk.desk.cases.tasks import tick_clocks
from tests.desk.cases.given import CaseDesk

pytestmark = pytest.mark.django_db


def test_the_job_forgets_who_looked_and_who_put_it_down(
    unit: CaseDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = unit.sorted()
    look(unit.verifier, case)
    take(unit.verifier, case.pk)
    tick_clocks(timestamp=0)
    assert Presence.objects.exists()
    assert Lease.objects.exists()
    later = clock.now() + LENGTH + timedelta(seconds=1)
    monkeypatch.setattr("sejuk.desk.clock.now", lambda: later)
    tick_clocks(timestamp=0)
    assert not Presence.objects.exists()
    assert not Lease.objects.exists()
