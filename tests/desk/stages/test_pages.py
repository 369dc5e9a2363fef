"""The calendar as citizens and offices see it, through the browser's door."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sejuk.desk import clock
from sejuk.desk.organisation.models import Role, Territory
from sejuk.desk.stages.models import OfficeCycle, StageVersion
from tests.desk.office import Desk
from tests.desk.stages.given import Election, day_of, election

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

POLLING = date(2029, 6, 9)


@pytest.fixture
def made(desk: Desk) -> Election:
    """An election in June 2029."""
    return election(desk).whole(POLLING)


def _text(path: str, client: Client | None = None, status: int = 200) -> str:
    response = (client or Client()).get(path)
    assert response.status_code == status, path
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_citizen_reads_the_month_without_logging_in(made: Election) -> None:
    text = _text("/tahapan/?wilayah=71&bulan=2029-06")
    assert "Juni 2029" in text
    assert "6 Juni 2029 sampai 8 Juni 2029" in text
    assert "Tambah" not in text


def test_a_cycle_says_what_is_on_now_and_what_comes_next(desk: Desk) -> None:
    election(desk).whole(day_of(clock.now(), 30))
    text = _text("/tahapan/?wilayah=71")
    assert "Sedang berjalan: Campaign, " in text
    assert "Berikutnya: Quiet_Period, " in text


def test_the_releases_cycles_are_there_and_what_is_open_says_so(desk: Desk) -> None:
    assert "Pemilu 2024" in _text("/tahapan/")
    text = _text("/tahapan/pemilu2029/")
    assert "belum ada tanggal" in text
    assert "Jadwal ini sementara" in text
    assert "sudah diganti" in text
    window = _text("/tahapan/pemilu_daerah_2031/voting/")
    assert "antara 1 Oktober 2031 dan 1 April 2032" in window
    assert "2 tahun sampai 2 tahun 6 bulan sesudah hari pertama “Sumpah atau janji DPR dan DPD”" in window


def test_the_demo_world_has_a_calendar_of_its_own(made: Election, settings: Settings) -> None:
    settings.DEMO = True
    assert "Pemilu 2024" not in _text("/tahapan/")
    assert _text("/tahapan/pemilu2024/", status=404)


def test_a_stages_page_says_what_to_know_what_goes_around_and_why(made: Election) -> None:
    text = _text("/tahapan/pemilu_teduh/quiet_period/?wilayah=71")
    for words in (
        *("Yang perlu diketahui warga", "Yang biasanya beredar", "PKPU 1/2029", "Pasal 278"),
        *("3 hari sebelum hari pertama “Voting”", "pasal belum dicocokkan"),
    ):
        assert words in text


@pytest.mark.parametrize(
    "path",
    [
        "/tahapan/lain/",
        "/tahapan/pemilu_teduh/lain/?wilayah=71",
        "/tahapan/?wilayah=99",
        "/tahapan/pemilu_teduh/99.ics",
        "/tahapan/pemilu_teduh/?wilayah=00",
        "/tahapan/?wilayah=71%00",
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(made: Election, path: str) -> None:
    assert _text(path, status=404)


@pytest.mark.parametrize("month", ["", "2029-13", "0001-01", "9999-12", "x", "1955-01", "2200-12"])
def test_any_month_may_be_asked_for(made: Election, month: str) -> None:
    assert "Tahapan pemilu" in _text(f"/tahapan/?bulan={month}")


def test_the_calendar_asks_the_database_as_often_however_many_stages_there_are(made: Election) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            _text("/tahapan/?wilayah=71&bulan=2029-06")
        return len(found)

    before = asked()
    for number in range(4):
        made.stage("debate", date(2029, 5, number + 1))
    assert asked() == before


def _feed(path: str) -> dict[str, icalendar.Event]:
    response = Client().get(path)
    assert response.status_code == 200
    read = icalendar.Calendar.from_ical(response.content)
    return {str(one["uid"]): one for one in read.walk("VEVENT") if isinstance(one, icalendar.Event)}


def test_the_feed_keeps_uids_counts_changes_and_cancels_what_is_called_off(made: Election) -> None:
    path, uid = "/tahapan/pemilu_teduh/71.ics", "pemilu_teduh.quiet_period.71@tahapan.sejuk"
    before = _feed(path)
    made.stage("voting", "2029-06-23", stage="voting")
    moved = _feed(path)
    assert before.keys() == moved.keys()
    assert before[uid].decoded("dtstart") == date(2029, 6, 6)
    assert moved[uid].decoded("dtstart") == date(2029, 6, 20)
    assert moved[uid].decoded("sequence") > before[uid].decoded("sequence")
    made.stage("quiet_period", "2029-06-20", "2029-06-22", stage="quiet_period", is_cancelled=True)
    ended = _feed(path)[uid]
    assert str(ended["status"]) == "CANCELLED"
    assert ended.decoded("sequence") > moved[uid].decoded("sequence")


def test_polling_hours_stand_in_the_zone_of_the_place_and_in_three_for_the_country(desk: Desk) -> None:
    release = _feed("/tahapan/pemilu2024/00.ics")
    for zone in ("Jakarta", "Makassar", "Jayapura"):
        hours = release[f"pemilu2024.voting.00.{zone.lower()}@tahapan.sejuk"]
        assert hours["dtstart"].params["TZID"] == f"Asia/{zone}"
        assert hours.decoded("dtstart").hour == 7
    Territory.objects.filter(code="71").update(time_zone="Asia/Makassar")
    province = [uid for uid in _feed("/tahapan/pemilu2024/71.ics") if ".voting.71." in uid]
    assert province == ["pemilu2024.voting.71.makassar@tahapan.sejuk"]


def test_what_did_not_happen_is_cancelled_and_what_is_uncertain_tentative(desk: Desk) -> None:
    national = _feed("/tahapan/pemilu2024/00.ics")
    assert str(national["pemilu2024.runoff_voting.00@tahapan.sejuk"]["status"]) == "CANCELLED"
    regional = _feed("/tahapan/pemilu_daerah_2031/00.ics")
    assert {str(one["status"]) for one in regional.values()} == {"TENTATIVE"}
    assert "pemilu2029.voting.00@tahapan.sejuk" not in _feed("/tahapan/pemilu2029/00.ics")


def _form(client: Client, path: str, **changes: str) -> str:
    said = {
        "name": "Debat", "kind": "debate", "territory": "71", "start": "2029-05-20", "start_amount": "",
        "start_unit": "days", "start_side": "-", "end": "", "end_amount": "", "end_unit": "days",
        "end_side": "-", "rule": "Keputusan KPU 3/2029", "article": "", "note": "", "start_anchor": "",
        "end_anchor": "",
    }  # fmt: skip
    response = client.post(path, said | changes)
    assert response.status_code in (302, 422), response.status_code
    return response.content.decode()


def test_an_office_proposes_and_kpu_confirms_on_the_page(made: Election) -> None:
    editor = made.desk.client(Role.EDITOR)
    _form(editor, "/tahapan/pemilu_teduh/tambah-tahapan/")
    waiting = _text("/tahapan/pemilu_teduh/debate/?wilayah=71", editor)
    assert "sementara" in waiting
    assert "Konfirmasi" not in waiting
    kpu = made.desk.client(Role.VERIFIER, made.desk.kpu)
    assert "Konfirmasi" in _text("/tahapan/pemilu_teduh/debate/?wilayah=71", kpu)
    version = StageVersion.objects.get(stage="debate")
    assert kpu.post(f"/tahapan/usul/{version.pk}/konfirmasi/").status_code == 302
    assert kpu.post(f"/tahapan/usul/{version.pk}/konfirmasi/").status_code == 409
    assert "sementara" not in _text("/tahapan/pemilu_teduh/debate/?wilayah=71")


def test_a_refused_new_stage_leads_back_to_its_cycle(made: Election) -> None:
    _form(made.desk.client(Role.EDITOR), "/tahapan/pemilu_teduh/tambah-tahapan/")
    version = StageVersion.objects.get(stage="debate")
    kpu = made.desk.client(Role.VERIFIER, made.desk.kpu)
    assert kpu.post(f"/tahapan/usul/{version.pk}/tolak/").headers["Location"] == "/tahapan/pemilu_teduh/"


def test_days_may_count_from_another_stage(made: Election) -> None:
    kpu = made.desk.client(Role.VERIFIER, made.desk.kpu)
    anchor = {"start": "", "start_anchor": "pemilu_teduh/voting.start", "start_amount": "30"}
    _form(kpu, "/tahapan/pemilu_teduh/tambah-tahapan/", **anchor)
    assert "10 Mei 2029" in _text("/tahapan/pemilu_teduh/debate/?wilayah=71")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"rule": ""}, "id_rule_error"),
        ({"start_anchor": "pemilu_teduh/voting.start"}, "Pilih salah satu"),
        ({"start": "2029-05-20", "end": "2029-05-01"}, "mendahului"),
        ({"start": "kapan-kapan"}, "id_start_error"),
        ({"territory": "00"}, "id_territory_error"),
    ],
)
def test_a_mistake_is_named_and_nothing_that_was_typed_is_lost(
    made: Election, changes: dict[str, str], says: str
) -> None:
    before = StageVersion.objects.count()
    page = _form(made.desk.client(Role.EDITOR), "/tahapan/pemilu_teduh/tambah-tahapan/", **changes)
    assert says in page
    assert 'value="Debat"' in page
    assert StageVersion.objects.count() == before


def test_the_form_starts_from_what_counts_now(made: Election) -> None:
    client = made.desk.client(Role.EDITOR)
    page = client.get("/tahapan/pemilu_teduh/quiet_period/ubah/").content.decode()
    assert '<option value="pemilu_teduh/voting.start" selected>' in page
    assert 'value="3"' in page
    assert 'value="2029-06-09"' in client.get("/tahapan/pemilu_teduh/voting/ubah/").content.decode()


def test_a_cycle_is_added_by_form_once(made: Election) -> None:
    client = made.desk.client(Role.HEAD, made.desk.polres)
    said = {"name": "Pemilu ulang Telaga", "territory": "71.01", "rule": "Putusan MK 9/2029"}
    assert client.post("/tahapan/tambah-siklus/", said).status_code == 302
    again = client.post("/tahapan/tambah-siklus/", said)
    assert again.status_code == 409
    assert "sudah ada" in again.content.decode()
    assert OfficeCycle.objects.filter(name="Pemilu ulang Telaga").count() == 1
    outside = client.post("/tahapan/tambah-siklus/", said | {"name": "Lain", "territory": "71.02"})
    assert outside.status_code == 422


def test_the_board_says_how_long_the_quiet_period_lasts(desk: Desk) -> None:
    client = desk.client(Role.DUTY_OFFICER)
    assert "Masa tenang sampai" not in _text("/", client)
    today = day_of(clock.now())
    election(desk).stage("quiet_period", today, day_of(clock.now(), 2))
    assert "Masa tenang sampai" in _text("/", client)
    assert "Periksa sebelum menerbitkan apa pun" in _text("/", client)


def test_the_calendar_speaks_english_too(made: Election) -> None:
    client = Client(headers={"accept-language": "en"})
    assert "Quiet period" in _text("/tahapan/pemilu2024/", client)


def test_a_window_survives_the_form(made: Election) -> None:
    anchor = "pemilu_teduh/voting.start"
    made.stage("oath", f"{anchor} + 2 years .. 2 years 6 months")
    client = made.desk.client(Role.VERIFIER, made.desk.kpu)
    page = client.get("/tahapan/pemilu_teduh/oath/ubah/").content.decode()
    assert re.search(r'name="start_amount" value="24"', page)
    assert re.search(r'name="start_most" value="30"', page)
    said = {
        "start": "", "start_anchor": anchor, "start_amount": "24", "start_most": "30",
        "start_unit": "months", "start_side": "+", "kind": "oath",
    }  # fmt: skip
    _form(client, "/tahapan/pemilu_teduh/oath/ubah/", **said)
    assert "antara 9 Juni 2031 dan 9 Desember 2031" in _text("/tahapan/pemilu_teduh/oath/?wilayah=71")


def test_what_was_replaced_leads_to_what_replaced_it(desk: Desk) -> None:
    page = Client().get("/tahapan/pemilu2029/voting_dprd/").content.decode()
    assert "/tahapan/pemilu_daerah_2031/voting/" in page


def test_a_stage_of_a_smaller_place_opens_from_a_wider_unit(made: Election) -> None:
    small = election(made.desk, made.desk.regency, "Pemilu ulang Telaga")
    small.stage("voting", POLLING, place=made.desk.regency)
    client = made.desk.client(Role.VERIFIER, made.desk.kpu)
    for path in ("", "voting/", "voting/ubah/", "tambah-tahapan/"):
        assert client.get(f"/tahapan/pemilu_ulang_telaga/{path}").status_code == 200


def test_the_page_of_the_budget_says_why_it_is_larger(desk: Desk) -> None:
    client = desk.client(Role.HEAD)
    assert "dari yang Anda tetapkan" not in _text("/peringatan/anggaran/", client)
    election(desk).stage("voting", day_of(clock.now()))
    assert "Itu sudah 200% dari yang Anda tetapkan" in _text("/peringatan/anggaran/", client)
