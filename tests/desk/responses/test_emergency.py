"""Polling day: two approvers in one act, and somebody else afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.matters import all_that_waits
from sejuk.desk.responses.models import ApprovalRole, Emergency, Version
from sejuk.desk.responses.services import approving, emergency
from tests.desk.office import Desk
from tests.desk.responses.given import KPU, Newsroom, fresh
from tests.desk.stages.given import day_of, election

pytestmark = pytest.mark.django_db


@pytest.fixture
def voting(desk: Desk) -> None:
    """Today people vote."""
    election(desk).whole(day_of(clock.now()))


def first(news: Newsroom, version: Version) -> Emergency:
    return emergency.ask(news.approver, version.response_id, version.digest)


def second(news: Newsroom, version: Version) -> Version:
    return emergency.confirm(news.head, version.response_id, version.digest)


def test_on_other_days_there_is_no_such_way(news: Newsroom) -> None:
    with pytest.raises(Refused, match="hari pemungutan suara"):
        first(news, news.submitted())


def test_every_check_of_the_stage_is_ticked_on_the_ordinary_way(news: Newsroom, voting: None) -> None:
    version = news.submitted()
    codes = [one.code for one in approving.stage_checks(version)]
    assert codes
    with pytest.raises(Refused, match="belum dicentang"):
        news.approve(news.approver, version, codes[1:])
    approved = news.approve(news.approver, version, codes)
    assert approved.approvals.get().ticked == sorted(codes)


def test_the_form_wants_each_box(news: Newsroom, desk: Desk, voting: None) -> None:
    version = news.submitted()
    url = reverse("responses:approve", args=[version.response_id])
    client = desk.client(Role.APPROVER, desk.polres)
    page = client.post(url, {"digest": version.digest})
    assert page.status_code == 422
    assert "Periksa hal ini, lalu centang." in page.text
    ticks = {f"cek_{one.code}": "on" for one in approving.stage_checks(version)}
    assert client.post(url, {"digest": version.digest} | ticks).status_code == 302
    assert fresh(version).state == "approved"


def test_two_approve_at_once_and_a_review_is_owed(news: Newsroom, desk: Desk, voting: None) -> None:
    version = news.submitted()
    assert first(news, version) == first(news, version)
    approved = second(news, version)
    assert approved.state == "approved"
    assert {one.role for one in approved.approvals.all()} == {ApprovalRole.EMERGENCY}
    third = desk.member(Role.APPROVER, desk.polda)
    kinds = [one.key for one in all_that_waits(third, clock.now())]
    assert any(key.startswith("emergency:") for key in kinds)
    for involved in (news.approver, news.head):
        with pytest.raises(Refused, match="tidak meninjaunya sendiri"):
            emergency.review(involved, version.response_id, "Sudah benar.")
    emergency.review(third, version.response_id, "Jam dan zonanya benar.")
    assert not any(one.key.startswith("emergency:") for one in all_that_waits(third, clock.now()))
    with pytest.raises(Refused, match="Tidak ada jalur darurat"):
        emergency.review(third, version.response_id, "Sekali lagi.")


def test_one_person_does_not_do_both(news: Newsroom, voting: None) -> None:
    version = news.submitted()
    first(news, version)
    with pytest.raises(Refused, match="15 menit"):
        emergency.confirm(news.approver, version.response_id, version.digest)


def test_after_a_quarter_of_an_hour_it_begins_anew(
    news: Newsroom, voting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = news.submitted()
    first(news, version)
    later = clock.now() + timedelta(minutes=16)
    monkeypatch.setattr(clock, "now", lambda: later)
    with pytest.raises(Refused, match="15 menit"):
        second(news, version)
    first(news, version)
    assert second(news, version).state == "approved"


def test_neutrality_does_not_wait(news: Newsroom, desk: Desk, voting: None) -> None:
    """Two of one institution do not do what another institution must (G7, G14)."""
    version = news.submitted(theme="polling_day", sources=(KPU,))
    first(news, version)
    assert second(news, version).state == "needs_other"
    other = news.submitted(theme="polling_day", sources=(KPU,))
    first(news, other)
    kpu = desk.member(Role.APPROVER, desk.kpu)
    assert emergency.confirm(kpu, other.response_id, other.digest).state == "approved"


def test_it_is_walked_through_the_pages(news: Newsroom, desk: Desk, voting: None) -> None:
    version = news.submitted()
    page = reverse("responses:response", args=[version.response_id])
    one, other = desk.client(Role.APPROVER, desk.polres), desk.client(Role.HEAD, desk.polres)
    assert "Minta jalur darurat" in one.get(page).text
    one.post(reverse("responses:emergency", args=[version.response_id]), {"digest": version.digest})
    assert "Anda sudah meminta." in one.get(page).text
    assert "Sahkan berdua" in other.get(page).text
    other.post(reverse("responses:emergency_confirm", args=[version.response_id]), {"digest": version.digest})
    third = desk.client(Role.APPROVER, desk.polda)
    assert "Tinjau sekarang" in third.get(page).text
    url = reverse("responses:emergency_review", args=[version.response_id])
    assert "Jam dan zonanya benar." in third.post(url, {"review": "Jam dan zonanya benar."}, follow=True).text
