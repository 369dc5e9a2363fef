"""Attack: make a case nobody's, or its clock look better, as an insider who writes through SQL.

Fails because the database keeps who held a case and how long it took.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from sejuk.desk import clock
from sejuk.desk.cases.clocks import pause
from sejuk.desk.cases.clocks.running import running_clock
from sejuk.desk.cases.models import Case, Clock, ClockNotice, Holding, Pause
from sejuk.desk.cases.services import custody
from tests.desk.cases.given import CaseDesk
from tests.desk.office import Desk

HOUR = timedelta(hours=1)


@pytest.fixture
def case(desk: Desk) -> Case:
    """A case that was sent up: one clock has stopped, one runs."""
    people = CaseDesk(desk, desk.polres)
    made = people.opened()
    custody.escalate(people.head, made.pk, desk.polda.pk, "Sumbernya di provinsi")
    pause(made, clock.now(), waiting_for="KPU Hulu", until=clock.now() + HOUR)
    return Case.objects.get(pk=made.pk)


@transaction.atomic
def _write(statement: str, *values: str | int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _refused(why: str, statement: str, *values: str | int) -> None:
    with pytest.raises(IntegrityError, match=why):
        _write(statement, *values)


@pytest.mark.parametrize(
    "change",
    [
        "stopped_at = NULL, spent = NULL",
        "spent = interval '0'",
        "started_at = started_at - interval '1 day'",
        "due_at = due_at + interval '1 day', escalate_at = escalate_at + interval '1 day'",
        "late_at = NULL, warned_at = now()",
    ],
    ids=["restart", "spent", "start", "due", "marks"],
)
def test_a_stopped_clock_stays_as_it_stopped(case: Case, change: str) -> None:
    stopped = case.clocks.get(stopped_at__isnull=False)
    _refused("stays as it stopped", f"UPDATE cases_clock SET {change} WHERE id = %s", stopped.pk)


@pytest.mark.parametrize("change", ["started_at = now()", "step = 'answer'", "unit_id = unit_id + 1"])
def test_a_running_clock_keeps_its_start_its_step_and_its_unit(case: Case, change: str) -> None:
    running = running_clock(case)
    assert running is not None
    _refused("keeps its start", f"UPDATE cases_clock SET {change} WHERE id = %s", running.pk)


def test_an_escalation_is_not_taken_back(case: Case) -> None:
    Clock.objects.filter(case=case, stopped_at=None).update(late_at=clock.now(), escalated_at=clock.now())
    _refused("escalates once", "UPDATE cases_clock SET escalated_at = NULL WHERE escalated_at IS NOT NULL")
    _refused("escalates once", "UPDATE cases_clock SET late_at = NULL WHERE late_at IS NOT NULL")


def test_a_clock_has_one_notice_of_a_kind(case: Case) -> None:
    running = running_clock(case)
    assert running is not None
    values = {"clock": running, "kind": "escalated", "unit": case.unit, "made_at": clock.now()}
    ClockNotice.objects.create(**values)
    with pytest.raises(IntegrityError, match="clock_notice_once"), transaction.atomic():
        ClockNotice.objects.create(**values)


@pytest.mark.parametrize("table", ["clock", "holding", "pause"])
def test_nothing_of_it_is_deleted(case: Case, table: str) -> None:
    _refused("never deleted", f"DELETE FROM cases_{table} WHERE case_id = %s", case.pk)


def test_a_second_clock_does_not_run(case: Case) -> None:
    running = running_clock(case)
    assert running is not None
    running.pk, running._state.adding = None, True
    with pytest.raises(IntegrityError, match="clock_one_runs"), transaction.atomic():
        running.save()


def test_a_clock_does_not_begin_stopped(case: Case) -> None:
    running = running_clock(case)
    assert running is not None
    running.pk, running._state.adding = None, True
    running.stopped_at, running.spent = clock.now(), timedelta()
    with pytest.raises(IntegrityError, match="begins running"), transaction.atomic():
        running.save()


def test_a_case_is_not_moved_past_its_holdings(case: Case, desk: Desk) -> None:
    _refused(
        "held by one unit",
        "UPDATE cases_case SET unit_id = %s WHERE id = %s",
        desk.other_polres.pk,
        case.pk,
    )


def test_a_case_does_not_become_nobodys(case: Case) -> None:
    _refused(
        "held by one unit",
        "UPDATE cases_holding SET until = now() + interval '1 hour' WHERE case_id = %s AND until IS NULL",
        case.pk,
    )


def test_a_case_is_not_held_twice(case: Case, desk: Desk) -> None:
    with pytest.raises(IntegrityError, match="holding_one_current"), transaction.atomic():
        Holding.objects.create(case=case, unit=desk.polres, since=clock.now())


def test_a_case_that_waits_for_somebody_does_not_lose_its_clock(case: Case) -> None:
    _refused(
        "has a running clock",
        "UPDATE cases_clock SET stopped_at = now() + interval '1 hour', spent = interval '0' "
        "WHERE case_id = %s AND stopped_at IS NULL",
        case.pk,
    )


def test_a_case_made_without_its_holding_is_not_kept(desk: Desk) -> None:
    columns = "state, origin, title, summary, unit_id, territory_id, severity, outcome, about_process"
    _refused(
        "held by one unit",
        f"INSERT INTO cases_case ({columns}, opened_at, moved_at) "
        "VALUES ('reported', 'field', 'Kabar', '', %s, %s, 'medium', '', false, now(), now())",
        desk.polres.pk,
        desk.regency.pk,
    )


@pytest.mark.parametrize(
    "change",
    [
        "until = NULL",
        "unit_id = unit_id + 1",
        "since = since - interval '1 day'",
        "why = 'opened'",
        "by_id = NULL",
    ],
    ids=["again", "unit", "since", "why", "by"],
)
def test_who_held_a_case_is_fixed(case: Case, change: str) -> None:
    _refused("fixed", f"UPDATE cases_holding SET {change} WHERE case_id = %s", case.pk)


def test_the_reason_of_a_move_is_fixed_while_the_case_has_words(case: Case) -> None:
    _refused("is fixed", "UPDATE cases_holding SET reason = 'lain' WHERE case_id = %s", case.pk)
    _refused("is fixed", "UPDATE cases_holding SET reason = '' WHERE case_id = %s AND reason <> ''", case.pk)


@pytest.mark.parametrize(
    "change",
    ["due_at = due_at + interval '30 days'", "since = since - interval '1 day'", "waiting_for = 'Lain'"],
)
def test_a_pause_is_not_stretched(case: Case, change: str) -> None:
    _refused("only ended", f"UPDATE cases_pause SET {change} WHERE case_id = %s", case.pk)


def test_a_pause_that_ended_does_not_go_on(case: Case) -> None:
    Pause.objects.filter(case=case).update(until=clock.now() + HOUR / 2)
    _refused("only ended", "UPDATE cases_pause SET until = NULL WHERE case_id = %s", case.pk)


def test_a_pause_has_an_end(case: Case) -> None:
    columns = "case_id, waiting_for, since"
    _refused("due_at", f"INSERT INTO cases_pause ({columns}) VALUES (%s, 'KPU', now())", case.pk)
