"""What citizens sent: reports that wait, requests that are due."""

from __future__ import annotations

from datetime import timedelta

from sejuk.desk import clock
from sejuk.desk.cases.models import Appeal, Report
from sejuk.desk.speed.filling.heard import WORDS
from sejuk.desk.speed.filling.rows import execute, insert
from sejuk.desk.speed.size import Size

#: Cases to one report, and to one request.
REPORTED_EVERY, ASKED_EVERY = 4, 40


def make_requests(size: Size) -> None:
    """Reports to the units of cases, none of them read, and requests about confirmed verdicts."""
    now, later = clock.now(), clock.now() + timedelta(days=30)
    reports = {
        "number": "'L' || lpad(id::text, 11, '0')",
        "client_id": "gen_random_uuid()",
        "kind": "'public'",
        "text": f"'{WORDS}'",
        "territory": "territory_id",
        "unit": "unit_id",
        "received_at": "opened_at",
        "expires_at": "%(later)s",
    }
    insert(Report, f"cases_case WHERE id %% {REPORTED_EVERY} = 0", reports, later=later)
    appeals = {
        "number": "'K' || lpad(c.id::text, 11, '0')",
        "client_id": "gen_random_uuid()",
        "kind": "'appeal'",
        "case": "c.id",
        "verdict": "v.id",
        "text": f"'{WORDS}'",
        "unit": "c.unit_id",
        "received_at": "c.opened_at",
        "due_at": "%(now)s + interval '1 day' * (c.id %% 10)",
    }
    insert(
        Appeal,
        f"cases_case c JOIN cases_verdict v ON v.case_id = c.id WHERE c.id %% {ASKED_EVERY} = 0",
        appeals,
        now=now,
    )
    for table in ("report", "appeal"):
        execute(f"ANALYZE cases_{table}")
