"""Attendance by category and number, and the report that comes of it."""

from __future__ import annotations

import uuid
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from sejuk.desk.engagements.models import Attendance, Engagement
from sejuk.desk.engagements.services import attending
from sejuk.desk.engagements.views import outside
from sejuk.desk.organisation.models import Role
from sejuk.desk.photos.tending import check as check_photo
from tests.desk.engagements.given import Host, report_words
from tests.desk.giat.test_forms import words_of


@pytest.fixture
def officer(host: Host) -> Client:
    return host.desk.client(Role.DUTY_OFFICER, host.unit)


def come(engagement: Engagement, category: str, form: str = "") -> Any:
    """Scan the code and choose a category."""
    sent = {"category": category, "client_id": form or str(uuid.uuid4())}
    return Client().post(f"/hadir/{engagement.door_key}/", sent)


def test_the_code_at_the_door_leads_to_a_form_that_asks_for_a_category_alone(
    host: Host, officer: Client
) -> None:
    engagement = host.begun()
    page = officer.get(f"/pertemuan/{engagement.pk}/pintu/").content.decode()
    assert f"http://testserver/hadir/{engagement.door_key}/" in page
    assert 'src="data:image/svg+xml' in page
    form = Client().get(f"/hadir/{engagement.door_key}/").context["form"]
    assert list(form.fields) == ["category", "client_id"]


def test_each_counts_once_however_often_the_button_is_pressed(host: Host) -> None:
    engagement, form = host.begun(), str(uuid.uuid4())
    for _click in range(3):
        assert come(engagement, "influencer", form).status_code == 200
    come(engagement, "influencer")
    come(engagement, "press")
    assert dict(Attendance.objects.values_list("category", "checked_in")) == {"influencer": 2, "press": 1}


def test_the_officers_count_stands_where_there_is_one(host: Host, officer: Client) -> None:
    engagement = host.begun()
    come(engagement, "influencer")
    come(engagement, "press")
    shown = officer.get(f"/pertemuan/{engagement.pk}/hadir/").content.decode()
    assert "Tercatat sendiri di pintu: 1" in shown
    officer.post(f"/pertemuan/{engagement.pk}/hadir/", {"influencer": "12", "press": ""})
    assert attending.total(engagement) == 13


def test_nothing_is_counted_before_it_begins(host: Host, officer: Client) -> None:
    page = officer.post(f"/pertemuan/{host.invited().pk}/hadir/", {"influencer": "12"})
    assert page.status_code == 409


def test_the_report_is_drafted_from_what_is_on_record(host: Host, officer: Client) -> None:
    engagement = host.held()
    come(engagement, "influencer")
    officer.post(f"/pertemuan/{engagement.pk}/hadir/", {"influencer": "12", "page_admin": "3"})
    host.asked(engagement)
    form = officer.get(f"/pertemuan/{engagement.pk}/laporan/tulis/").context["form"]
    assert form.initial["to"] == "Kepala Polda Hulu"
    assert "1 pertanyaan diterima, 0 sudah dijawab." in form.initial["results"]
    sent = form.initial | {"situation": "Situasi aman dan kondusif."}
    page = officer.post(f"/pertemuan/{engagement.pk}/laporan/tulis/", sent, follow=True).content.decode()
    for line in (
        "Komandan, mohon izin melaporkan:",
        "Hadir 15 orang: Pegiat media sosial 12, Admin halaman dan grup 3.",
        "Laporan giat dialog penguatan: Ngopi bareng membahas tahapan pemilu",
        "Situasi aman dan kondusif.",
        "*1. Dasar*",
    ):
        assert line in page, line
    made = officer.get(f"/pertemuan/{engagement.pk}/laporan.docx").content
    assert "Hadir 15 orang" in words_of(made)


def test_a_report_is_in_indonesian_whatever_the_screen_speaks(host: Host, officer: Client) -> None:
    engagement = host.reported()
    officer.post(f"/pertemuan/{engagement.pk}/hadir/", {"influencer": "12"})
    page = officer.get(f"/pertemuan/{engagement.pk}/laporan/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "Pegiat media sosial 12" in page
    assert "Text for WhatsApp" in page


def test_a_sent_report_stays_until_it_is_taken_back_with_a_reason(host: Host, officer: Client) -> None:
    engagement = host.reported()
    officer.post(f"/pertemuan/{engagement.pk}/laporan/kirim/")
    words = {name: getattr(report_words(engagement), name) for name in report_words(engagement).__slots__}
    assert officer.post(f"/pertemuan/{engagement.pk}/laporan/tulis/", words).status_code == 409
    officer.post(f"/pertemuan/{engagement.pk}/laporan/buka-lagi/", {"why": "Jumlah hadirnya keliru."})
    assert officer.post(f"/pertemuan/{engagement.pk}/laporan/tulis/", words).status_code == 302


def test_no_report_no_sending(host: Host, officer: Client) -> None:
    engagement = host.held()
    assert officer.post(f"/pertemuan/{engagement.pk}/laporan/kirim/").status_code == 409
    assert officer.get(f"/pertemuan/{engagement.pk}/laporan/").status_code == 404


def test_a_photo_needs_consent_and_goes_into_the_report_once_it_was_checked(
    host: Host, officer: Client
) -> None:
    engagement, target = host.reported(), BytesIO()
    Image.new("RGB", (320, 240), "teal").save(target, "JPEG")
    sent: dict[str, Any] = {"client_id": str(uuid.uuid4()), "photo_alt": "Meja dan kursi di kedai"}
    address = f"/pertemuan/{engagement.pk}/foto/"

    def upload() -> Any:
        return officer.post(
            address, sent | {"photo": SimpleUploadedFile("a.jpg", target.getvalue(), "image/jpeg")}
        )

    assert upload().status_code == 422
    sent["agreed"] = "on"
    assert upload().status_code == 302
    report = f"/pertemuan/{engagement.pk}/laporan/"
    assert "DUMP" not in officer.get(report).content.decode()
    check_photo(host.officer, engagement.photos.get().photo_id)
    assert "DUMP (dokumentasi)" in officer.get(report).content.decode()
    assert "Meja dan kursi di kedai" in words_of(
        officer.get(f"/pertemuan/{engagement.pk}/laporan.docx").content
    )


def test_a_network_that_has_counted_too_often_is_told_so(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "AN_HOUR", 2)
    engagement = host.begun()
    pages = [come(engagement, "influencer") for _try in range(3)]
    assert [page.status_code for page in pages] == [200, 200, 429]
    assert "Beri tahu petugas di pintu" in pages[-1].content.decode()
    assert attending.total(engagement) == 2


class CrashError(Exception):
    """Something in the middle."""


def crashes(*_topics: str) -> None:
    """Stands where the count is told to open pages."""
    raise CrashError


def test_a_count_that_failed_is_counted_when_it_is_sent_again(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    engagement, form = host.begun(), uuid.uuid4()
    with monkeypatch.context() as broken:
        broken.setattr(attending, "notify", crashes)
        with pytest.raises(CrashError):
            attending.check_in(engagement.door_key, "press", form)
    assert attending.total(engagement) == 0
    for _click in range(2):
        attending.check_in(engagement.door_key, "press", form)
    assert attending.total(engagement) == 1
