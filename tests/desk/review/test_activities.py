"""Activity reports: once, about nobody, by a form that takes a minute."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk import clock
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.models import PhotoState
from sejuk.desk.review.models import Activity
from sejuk.desk.review.reporting import report, withdraw
from sejuk.desk.review.words import names_nobody
from tests.desk.office import Desk
from tests.desk.photos.drawn import plain
from tests.desk.review.given import ZONE, an_activity, done

URL = "review:report"


def filled(**changes: Any) -> dict[str, Any]:
    """The form as the phone sends it."""
    at = clock.now().astimezone(ZONE).strftime("%Y-%m-%dT%H:%M")
    said = {
        "client_id": str(uuid4()),
        "kind": "visit",
        "result": "Warga mendapat jadwal resmi.",
        "happened_at": at,
    }
    return {**said, "territory": "71.01", "count_leaflets": "12", "count_people_public": "30", **changes}


def post(client: Client, **changes: Any) -> Any:
    """Send it as the queue does."""
    return client.post(reverse(URL), filled(**changes), headers={"Accept": "application/json"})


def test_a_report_arrives_with_its_counts_and_its_day(desk: Desk) -> None:
    answer = post(desk.client(Role.FIELD_REPORTER, desk.polsek))
    activity = Activity.objects.get()
    assert answer.json()["number"].endswith(activity.result)
    assert dict(activity.counts.values_list("code", "number")) == {"leaflets": 12, "people_public": 30}
    assert activity.day == activity.happened_at.astimezone(ZONE).date()
    assert (activity.unit, activity.territory) == (desk.polsek, desk.regency)


def test_a_form_sent_again_is_one_report(desk: Desk) -> None:
    client, key = desk.client(Role.FIELD_REPORTER, desk.polsek), str(uuid4())
    assert [post(client, client_id=key).status_code for _time in range(3)] == [200, 200, 200]
    assert Activity.objects.count() == 1


def test_a_photo_comes_along_and_waits_to_be_looked_at(desk: Desk) -> None:
    photo = SimpleUploadedFile("IMG_1.jpg", plain(gps=True), "image/jpeg")
    answer = post(desk.client(Role.FIELD_REPORTER, desk.polsek), photo=photo, photo_alt="Balai desa")
    kept = Activity.objects.get().photo
    assert kept is not None
    assert (kept.state, kept.unit) == (PhotoState.UNCHECKED, desk.polsek)
    assert answer.json()["page"] == reverse("photos:photo", args=[kept.pk])


def test_a_photo_that_is_none_takes_nothing_in(desk: Desk) -> None:
    photo = SimpleUploadedFile("a.jpg", b"bukan foto", "image/jpeg")
    answer = post(desk.client(Role.FIELD_REPORTER, desk.polsek), photo=photo, photo_alt="Balai desa")
    assert answer.status_code == 422
    assert "bukan foto" in answer.json()["problems"][0]
    assert not Activity.objects.exists()


def test_a_photo_needs_its_words(desk: Desk) -> None:
    photo = SimpleUploadedFile("a.jpg", plain(), "image/jpeg")
    assert post(desk.client(Role.FIELD_REPORTER, desk.polsek), photo=photo).status_code == 422


@pytest.mark.parametrize(
    "words",
    [
        "Ditegur akun @pedagang_1 di pasar.",
        "Hubungi 0812-3456-7890 untuk lanjutannya.",
        "NIK 3171234567890123 dicatat.",
        "Surel budi@contoh.example diminta.",
        "Nomornya 0812 3456 7890.",
    ],
)
def test_a_report_that_names_somebody_is_refused(desk: Desk, words: str) -> None:
    answer = post(desk.client(Role.FIELD_REPORTER, desk.polsek), result=words)
    assert answer.status_code == 422
    assert "bukan orangnya" in answer.json()["problems"][0]
    assert not Activity.objects.exists()


@given(st.integers(0, 9_999_999))  # from eight digits on it may be a telephone
def test_an_ordinary_number_is_no_name(number: int) -> None:
    assert names_nobody(f"Terjangkau {number} warga.") == f"Terjangkau {number} warga."


@given(st.integers(10**9, 10**16), st.sampled_from(["", " ", "-", "."]))
def test_no_long_number_gets_through(number: int, between: str) -> None:
    with pytest.raises(ValidationError):
        names_nobody(f"catat {between.join(str(number))} ya")


@pytest.mark.parametrize("hours", [2, -31 * 24])
def test_neither_the_future_nor_long_ago(desk: Desk, hours: int) -> None:
    at = (clock.now() + timedelta(hours=hours)).astimezone(ZONE).strftime("%Y-%m-%dT%H:%M")
    assert post(desk.client(Role.FIELD_REPORTER, desk.polsek), happened_at=at).status_code == 422


def test_a_place_outside_the_unit_is_refused(desk: Desk) -> None:
    assert post(desk.client(Role.FIELD_REPORTER, desk.polsek), territory="71.02").status_code == 422


def test_without_a_script_the_form_works_too(desk: Desk) -> None:
    client = desk.client(Role.FIELD_REPORTER, desk.polsek)
    assert client.post(reverse(URL), filled()).status_code == 302
    assert "Warga mendapat jadwal resmi." in client.get(reverse(URL)).content.decode()


def test_the_wrong_one_is_withdrawn_by_who_wrote_it_or_the_head(desk: Desk) -> None:
    mine, others = an_activity(desk), an_activity(desk)
    with pytest.raises(Refused):
        withdraw(desk.member(Role.DUTY_OFFICER, desk.polsek), mine.pk)
    assert withdraw(mine.by, mine.pk).withdrawn_at == withdraw(mine.by, mine.pk).withdrawn_at
    assert withdraw(desk.member(Role.HEAD, desk.polres), others.pk).withdrawn_at


def test_another_subtree_sees_nothing(desk: Desk) -> None:
    pk = an_activity(desk).pk
    page = reverse("review:activity", args=[pk])
    assert desk.client(Role.HEAD, desk.other_polres).get(page).status_code == 404
    assert desk.client(Role.HEAD, desk.kpu).get(page).status_code == 404
    assert desk.client(Role.HEAD, desk.polda).get(page).status_code == 200


def test_who_does_not_report_cannot(desk: Desk) -> None:
    with pytest.raises(Refused):
        report(desk.member(Role.AUDITOR), done(desk.polda))
