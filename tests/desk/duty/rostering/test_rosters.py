"""Rosters become shifts; they are changed, replaced, ended and forgotten."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sejuk.desk.duty.models import Leave, Roster, Shift, Watch
from sejuk.desk.duty.near import at_work, duty_addresses, on_now
from sejuk.desk.duty.rostering import changing, leaving
from sejuk.desk.duty.rostering.gaps import doubles, gaps, unrostered
from sejuk.desk.duty.rostering.generating import KEPT, forget, make, make_all
from sejuk.desk.duty.rostering.planning import end
from sejuk.desk.duty.rostering.zones import today
from sejuk.desk.organisation.models import Member, Role, Unit
from sejuk.desk.organisation.refusal import Refused
from tests.desk.duty.conftest import Time
from tests.desk.duty.given import DutyDesk


def _follow(shifts: list[Shift]) -> bool:
    return all(one.ends_at == after.starts_at for one, after in itertools.pairwise(shifts))


def test_a_plan_makes_five_weeks_of_shifts_without_a_hole(duty: DutyDesk) -> None:
    duty.plan("three_eight", teams=[[one] for one in duty.officers(4)])
    shifts = duty.shifts()
    assert len(shifts) == 35 * 3
    assert _follow(shifts)
    assert Watch.objects.count() == len(shifts)


def test_making_again_makes_nothing_and_the_next_days_go_on_in_turn(duty: DutyDesk, time: Time) -> None:
    roster = duty.plan("two_twelve", teams=[[one] for one in duty.officers(3)])
    assert make(roster.pk, time.now) == make_all(time.now) == 0
    time.pass_by(days=2)
    assert make_all(time.now) == 4
    order = list(Watch.objects.order_by("shift__starts_at").values_list("member", flat=True))
    people = [one.pk for one in duty.officers(3)]
    assert order == [people[i % 3] for i in range(len(order))]


def test_who_is_on_now_changes_with_the_shift(duty: DutyDesk, time: Time) -> None:
    first, second = duty.officers(2)
    duty.plan()
    assert [one.member for one in on_now([duty.unit], time.now)[duty.unit.pk]] == [first]
    time.pass_by(hours=12)
    assert [one.member for one in on_now([duty.unit], time.now)[duty.unit.pk]] == [second]
    assert duty_addresses(duty.desk.polsek, time.now) == [second.user.email]


def test_without_a_roster_those_with_the_role_are_told(duty: DutyDesk, time: Time) -> None:
    both = duty.officers(2)
    assert duty_addresses(duty.unit, time.now) == [one.user.email for one in both]


def test_a_gap_falls_back_to_those_with_the_role(duty: DutyDesk, time: Time) -> None:
    first, second = duty.officers(2)
    duty.plan()
    leaving.note(first, first, today(duty.unit, time.now), today(duty.unit, time.now))
    assert set(duty_addresses(duty.unit, time.now)) == {first.user.email, second.user.email}


def test_a_new_roster_takes_over_where_the_old_ones_last_night_ends(duty: DutyDesk, time: Time) -> None:
    old = duty.plan("two_twelve")
    day = today(duty.unit, time.now) + timedelta(days=3)
    duty.plan("one_day", starts_on=day)
    shifts = duty.shifts()
    old.refresh_from_db()
    assert old.ends_on == day
    assert Roster.objects.filter(ends_on=None).count() == 1
    assert [one.ends_at <= two.starts_at for one, two in itertools.pairwise(shifts)] == [True] * (
        len(shifts) - 1
    )
    # From the last night's seven o'clock to eight, when the new pattern begins, nobody is planned.
    hole = [b.starts_at - a.ends_at for a, b in itertools.pairwise(shifts) if a.ends_at != b.starts_at]
    assert hole == [timedelta(hours=1)]


def test_a_new_roster_that_begins_before_the_last_night_ends_waits_for_it(duty: DutyDesk, time: Time) -> None:
    duty.plan("one_day")
    duty.plan("two_twelve", starts_on=today(duty.unit, time.now) + timedelta(days=2))
    assert _follow(duty.shifts())


def test_an_ended_roster_has_no_shift_from_tomorrow_on(duty: DutyDesk, time: Time) -> None:
    duty.plan()
    end(duty.head, duty.unit.pk)
    end(duty.head, duty.unit.pk)
    assert len(duty.shifts()) == 2
    assert make_all(time.pass_by(days=40)) == 0


@pytest.mark.parametrize("days", [-1, 400])
def test_a_roster_begins_today_or_within_a_year(duty: DutyDesk, time: Time, days: int) -> None:
    with pytest.raises(Refused):
        duty.plan(starts_on=today(duty.unit, time.now) + timedelta(days=days))


def test_a_roster_needs_teams_of_the_unit(duty: DutyDesk) -> None:
    stranger = duty.desk.member(Role.DUTY_OFFICER, duty.desk.kpu)
    wrong: list[list[list[Member]]] = [[], [[]], [[stranger]]]
    for teams in wrong:
        with pytest.raises(Refused):
            duty.plan(teams=teams)
    assert not Roster.objects.exists()


def test_the_database_refuses_two_shifts_at_once(duty: DutyDesk) -> None:
    duty.plan()
    one = duty.shifts()[0]
    half = one.starts_at + (one.ends_at - one.starts_at) / 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Shift.objects.create(unit=duty.unit, name="x", starts_at=half, ends_at=one.ends_at)
    other = Shift.objects.create(unit=duty.desk.polda, name="x", starts_at=half, ends_at=one.ends_at)
    assert other.pk


# Leave, gaps and double bookings


def _gaps(duty: DutyDesk, time: Time, days: int = 7) -> list[tuple[int, int | None]]:
    units = Unit.objects.filter(pk=duty.unit.pk)
    found = gaps(units, time.now, time.now + timedelta(days=days))
    return [(round((gap.ends_at - gap.starts_at).total_seconds() / 3600), gap.shift) for gap in found]


def test_leave_makes_gaps_and_dropping_it_closes_them(duty: DutyDesk, time: Time) -> None:
    first = duty.officers(1)[0]
    duty.plan(teams=[[first], [duty.officers(2)[1]]])
    assert _gaps(duty, time) == []
    day = today(duty.unit, time.now) + timedelta(days=2)
    leave = leaving.note(first, first, day, day + timedelta(days=1))
    assert leaving.note(first, first, day, day + timedelta(days=1)) == leave
    assert [hours for hours, _shift in _gaps(duty, time)] == [12, 12]
    leaving.drop(first, leave.pk)
    assert _gaps(duty, time) == []


def test_the_night_that_began_before_the_leave_is_still_worked(duty: DutyDesk, time: Time) -> None:
    _day_officer, night_officer = duty.officers(2)
    duty.plan()
    tomorrow = today(duty.unit, time.now) + timedelta(days=1)
    leaving.note(night_officer, night_officer, tomorrow, tomorrow)
    tonight = Watch.objects.filter(member=night_officer).order_by("shift__starts_at")[0]
    assert at_work().filter(pk=tonight.pk).exists()
    assert len(_gaps(duty, time, days=2)) == 1


def test_a_head_notes_leave_for_the_unit_and_nobody_else_does(duty: DutyDesk, time: Time) -> None:
    first, second = duty.officers(2)
    day = today(duty.unit, time.now)
    leaving.note(duty.head, first, day, day)
    with pytest.raises(Refused):
        leaving.note(second, first, day, day)
    with pytest.raises(Refused):
        leaving.drop(second, Leave.objects.get().pk)
    for last in (day - timedelta(days=1), day + timedelta(days=200)):
        with pytest.raises(Refused):
            leaving.note(first, first, day, last)


def test_an_empty_shift_is_covered_once_by_somebody_of_the_unit(duty: DutyDesk, time: Time) -> None:
    first, second, third = duty.officers(3)
    duty.plan(teams=[[first], [second]])
    day = today(duty.unit, time.now) + timedelta(days=2)
    leaving.note(first, first, day, day)
    shift = _gaps(duty, time)[0][1]
    assert shift is not None
    with pytest.raises(Refused):
        changing.cover(duty.desk.member(Role.DUTY_OFFICER, duty.desk.polda), shift)
    with pytest.raises(Refused):
        changing.cover(first, shift)
    changing.cover(third, shift)
    changing.cover(third, shift)
    with pytest.raises(Refused):
        changing.cover(second, shift)
    assert _gaps(duty, time) == []
    assert at_work().filter(shift=shift).count() == 1


def test_a_unit_around_the_clock_has_a_gap_wherever_no_shift_is(duty: DutyDesk, time: Time) -> None:
    Unit.objects.filter(pk=duty.unit.pk).update(around_the_clock=True)
    duty.plan("office")
    assert sum(hours for hours, _shift in _gaps(duty, time, days=1)) == 16
    assert list(unrostered(Unit.objects.all())) == []
    Roster.objects.all().delete()
    assert list(unrostered(Unit.objects.all())) == [Unit.objects.get(pk=duty.unit.pk)]


def test_the_same_person_in_two_units_at_once_is_shown(duty: DutyDesk, time: Time) -> None:
    first, second = duty.officers(2)
    duty.plan()
    duty.desk.grant(first, Role.DUTY_OFFICER, duty.desk.polsek)
    sector = DutyDesk(duty.desk, duty.desk.polsek)
    sector.plan("one_day", teams=[[first]])
    week = time.now + timedelta(days=7)
    found = doubles(Unit.objects.filter(pk=duty.unit.pk), time.now, week)
    assert {watch.member for watch in found} == {first}
    leaving.note(second, second, today(duty.unit, time.now), today(duty.unit, time.now))
    assert {watch.member for watch in doubles(Unit.objects.all(), time.now, week)} == {first}


# Single changes


def test_a_head_puts_others_on_one_shift(duty: DutyDesk, time: Time) -> None:
    first, second, third = duty.officers(3)
    duty.plan(teams=[[first], [second]])
    shift = duty.shifts()[3]
    changing.put(duty.head, shift.pk, [first, third])
    changing.put(duty.head, shift.pk, [first, third])
    assert set(shift.watches.values_list("member", flat=True)) == {first.pk, third.pk}
    with pytest.raises(Refused):
        changing.put(duty.head, shift.pk, [duty.desk.member(Role.DUTY_OFFICER, duty.desk.kpu)])
    with pytest.raises(Refused):
        changing.put(first, shift.pk, [first])


def test_what_is_over_is_not_changed(duty: DutyDesk, time: Time) -> None:
    duty.plan()
    shift = duty.shifts()[0]
    time.pass_by(days=1)
    with pytest.raises(Refused):
        changing.put(duty.head, shift.pk, duty.officers(1))
    with pytest.raises(Refused):
        changing.remove(duty.head, shift.pk)
    changing.remove(duty.head, duty.shifts()[5].pk)
    assert len(_gaps(duty, time)) == 0  # a unit with breaks may have one more


def test_who_was_on_duty_is_forgotten_after_ninety_days(duty: DutyDesk, time: Time) -> None:
    duty.plan()
    count = len(duty.shifts())
    leaving.note(duty.head, duty.head, today(duty.unit, time.now), today(duty.unit, time.now))
    time.pass_by(days=KEPT.days + 10)
    forget(time.now)
    assert 0 < len(duty.shifts()) < count
    assert min(one.ends_at for one in duty.shifts()) >= time.now - KEPT
    assert not Leave.objects.exists()
