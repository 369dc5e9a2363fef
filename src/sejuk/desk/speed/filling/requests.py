"""What citizens sent: reports that wait, requests that are due."""

from __future__ import annotations

from datetime import timedelta

from sejuk.desk import clock
from sejuk.desk.cases.models import Appeal, Report
from sejuk.desk.speed.filling.heard import WORDS
from sejuk.desk.speed.filling.rows import execute, insert
from sejuk.desk.speed.size import Size

#: Cases to one report, and verdicts to one request.
REPORTED_EVERY, ASKED_EVERY = 4, 18


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
        "verdict": "c.verdict_id",
        "text": f"'{WORDS}'",
        "unit": "c.unit_id",
        "received_at": "c.opened_at",
        "due_at": "%(now)s + interval '1 day' * (c.place %% 10)",
    }
    # Counted by place, not by number: numbers go on where an earlier filling stopped.
    judged = """(SELECT one.*, v.id AS verdict_id, row_number() OVER (ORDER BY v.id) AS place
        FROM cases_case one JOIN cases_verdict v ON v.case_id = one.id) AS c"""
    insert(Appeal, f"{judged} WHERE c.place %% {ASKED_EVERY} = 0", appeals, now=now)
    for table in ("report", "appeal"):
        execute(f"ANALYZE cases_{table}")
