"""Two people do not sort the same case."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.cases.models import Lease, Presence
from sejuk.desk.cases.queueing.leasing import InHand, forget, live_lease, release, take
from sejuk.desk.cases.services.closing import leave, withdraw
from sejuk.desk.cases.services.confirming import confirm
from sejuk.desk.cases.services.triage import accept, take_up
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CaseDesk, triaged
from tests.desk.office import Desk


def test_the_first_look_takes_the_case_in_hand(unit: CaseDesk) -> None:
    case = unit.sorted()
    lease = live_lease(case)
    assert lease is not None
    assert lease.member == unit.sorter


def test_nobody_else_sorts_it_meanwhile(unit: CaseDesk) -> None:
    case = unit.sorted()
    with pytest.raises(InHand) as refused:
        accept(unit.head, case.pk, triaged())
    assert unit.sorter.name in str(refused.value.reason)


def test_a_lease_that_ran_out_is_nobodys(unit: CaseDesk) -> None:
    case = unit.sorted()
    Lease.objects.update(until=clock.now() - timedelta(seconds=1))
    assert accept(unit.head, case.pk, triaged()).state == "verification"
    assert live_lease(case) is None


def test_taking_over_is_seen_in_the_story(unit: CaseDesk) -> None:
    case = unit.sorted()
    take(unit.head, case.pk)
    assert "take_over" in [event.verb for event in case.events.all()]
    with pytest.raises(InHand):
        leave(unit.sorter, case.pk, "Terlalu kecil")


def test_what_was_put_down_is_anybodys(unit: CaseDesk) -> None:
    case = unit.sorted()
    release(unit.head, case.pk)
    assert live_lease(case) is not None
    release(unit.sorter, case.pk)
    assert live_lease(case) is None


def test_a_second_pair_of_eyes_is_not_in_the_way(unit: CaseDesk) -> None:
    case = unit.proposed()
    assert live_lease(case) is None
    take(unit.sorter, case.pk)
    assert confirm(unit.approver, case.pk).state == "confirmed"


def test_an_ended_case_is_in_nobodys_hands(unit: CaseDesk) -> None:
    case = unit.sorted()
    withdraw(unit.sorter, case.pk, "Salah buka")
    assert not Lease.objects.exists()


def test_taking_up_twice_by_two_people_keeps_one(unit: CaseDesk) -> None:
    case = unit.opened()
    take_up(unit.sorter, case.pk)
    take_up(unit.head, case.pk)
    assert Lease.objects.get().member == unit.sorter


def test_who_is_looking_sees_who_else_is(desk: Desk, unit: CaseDesk) -> None:
    case = unit.opened()
    mine, theirs = desk.client(Role.DUTY_OFFICER, desk.polres), desk.client(Role.HEAD, desk.polres)
    url = reverse("cases:lookers", args=[case.pk])
    assert unit.head.name not in mine.get(url).content.decode()
    theirs.get(reverse("cases:case", args=[case.pk]))
    html = mine.get(url).content.decode()
    assert unit.head.name in html
    assert unit.sorter.name not in html


def test_glances_and_leases_are_forgotten(unit: CaseDesk) -> None:
    case = unit.sorted()
    Presence.objects.create(case=case, member=unit.head, seen_at=clock.now())
    assert forget(clock.now()) == 0
    assert forget(clock.now() + timedelta(hours=1)) == 2
