"""One clock runs for an open case; it fits state, unit and severity, and stands still in pauses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db.models import Count, Q

from sejuk.desk.cases.clocks import follow, pause, resume
from tests.desk.cases.clocks.given import HOUR, MINUTE, MORNING, ClockDesk

if TYPE_CHECKING:
    from sejuk.desk.cases.models import Case


def _ask(clocks: ClockDesk, case: Case, whom: str = "KPU Telaga", hours: float = 3) -> None:
    pause(case, clocks.now, waiting_for=whom, until=clocks.now + hours * HOUR)


def _due_in(clocks: ClockDesk, case: Case) -> timedelta:
    return clocks.running(case).due_at - MORNING


def test_a_new_case_has_a_clock_for_the_first_look(clocks: ClockDesk) -> None:
    running = clocks.running(clocks.case())
    assert (running.step, running.severity, running.unit) == ("first_look", "medium", clocks.desk.polres)
    assert (running.minutes, running.grace) == (60, 60)
    assert running.warn_at == MORNING + 48 * MINUTE
    assert running.due_at == MORNING + HOUR
    assert running.escalate_at == MORNING + 2 * HOUR


def test_taking_a_case_up_does_not_start_the_first_look_anew(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.services.triage import take_up

    case = clocks.case()
    before = clocks.running(case)
    take_up(clocks.people.sorter, case.pk)
    assert clocks.running(case) == before


def test_each_step_has_a_clock_of_its_own_and_the_time_is_booked(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.services.triage import accept, take_up
    from tests.desk.cases.given import triaged

    case = clocks.case()
    clocks.later(20 * MINUTE)
    take_up(clocks.people.sorter, case.pk)
    clocks.later(10 * MINUTE)
    accept(clocks.people.sorter, case.pk, triaged())
    first, second = case.clocks.all()
    assert (first.spent, first.stopped_at) == (30 * MINUTE, clocks.now)
    assert (second.step, second.started_at, second.stopped_at) == ("verification", clocks.now, None)


@pytest.mark.parametrize(
    ("state", "step"),
    [
        ("reported", "first_look"),
        ("triage", "first_look"),
        ("verification", "verification"),
        ("verdict_proposed", "verdict"),
        ("confirmed", "answer"),
        ("response_decided", "answer"),
        ("responding", "answer"),
        ("measuring", ""),
        ("closed", ""),
        ("merged", ""),
        ("withdrawn", ""),
    ],
)
def test_what_each_state_waits_for_here_and_in_the_database(clocks: ClockDesk, state: str, step: str) -> None:
    from django.db import connection

    from sejuk.desk.cases.clocks.running import STEP_OF

    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_step_of(%s)", [state])
        assert cursor.fetchone() == (step,)
    assert STEP_OF.get(state, "") == step


def test_an_ended_case_has_no_clock(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.services.closing import withdraw

    case = clocks.case()
    clocks.later(5 * MINUTE)
    withdraw(clocks.people.sorter, case.pk, "Dibuka dua kali")
    assert [one.spent for one in case.clocks.all()] == [5 * MINUTE]
    assert not case.clocks.filter(stopped_at=None).exists()


def test_the_clock_counts_the_hours_of_the_office_only(clocks: ClockDesk) -> None:
    clocks.now = MORNING + 10 * HOUR  # 19.00
    case = clocks.case()
    assert clocks.running(case).due_at == MORNING + 23.5 * HOUR  # 08.30 tomorrow
    clocks.later(13.5 * HOUR)
    follow(case, clocks.now)
    assert clocks.running(case).started_at == MORNING + 10 * HOUR


def test_a_unit_that_never_closes_has_no_night(clocks: ClockDesk) -> None:
    clocks.never_closed(clocks.desk.polres)
    clocks.now = MORNING + 10 * HOUR
    assert clocks.running(clocks.case()).due_at == MORNING + 11 * HOUR


def test_more_severe_is_due_earlier_on_the_same_clock(clocks: ClockDesk) -> None:
    case = clocks.case()
    before = clocks.running(case)
    clocks.later(5 * MINUTE)
    case.severity = "critical"
    case.save()
    follow(case, clocks.now)
    running = clocks.running(case)
    assert running == before
    assert (running.severity, running.minutes, running.due_at) == ("critical", 15, MORNING + 15 * MINUTE)


def test_following_twice_changes_nothing(clocks: ClockDesk) -> None:
    case = clocks.case()
    before = list(case.clocks.values())
    clocks.later(HOUR)
    follow(case, clocks.now)
    assert list(case.clocks.values()) == before


def test_a_pause_moves_the_end_and_is_not_booked(clocks: ClockDesk) -> None:
    case = clocks.case()
    clocks.later(10 * MINUTE)
    _ask(clocks, case, hours=1)
    assert _due_in(clocks, case) == 2 * HOUR  # at the latest
    clocks.later(20 * MINUTE)
    resume(case, clocks.now, waiting_for="KPU Telaga")
    assert _due_in(clocks, case) == HOUR + 20 * MINUTE
    clocks.later(5 * MINUTE)
    case.state, case.unit = "reported", clocks.desk.polda
    follow(case, clocks.now)
    first = case.clocks.first()
    assert first is not None
    assert first.spent == 15 * MINUTE
    case.unit = clocks.desk.polres
    follow(case, clocks.now)


def test_two_who_owe_an_answer_are_waited_for_until_the_last(clocks: ClockDesk) -> None:
    case = clocks.case()
    _ask(clocks, case, "KPU Telaga")
    _ask(clocks, case, "Dinas Kependudukan")
    clocks.later(30 * MINUTE)
    resume(case, clocks.now, waiting_for="KPU Telaga")
    assert case.pauses.filter(until=None).get().waiting_for == "Dinas Kependudukan"
    clocks.later(30 * MINUTE)
    resume(case, clocks.now, waiting_for="Dinas Kependudukan")
    assert _due_in(clocks, case) == 2 * HOUR


def test_pausing_for_the_same_one_again_changes_nothing(clocks: ClockDesk) -> None:
    case = clocks.case()
    _ask(clocks, case)
    before = list(case.pauses.values())
    clocks.later(MINUTE)
    _ask(clocks, case, hours=9)
    assert list(case.pauses.values()) == before


def test_resuming_what_does_not_stand_still_changes_nothing(clocks: ClockDesk) -> None:
    case = clocks.case()
    before = list(case.clocks.values())
    resume(case, clocks.now, waiting_for="KPU Telaga")
    assert list(case.clocks.values()) == before


def test_without_a_name_nobody_is_waited_for_any_more(clocks: ClockDesk) -> None:
    case = clocks.case()
    _ask(clocks, case, "KPU Telaga")
    _ask(clocks, case, "Dinas Kependudukan")
    resume(case, clocks.later(MINUTE))
    assert not case.pauses.filter(until=None).exists()


def test_the_answers_deadline_ends_the_pause_by_itself(clocks: ClockDesk) -> None:
    case = clocks.case()
    _ask(clocks, case, hours=2)
    clocks.tick(2.5 * HOUR)
    assert case.pauses.get().until == MORNING + 2 * HOUR
    assert _due_in(clocks, case) == 3 * HOUR


def test_an_answer_after_its_deadline_gives_no_time_back(clocks: ClockDesk) -> None:
    case = clocks.case()
    _ask(clocks, case, hours=1)
    resume(case, clocks.later(5 * HOUR), waiting_for="KPU Telaga")
    assert case.pauses.get().until == MORNING + HOUR


def test_a_pause_goes_with_its_step(clocks: ClockDesk) -> None:
    case = clocks.case()
    _ask(clocks, case)
    clocks.later(MINUTE)
    case.state = "verification"
    case.save()
    follow(case, clocks.now)
    assert case.pauses.get().until == clocks.now
    assert clocks.running(case).step == "verification"


def test_a_pause_stays_with_a_case_that_moves_to_another_unit(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.services.custody import escalate

    case = clocks.case()
    _ask(clocks, case, hours=2)
    clocks.later(HOUR)
    escalate(clocks.people.head, case.pk, clocks.desk.polda.pk, "Sumbernya di provinsi")
    first, second = case.clocks.all()
    assert first.spent == timedelta()
    assert case.pauses.get().since == MORNING
    assert second.due_at > MORNING + 2 * HOUR + second.minutes * MINUTE


def test_no_case_has_two_clocks_that_run(clocks: ClockDesk) -> None:
    from sejuk.desk.cases.models import Case

    cases = [clocks.case(), clocks.people.proposed(), clocks.people.decided()]
    counted = Case.objects.annotate(running=Count("clocks", filter=Q(clocks__stopped_at=None)))
    assert {one.pk: one.running for one in counted} == {case.pk: 1 for case in cases}
