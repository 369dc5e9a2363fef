"""Rosters from files: line by line what is wrong, nothing by half, twice is once."""

from __future__ import annotations

import pytest

from sejuk.desk.duty.models import Shift, Watch
from sejuk.desk.duty.rostering.table import ShiftTable
from sejuk.desk.tabular.planning import Outcome, made_plan
from sejuk.desk.tabular.rows import Row
from tests.desk.duty.conftest import Time
from tests.desk.duty.given import DutyDesk


def _row(number: int, day: str, start: str, end: str, who: str, shift: str = "Malam") -> Row:
    return Row(number, {"day": day, "start": start, "end": end, "shift": shift, "member": who})


def test_shifts_are_taken_in_in_the_units_time_and_through_midnight(duty: DutyDesk, time: Time) -> None:
    one, two = duty.officers(2)
    rows = [
        _row(2, "11/05/2029", "19.00", "07.00", one.user.email),
        _row(3, "2029-05-11", "19:00", "07:00", two.name),
        _row(4, "12/05/2029", "07.00", "19.00", one.user.email, "Siang"),
    ]
    plan = made_plan(ShiftTable(duty.unit), rows)
    assert plan.problems == []
    ShiftTable(duty.unit).carry_out(duty.head, plan)
    night, day = Shift.objects.order_by("starts_at")
    assert night.starts_at.isoformat() == "2029-05-11T11:00:00+00:00"
    assert night.ends_at == day.starts_at
    assert set(night.watches.values_list("member", flat=True)) == {one.pk, two.pk}
    again = made_plan(ShiftTable(duty.unit), rows)
    assert again.counts == {Outcome.SAME: 3}


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("11/05/2029", "19.00", "07.00", "Orang Lain"), "member"),
        (("11/05/2029", "25.00", "07.00", "officer"), "start"),
        (("31/02/2029", "19.00", "07.00", "officer"), "day"),
        (("11/05/2020", "19.00", "07.00", "officer"), "day"),
        (("11/05/2031", "19.00", "07.00", "officer"), "day"),
        (("11/05/2029", "06.00", "08.00", "officer"), "start"),
    ],
)
def test_what_is_wrong_is_said_by_line_and_column(
    duty: DutyDesk, time: Time, row: tuple[str, str, str, str], column: str
) -> None:
    officer = duty.officers(1)[0].user.email
    who = officer if row[3] == "officer" else row[3]
    rows = [_row(2, "11/05/2029", "07.00", "19.00", officer), _row(3, *row[:3], who)]
    plan = made_plan(ShiftTable(duty.unit), rows)
    assert [(one.row, one.column) for one in plan.problems] == [(3, column)]
    assert not Watch.objects.exists()


def test_the_same_line_twice_is_wrong(duty: DutyDesk, time: Time) -> None:
    officer = duty.officers(1)[0].user.email
    rows = [_row(number, "11/05/2029", "07.00", "19.00", officer) for number in (2, 3)]
    assert [one.row for one in made_plan(ShiftTable(duty.unit), rows).problems] == [3]
