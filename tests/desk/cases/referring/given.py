"""Cases that are ready for a letter. Everything here is invented."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sejuk.desk import clock
from sejuk.desk.cases.models import Case, Referral
from sejuk.desk.cases.referring.making import Draft, refer
from sejuk.desk.narratives.models import Narrative
from tests.desk.cases.given import CaseDesk

BODY = "Kabar tentang kotak suara ini ramai di kabupaten kami.\nSegel diperiksa bersama saksi dan utuh."


def draft(**changes: Any) -> Draft:
    """A letter to KPU within a week."""
    values: dict[str, Any] = {
        "destination": "kpu",
        "subject": "Kabar kotak suara dicoblos",
        "body": BODY,
        "due_at": clock.now() + timedelta(days=7),
    }
    return Draft(**(values | changes))


def letter(unit: CaseDesk, narrative: Narrative | None = None, **changes: Any) -> Referral:
    """A letter about a case that was decided to be referred."""
    case: Case = unit.decided("refer", narrative)
    return refer(unit.head, case.pk, draft(**changes))
