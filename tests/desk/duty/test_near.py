"""One piece says who is near a unit and on duty: second eyes are offered to who is awake first."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from sejuk.desk.cases.services.seconds import candidates
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CaseDesk
from tests.desk.duty.conftest import Time
from tests.desk.duty.given import DutyDesk


def test_the_one_on_duty_above_or_beside_is_offered_before_the_nearest(duty: DutyDesk, time: Time) -> None:
    desk = duty.desk
    case = CaseDesk(desk, desk.polres)
    opened = case.opened()
    awake = desk.member(Role.VERIFIER, desk.other_polres)
    asleep = desk.member(Role.VERIFIER, desk.polda)
    before = list(candidates(case.sorter, opened))
    assert before.index(asleep) < before.index(awake)
    sister = DutyDesk(desk, desk.other_polres)
    sister.plan("one_day", teams=[[awake]])
    time.pass_by(hours=1)
    after = list(candidates(case.sorter, opened))
    assert after[0] == awake
    assert after[0].is_on_now  # type: ignore[attr-defined]
    assert set(after) == set(before) | {sister.head}


def test_without_rosters_the_nearest_come_first_as_ever(duty: DutyDesk) -> None:
    case = CaseDesk(duty.desk, duty.desk.polres)
    found = list(candidates(case.sorter, case.opened()))
    assert found[0].unit == duty.desk.polres


def test_the_form_says_who_is_on_duty_now(duty: DutyDesk, time: Time) -> None:
    desk = duty.desk
    case = CaseDesk(desk, desk.polres)
    opened = case.proposed()
    awake = desk.member(Role.VERIFIER, desk.other_polres)
    DutyDesk(desk, desk.other_polres).plan("one_day", teams=[[awake]])
    time.pass_by(hours=1)
    client = Client()
    client.force_login(case.sorter.user)
    page = client.get(reverse("cases:second", args=[opened.pk])).content.decode()
    assert f"{awake.name}, Polres Muara (Polisi), piket sekarang" in page
