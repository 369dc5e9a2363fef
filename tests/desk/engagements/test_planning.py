"""Plan, change, postpone, cancel: what is allowed when, through the pages."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.engagements.kinds import templates
from sejuk.desk.engagements.models import Engagement, Kind
from sejuk.desk.engagements.services import moving
from sejuk.desk.engagements.services.planning import change, plan
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.engagements.given import PURPOSE, Host, said
from tests.desk.office import Desk


def form(host: Host, **changes: Any) -> dict[str, Any]:
    """The plan's form as somebody sends it."""
    day = (clock.now() + timedelta(days=3)).date().isoformat()
    values = {
        "client_id": str(uuid.uuid4()),
        "title": "Ngopi bareng",
        "purpose": PURPOSE,
        "unit": host.unit.pk,
        "territory": host.desk.regency.pk,
        "place": "Kedai Teduh",
        "starts_at": f"{day}T19:30",
        "ends_at": f"{day}T21:00",
        "time_zone": "Asia/Jayapura",
        "language": "Indonesia",
        "allocation": "queue",
    }
    return values | changes


@pytest.fixture
def officer(host: Host) -> Client:
    return host.desk.client(Role.DUTY_OFFICER, host.unit)


def test_every_kind_brings_an_agenda_with_time_for_questions() -> None:
    assert set(templates()) == set(Kind)
    for brought in templates().values():
        assert brought.categories
        assert brought.minutes >= 30
        assert any("pertanya" in one.title.lower() or "tanya" in one.title.lower() for one in brought.agenda)


def test_a_plan_has_its_kinds_agenda_and_the_hours_of_its_own_zone(host: Host, officer: Client) -> None:
    page = officer.post("/pertemuan/rencana/dialogue/", form(host), follow=True)
    made = Engagement.objects.get()
    assert made.starts_at.hour == 10  # half past seven in the evening in WIT
    shown = page.content.decode()
    assert "19.30–21.00 WIT" in shown
    assert "Tanya jawab dan masukan peserta" in shown
    assert set(made.categories.values_list("category", flat=True)) == {"influencer", "page_admin"}
    assert Entry.objects.filter(action="engagement.planned", subject_id=str(made.pk)).exists()


def test_a_plan_sent_twice_is_one(host: Host, officer: Client) -> None:
    sent = form(host)
    for _click in range(2):
        assert officer.post("/pertemuan/rencana/dialogue/", sent).status_code == 302
    assert Engagement.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": ""},
        {"starts_at": "2020-01-01T10:00"},
        {"ends_at": "2020-01-01T10:00"},
        {"allocation": "draw"},
        {"purpose": "pendek"},
        {"territory": "71.02"},
    ],
)
def test_a_plan_that_cannot_be_says_what_to_do_and_keeps_what_was_typed(
    host: Host, officer: Client, wrong: dict[str, str]
) -> None:
    page = officer.post("/pertemuan/rencana/dialogue/", form(host, title="Ngopi di tepi kolam", **wrong))
    assert page.status_code == 422
    assert "Ngopi di tepi kolam" in page.content.decode()
    assert 'role="alert"' in page.content.decode()
    assert not Engagement.objects.exists()


def test_a_video_conference_needs_no_place(host: Host, officer: Client) -> None:
    sent = form(host, place="", video_link="https://rapat.example/teduh")
    assert officer.post("/pertemuan/rencana/video/", sent).status_code == 302


def test_nobody_plans_for_a_unit_out_of_reach(host: Host) -> None:
    with pytest.raises(Refused):
        plan(host.officer, host.desk.polda, said(host.desk), uuid.uuid4())
    stranger = host.desk.client(Role.HEAD, host.desk.other_polres)
    assert stranger.get(f"/pertemuan/{host.planned().pk}/").status_code == 404


def test_the_unit_above_reads_what_is_planned_below(host: Host) -> None:
    engagement = host.planned()
    above = host.desk.client(Role.AUDITOR, host.desk.polda)
    page = above.get(f"/pertemuan/{engagement.pk}/").content.decode()
    assert engagement.title in page
    assert "Buka undangan" not in page


def test_the_agenda_is_changed_line_by_line(host: Host, officer: Client) -> None:
    engagement = host.planned()
    rows = {"acara-TOTAL_FORMS": "3", "acara-INITIAL_FORMS": "0"}
    rows |= {"acara-0-title": "Salam", "acara-0-minutes": "5", "acara-0-led_by": "Humas"}
    rows |= {"acara-2-title": "Tanya jawab", "acara-2-minutes": "40"}
    officer.post(f"/pertemuan/{engagement.pk}/acara/", rows)
    assert list(engagement.agenda.values_list("position", "title", "minutes", "led_by")) == [
        (1, "Salam", 5, "Humas"),
        (2, "Tanya jawab", 40, ""),
    ]


def test_a_point_without_minutes_is_asked_for_them(host: Host, officer: Client) -> None:
    engagement = host.planned()
    rows = {"acara-TOTAL_FORMS": "1", "acara-INITIAL_FORMS": "0", "acara-0-title": "Salam"}
    page = officer.post(f"/pertemuan/{engagement.pk}/acara/", rows)
    assert page.status_code == 422
    assert "Isi lamanya dalam menit." in page.content.decode()


def test_who_is_invited_and_the_seats_kept(host: Host, officer: Client) -> None:
    engagement = host.planned(seats=10)
    sent = {"categories": ["influencer", "youth"], "seats_influencer": "6"}
    officer.post(f"/pertemuan/{engagement.pk}/kategori/", sent)
    assert dict(engagement.categories.values_list("category", "seats")) == {"influencer": 6, "youth": 0}
    sent["seats_influencer"] = "11"
    page = officer.post(f"/pertemuan/{engagement.pk}/kategori/", sent)
    assert page.status_code == 422
    assert "lebih banyak daripada kursi yang ada" in page.content.decode()


def test_a_category_that_was_invited_stays(host: Host, officer: Client) -> None:
    engagement = host.invited()
    host.invitation(engagement)
    page = officer.post(f"/pertemuan/{engagement.pk}/kategori/", {"categories": ["youth"]})
    assert page.status_code == 409
    assert engagement.categories.filter(category="influencer").exists()


def test_what_people_were_asked_for_stays_once_they_were(host: Host) -> None:
    engagement = host.invited()
    same = said(host.desk, starts_at=engagement.starts_at, ends_at=engagement.ends_at, place="Kedai Hujan")
    assert change(host.head, engagement.pk, same).place == "Kedai Hujan"
    with pytest.raises(Refused, match="Undangannya sudah terbuka"):
        change(
            host.head,
            engagement.pk,
            said(host.desk, purpose="Minta peserta mengunggah video dukungan kepada pejabat."),
        )


def test_a_change_through_the_page_keeps_the_hours_of_the_meeting(host: Host, officer: Client) -> None:
    engagement = host.planned()
    page = officer.get(f"/pertemuan/{engagement.pk}/ubah/")
    initial = {bound.name: bound.value() for bound in page.context["form"]}
    sent = {name: value for name, value in initial.items() if value is not None and value is not False}
    for name in ("starts_at", "ends_at"):
        sent[name] = sent[name].strftime("%Y-%m-%dT%H:%M")
    officer.post(f"/pertemuan/{engagement.pk}/ubah/", sent | {"title": "Judul baru"})
    changed = Engagement.objects.get(pk=engagement.pk)
    assert changed.title == "Judul baru"
    assert changed.starts_at == engagement.starts_at.replace(second=0, microsecond=0)


def test_nothing_is_held_before_it_begins(host: Host, officer: Client) -> None:
    engagement = host.invited()
    assert officer.post(f"/pertemuan/{engagement.pk}/terlaksana/").status_code == 409


def test_a_meeting_without_anybody_invited_does_not_open(host: Host) -> None:
    engagement = host.planned()
    engagement.categories.all().delete()
    with pytest.raises(Refused, match="Belum ada yang diundang"):
        moving.invite(host.head, engagement.pk)


def test_cancelling_says_why_to_those_who_were_invited(host: Host, officer: Client) -> None:
    from sejuk.desk.engagements.links import token_of

    engagement = host.invited()
    token = token_of(host.coming(engagement))
    assert officer.post(f"/pertemuan/{engagement.pk}/batal/", {"why": ""}).status_code == 422
    officer.post(f"/pertemuan/{engagement.pk}/batal/", {"why": "Pembicaranya sakit."})
    page = Client().get(f"/undangan-acara/{token}/").content.decode()
    assert "Pertemuan ini dibatalkan: Pembicaranya sakit." in page
    assert "Saya datang" not in page


def test_postponing_keeps_the_answers(host: Host, officer: Client) -> None:
    from sejuk.desk.engagements.links import token_of

    engagement = host.invited()
    invitation = host.coming(engagement)
    officer.post(f"/pertemuan/{engagement.pk}/tunda/", {"why": "Jalannya banjir."})
    day = (clock.now() + timedelta(days=9)).date().isoformat()
    times = {"starts_at": f"{day}T15:00", "ends_at": f"{day}T17:00"}
    officer.post(f"/pertemuan/{engagement.pk}/jadwal/", times)
    page = Client().get(f"/undangan-acara/{token_of(invitation)}/").content.decode()
    assert "Anda akan datang." in page
    assert "15.00–17.00 WITA" in page


def test_lists_say_what_to_do_when_they_are_empty(desk: Desk) -> None:
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    for state in ("datang", "laporan", "selesai", "apa-saja"):
        page = officer.get("/pertemuan/", {"keadaan": state}).content.decode()
        assert "Rencanakan pertemuan" in page
    assert "Tidak ada pertanyaan yang menunggu." in officer.get("/pertemuan/janji/").content.decode()


def test_queries_do_not_grow_with_rows(
    host: Host, officer: Client, django_assert_max_num_queries: Any
) -> None:
    for _number in range(3):
        host.asked(host.begun())
    officer.get("/pertemuan/")
    for address in ("/pertemuan/", "/pertemuan/janji/", "/ruang-pers/"):
        with django_assert_max_num_queries(40) as few:
            officer.get(address)
        count = len(few.captured_queries)
        for _number in range(3):
            host.asked(host.begun(is_open=True))
        with django_assert_max_num_queries(count):
            officer.get(address)
