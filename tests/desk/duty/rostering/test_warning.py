"""Gaps and double bookings are told a week ahead, each once."""

from __future__ import annotations

from datetime import timedelta

from sejuk.desk.delivery.models import Message
from sejuk.desk.duty.rostering import changing, leaving
from sejuk.desk.duty.rostering.warning import warn
from sejuk.desk.duty.rostering.zones import today
from sejuk.desk.organisation.models import Role
from tests.desk.duty.conftest import Time
from tests.desk.duty.given import DutyDesk


def test_a_gap_is_told_once_to_the_head_in_the_units_time(duty: DutyDesk, time: Time) -> None:
    first = duty.officers(1)[0]
    duty.plan()
    assert warn(time.now) == 0
    day = today(duty.unit, time.now) + timedelta(days=3)
    leaving.note(first, first, day, day)
    assert [warn(time.now), warn(time.pass_by(hours=1)), warn(time.pass_by(days=1))] == [1, 0, 0]
    message = Message.objects.select_related("text").get()
    assert message.address == duty.head.user.email
    assert message.text is not None
    assert "11 Mei 2029 07.00 WITA" in message.text.body
    assert "Tidak ada petugas" in message.text.body
    assert first.name not in message.text.body


def test_what_comes_into_sight_later_is_told_then(duty: DutyDesk, time: Time) -> None:
    first = duty.officers(1)[0]
    duty.plan()
    for days in (3, 9):
        day = today(duty.unit, time.now) + timedelta(days=days)
        leaving.note(first, first, day, day)
    assert warn(time.now) == 1
    assert warn(time.pass_by(days=2, hours=12)) == 1
    assert Message.objects.count() == 2


def test_a_closed_gap_is_not_told(duty: DutyDesk, time: Time) -> None:
    first, second = duty.officers(2)
    duty.plan()
    day = today(duty.unit, time.now) + timedelta(days=3)
    leaving.note(first, first, day, day)
    empty = [one for one in duty.shifts() if not _counts(one.pk)]
    changing.cover(second, empty[0].pk)
    assert warn(time.now) == 0


def _counts(shift: int) -> bool:
    from sejuk.desk.duty.near import at_work

    return at_work().filter(shift=shift).exists()


def test_a_double_booking_is_told_in_both_units(duty: DutyDesk, time: Time) -> None:
    first = duty.officers(1)[0]
    duty.plan()
    duty.desk.grant(first, Role.DUTY_OFFICER, duty.desk.polsek)
    DutyDesk(duty.desk, duty.desk.polsek).plan("one_day", teams=[[first]])
    assert warn(time.now) == 2
    assert warn(time.now) == 0
    texts = [one.text.body for one in Message.objects.select_related("text") if one.text]
    assert all("Petugas yang sama di dua tempat" in text for text in texts)


def test_units_without_a_roster_are_not_nagged(duty: DutyDesk, time: Time) -> None:
    assert warn(time.now) == 0
