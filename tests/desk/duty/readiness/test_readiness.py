"""Which units have a complete roster and a ticked checklist for a day, up and down the tree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sejuk.desk.duty.models import EventDay, ReadyTick
from sejuk.desk.duty.readiness import days
from sejuk.desk.duty.readiness.checklist import checklist, items_for
from sejuk.desk.duty.readiness.seeing import gathered, readiness
from sejuk.desk.duty.rostering import leaving
from sejuk.desk.duty.rostering.zones import today
from sejuk.desk.organisation.models import Member, Role, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.stages.kinds import kinds
from tests.desk.duty.conftest import Time
from tests.desk.duty.given import DutyDesk
from tests.desk.office import Desk


@pytest.fixture
def event(duty: DutyDesk, time: Time) -> EventDay:
    head = duty.desk.member(Role.HEAD)
    day = today(duty.unit, time.now) + timedelta(days=3)
    return days.set_day(head, duty.desk.polda.pk, "Hari pemungutan suara", day, "voting")


def _tick_all(member: Member, event: EventDay, unit: Unit) -> None:
    for item in items_for(unit, event):
        days.tick(member, event.pk, unit.pk, item.code, is_ticked=True)


def _ready(event: EventDay) -> dict[str, bool]:
    return {one.unit.name: one.is_ready for one in readiness(Unit.objects.all(), event)}


def test_a_unit_is_ready_with_a_whole_day_on_the_roster_and_every_item_ticked(
    duty: DutyDesk, event: EventDay
) -> None:
    assert not any(_ready(event).values())
    duty.plan()
    assert not _ready(event)["Polres Telaga"]
    _tick_all(duty.head, event, duty.unit)
    assert _ready(event)["Polres Telaga"]
    assert sum(_ready(event).values()) == 1


def test_one_hour_without_anybody_is_not_ready(duty: DutyDesk, event: EventDay) -> None:
    duty.plan()
    _tick_all(duty.head, event, duty.unit)
    leaving.note(duty.head, duty.officers(1)[0], event.day, event.day)
    assert not _ready(event)["Polres Telaga"]


def test_office_hours_are_not_round_the_clock(duty: DutyDesk, event: EventDay) -> None:
    duty.plan("office")
    _tick_all(duty.head, event, duty.unit)
    assert not _ready(event)["Polres Telaga"]


def test_what_is_missing_below_is_counted_up_the_tree(duty: DutyDesk, event: EventDay) -> None:
    duty.plan()
    _tick_all(duty.head, event, duty.unit)
    rows = {one.unit.name: one for one in gathered(readiness(Unit.objects.all(), event), duty.desk.polda)}
    assert (rows["Polda Hulu"].below, rows["Polda Hulu"].below_ready) == (3, 1)
    assert rows["Polres Telaga"].below_missing == 1
    assert "Polsek Telaga Utara" not in rows


def test_who_ticked_when_is_shown_and_a_tick_is_taken_back(
    duty: DutyDesk, event: EventDay, time: Time
) -> None:
    days.tick(duty.head, event.pk, duty.unit.pk, "power", is_ticked=True)
    days.tick(duty.officers(1)[0], event.pk, duty.unit.pk, "power", is_ticked=True)
    assert ReadyTick.objects.get().by == duty.head
    days.tick(duty.head, event.pk, duty.unit.pk, "power", is_ticked=False)
    days.tick(duty.head, event.pk, duty.unit.pk, "power", is_ticked=False)
    assert not ReadyTick.objects.exists()


def test_nobody_ticks_for_a_unit_of_others_nor_what_is_not_its_own(duty: DutyDesk, event: EventDay) -> None:
    for unit, item in ((duty.desk.other_polres, "power"), (duty.unit, "approver"), (duty.unit, "bukan")):
        with pytest.raises(Refused):
            days.tick(duty.head, event.pk, unit.pk, item, is_ticked=True)


def test_a_day_is_set_by_who_plans_and_not_for_the_past(duty: DutyDesk, event: EventDay, time: Time) -> None:
    same = days.set_day(event.set_by, event.unit_id, event.name, event.day, "voting")
    assert same == event
    with pytest.raises(Refused):
        days.set_day(event.set_by, event.unit_id, "Kemarin", today(event.unit, time.now) - timedelta(days=1))
    with pytest.raises(Refused):
        days.set_day(duty.officers(1)[0], duty.unit.pk, "Hari saya", event.day)
    with pytest.raises(Refused):
        days.remove_day(duty.head, event.pk)
    days.remove_day(event.set_by, event.pk)
    assert not EventDay.objects.exists()


def test_another_institution_sees_no_day_of_ours(duty: DutyDesk, event: EventDay) -> None:
    kpu = duty.desk.client(Role.ADMINISTRATOR, duty.desk.kpu)
    assert kpu.get(reverse("duty:ready_day", args=[event.pk])).status_code == 404
    assert event.name not in kpu.get(reverse("duty:ready_days")).content.decode()


def test_the_checklist_names_levels_and_kinds_that_there_are() -> None:
    levels, known = set(Unit.Level.values), set(kinds())
    assert {
        code for code, one in checklist().items() if not (one.levels <= levels and one.kinds <= known)
    } == set()
    assert set(days.KINDS) <= known


def test_items_differ_by_level_and_day(duty: DutyDesk, event: EventDay) -> None:
    plain = EventDay(unit=duty.unit, day=date(2029, 6, 1))
    assert {"polling"} == {one.code for one in items_for(duty.unit, event)} - {
        one.code for one in items_for(duty.unit, plain)
    }
    assert "approver" in {one.code for one in items_for(duty.desk.polda, event)}


# Pages


def _page(client: Client, event: EventDay, **query: int) -> str:
    return client.get(reverse("duty:ready_day", args=[event.pk]), query).content.decode()


def test_the_page_shows_what_is_missing_and_takes_ticks(duty: DutyDesk, event: EventDay) -> None:
    client = Client()
    client.force_login(duty.head.user)
    assert "Jadwal belum 24 jam" in _page(client, event)
    url = reverse("duty:ready_tick", args=[event.pk, duty.unit.pk])
    assert client.post(url, {"item": "power", "ticked": "1"}, follow=True).status_code == 200
    assert duty.head.name in _page(client, event)
    above = duty.desk.client(Role.HEAD)
    assert "1 dari" in _page(above, event)
    assert "0 dari 3 unit siap" in _page(above, event)


def test_a_day_of_the_offices_own_is_set_on_the_page(desk: Desk, time: Time) -> None:
    head, url = desk.client(Role.HEAD), reverse("duty:ready_set")
    assert head.get(f"{url}?name=Debat&day=2029-05-20").status_code == 200
    assert head.post(url, {"unit": desk.polda.pk, "name": "Debat", "day": "besok"}).status_code == 422
    past = head.post(url, {"unit": desk.polda.pk, "name": "Debat", "day": "2029-05-01"})
    assert "sudah lewat" in past.content.decode()
    assert head.post(url, {"unit": desk.polda.pk, "name": "Debat", "day": "2029-05-20"}).status_code == 302
    assert "Debat" in head.get(reverse("duty:ready_days")).content.decode()


def test_the_page_asks_no_more_where_there_are_more_units(duty: DutyDesk, event: EventDay) -> None:
    client = duty.desk.client(Role.HEAD)
    _page(client, event)
    with CaptureQueriesContext(connection) as few:
        _page(client, event)
    for number in range(12):
        Unit.objects.create(
            institution=duty.desk.police, parent=duty.desk.polda, name=f"Polres {number}",
            level="regency", territory=duty.desk.regency, time_zone="Asia/Jayapura",
        )  # fmt: skip
    DutyDesk(duty.desk, duty.desk.other_polres).plan()
    with CaptureQueriesContext(connection) as many:
        _page(client, event)
    assert len(many) == len(few)
