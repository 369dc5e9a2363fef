"""Cases of every age: four in five have ended, the others are at some step, at some unit.

Each begins as reported and gets its verdict from two people of its institution, because the database lets
nobody in any other way.
"""

from __future__ import annotations

from datetime import timedelta

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.models import Case, CaseEvent, Clock, Holding, Verdict, VerificationStep
from sejuk.desk.speed.filling.heard import WORDS
from sejuk.desk.speed.filling.rows import execute, insert
from sejuk.desk.speed.size import Size

#: By case number modulo twenty: the state that it is in, and how it ended.
STATES = (
    *[("closed", "answered")] * 8,
    *[("closed", "not_taken_up")] * 4,
    *[("closed", "without_label")] * 3,
    ("withdrawn", ""),
    ("reported", ""),
    ("triage", ""),
    ("verification", ""),
    ("verdict_proposed", ""),
)
_CONFIRMED = "(one.state = 'closed' AND one.outcome = 'answered')"
_PLAN = (
    "(SELECT *, (ARRAY[{states}])[1 + number %% 20] AS state,"
    " (ARRAY[{outcomes}])[1 + number %% 20] AS outcome FROM"
    " (SELECT id, unit_id, opened_at, row_number() OVER (ORDER BY id) AS number FROM cases_case) AS one)"
)


def make_cases(size: Size) -> None:
    """Cases with their holdings, clocks, stories, sources, verdicts, and the lines of the chain."""
    _reported(size)
    _sources_and_verdicts()
    _moved()
    _clocks()
    _stories()
    for table in ("case", "holding", "clock", "caseevent", "verificationstep", "verdict"):
        execute(f"ANALYZE cases_{table}")
    execute("ANALYZE audit_entry")


def _plan() -> str:
    return _PLAN.format(
        states=", ".join(f"'{state}'" for state, _ in STATES),
        outcomes=", ".join(f"'{outcome}'" for _, outcome in STATES),
    )


def _reported(size: Size) -> None:
    now, span = clock.now(), timedelta(days=size.days)
    opened = "%(now)s - %(span)s * (i %% 997) / 997.0"
    units = """(SELECT id, territory_id, row_number() OVER (ORDER BY level = 'regency', id) - 1 AS place,
                count(*) OVER () AS units FROM organisation_unit WHERE institution_id =
                (SELECT id FROM organisation_institution WHERE is_founder)) AS holder"""
    columns = {
        "origin": "'narrative'",
        "narrative": "told.id",
        "title": "'Kotak suara ' || i || ' disebut dibuka'",
        "summary": f"'{WORDS}'",
        "unit": "holder.id",
        "territory": "holder.territory_id",
        "severity": "(ARRAY['low', 'medium', 'high', 'critical'])[1 + i %% 4]",
        "opened_at": opened,
        "moved_at": opened,
        "is_checkable": "true",
    }
    # Prime to the number of states, so that every unit has cases of every state.
    source = f"""generate_series(1, %(cases)s) AS i
        JOIN {units} ON holder.place = (i * 7919::bigint) %% holder.units
        LEFT JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM narratives_narrative) AS told
        ON told.place = i ORDER BY i"""
    insert(Case, source, columns, now=now, span=span, cases=size.cases)
    insert(Holding, "cases_case", {"case": "id", "unit": "unit_id", "since": "opened_at"})


def _sources_and_verdicts() -> None:
    officer = "(SELECT min(id) FROM organisation_member WHERE unit_id = one.unit_id)"
    later = f"{_plan()} AS one WHERE {_CONFIRMED} OR one.state IN ('verification', 'verdict_proposed')"
    steps = {
        "case": "id",
        "kind": "'record'",
        "source": "'Sekretariat KPU'",
        "authority": "'election_commission'",
        "finding": "'refutes'",
        "note": f"'{WORDS}'",
        "by": officer,
        "at": "opened_at",
    }
    insert(VerificationStep, later, steps)
    home = "(SELECT id FROM organisation_institution WHERE is_founder)"
    verdict = {
        "case": "id",
        "accuracy": "'false_fabricated'",
        "claim": "'Kotak suara ' || number || ' disebut dibuka sebelum waktunya'",
        "explanation": f"'{WORDS}'",
        "proposed_by": officer,
        "proposed_institution": home,
        "proposed_at": "opened_at",
    }
    insert(Verdict, f"{_plan()} AS one WHERE {_CONFIRMED} OR one.state = 'verdict_proposed'", verdict)
    execute(f"""
        UPDATE cases_verdict AS v SET state = 'confirmed', confirmed_at = v.proposed_at,
            confirmed_institution_id = {home}, confirmed_by_id = (
                SELECT a.member_id FROM organisation_assignment a
                JOIN organisation_member m ON m.id = a.member_id
                WHERE a.role = 'head' AND m.institution_id = {home} AND a.member_id <> v.proposed_by_id
                ORDER BY a.member_id LIMIT 1)
        FROM {_plan()} AS one WHERE one.id = v.case_id AND {_CONFIRMED}""")


def _moved() -> None:
    execute(f"""
        UPDATE cases_case AS c SET state = one.state, outcome = one.outcome,
            waived_by_id = CASE WHEN one.state IN ('verification', 'verdict_proposed')
                THEN (SELECT min(id) FROM organisation_member WHERE unit_id = c.unit_id) END,
            closed_at = CASE WHEN one.state = 'closed' THEN c.opened_at + interval '1 day' END,
            title = CASE WHEN one.outcome = 'without_label' THEN '' ELSE c.title END,
            summary = CASE WHEN one.outcome = 'without_label' THEN '' ELSE c.summary END
        FROM {_plan()} AS one WHERE one.id = c.id""")


def _clocks() -> None:
    """Half of the running ones are late; what ended has one that stopped."""
    due = "opened_at + interval '1 hour' * (1 + id %% 2 * 24 * 60)"
    columns = {
        "case": "id",
        "unit": "unit_id",
        "step": "coalesce(nullif(cases_step_of(state), ''), 'first_look')",
        "severity": "severity",
        "minutes": "60",
        "grace": "1000000",
        "started_at": "opened_at",
        "warn_at": "opened_at",
        "due_at": due,
        # They warned and were late while the office was at work.
        "warned_at": "opened_at",
        "late_at": f"CASE WHEN {due} <= %(now)s THEN {due} END",
        "escalate_at": f"{due} + interval '1 year'",
    }
    insert(Clock, "cases_case", columns, now=clock.now())
    execute("""
        UPDATE cases_clock AS k SET stopped_at = k.started_at, spent = interval '0' FROM cases_case AS c
        WHERE c.id = k.case_id AND cases_step_of(c.state) = ''""")


def _stories() -> None:
    source = "cases_case, unnest(ARRAY['open', 'take_up', 'accept']) AS verb WHERE outcome <> 'without_label'"
    columns = {"case": "id", "at": "opened_at", "unit": "unit_id", "verb": "verb"}
    insert(CaseEvent, source, columns)
    lines = {
        "at": "opened_at",
        "written_at": "opened_at",
        "action": "'case.read'",
        "subject": "'case'",
        "subject_id": "id::text",
        "detail": "jsonb_build_object('unit', unit_id)",
        "previous": "''",
        "hash": "''",
    }
    insert(Entry, "cases_case", lines)
