"""The first-run page: nothing works before it, it asks for what G18 needs, and it is all or nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.listening.models import Source
from sejuk.desk.organisation import access
from sejuk.desk.organisation.models import Institution, Member, Office, Role, Territory, Unit, User
from sejuk.desk.organisation.setup_code import is_setup_code, setup_code

PASSWORD = "embun pagi di sawah"


def _filled(code: str | None, **changes: Any) -> dict[str, Any]:
    feeds = {"sumber-TOTAL_FORMS": "3", "sumber-INITIAL_FORMS": "0"}
    return {
        "setup_code": code,
        "controller": "Diskominfo Provinsi Contoh",
        "legal_order": "SK 1/2029",
        "purpose": "Memantau kabar keliru tentang tahapan pemilu.",
        "contact": "pdp@contoh.example",
        "retention_days": "30",
        "tree": "polda",
        "province": "64",
        "institution": "Kepolisian Contoh",
        "short_name": "Polda",
        "domain": "polisi.contoh.example",
        "administrator": "Rinjani Embun",
        "email": "rinjani@polisi.contoh.example",
        "password": PASSWORD,
        "password_again": PASSWORD,
        **feeds,
        **changes,
    }


@pytest.mark.parametrize("url", ["/", "/unit/", "/akun/masuk/", "/lembaga/", "/audit/"])
def test_before_there_is_an_office_every_page_leads_to_the_first_run_page(
    client: Client, db: None, url: str
) -> None:
    response = client.get(url)
    assert (response.status_code, response.headers["Location"]) == (302, "/mulai/")


def test_the_page_is_there_without_a_login(client: Client, db: None) -> None:
    assert "Mendirikan kantor" in client.get("/mulai/").content.decode()


def test_a_whole_office_comes_of_it(client: Client, db: None) -> None:
    response = client.post("/mulai/", _filled(setup_code()))
    assert response.status_code == 302, response.context["form"].errors
    office = Office.objects.get()
    assert office.controller == "Diskominfo Provinsi Contoh"
    assert office.listening_since is None
    top = Unit.objects.get(parent__isnull=True)
    assert (top.name, top.time_zone) == ("Polda Kalimantan Timur", "Asia/Makassar")
    assert top.children.count() == 10
    assert top.children.filter(name="Polresta Samarinda").exists()
    assert Institution.objects.get().is_founder
    assert access.may(Member.objects.get(), Role.ADMINISTRATOR, top)
    assert Entry.objects.filter(action="office.founded").exists()


def test_the_administrator_logs_in_with_the_chosen_password(client: Client, db: None) -> None:
    client.post("/mulai/", _filled(setup_code()))
    response = client.post("/akun/masuk/", {"login": "rinjani@polisi.contoh.example", "password": PASSWORD})
    assert response.headers["Location"] == "/"
    assert client.get("/unit/").status_code == 200


@pytest.mark.parametrize("tree", ["polda", "diskominfo", "kpu", "bawaslu", "newsroom"])
def test_every_template_of_units_works_in_every_time_zone(client: Client, db: None, tree: str) -> None:
    province = {"polda": "11", "diskominfo": "64", "kpu": "91", "bawaslu": "96", "newsroom": "31"}[tree]
    client.post("/mulai/", _filled(setup_code(), tree=tree, province=province))
    units = Unit.objects.all()
    regencies = Territory.objects.filter(parent=province).count()
    assert len(units) == (1 if tree == "newsroom" else regencies + 1)
    assert all(unit.path.startswith(Unit.objects.get(parent=None).path) for unit in units)


def test_all_38_provinces_and_514_regencies_are_there_afterwards(client: Client, db: None) -> None:
    client.post("/mulai/", _filled(setup_code()))
    assert Territory.objects.filter(level="province").count() == 38
    assert Territory.objects.filter(level="regency").count() == 514


def test_feeds_become_drafts_that_nobody_listens_to(client: Client, db: None) -> None:
    feed = {
        "sumber-0-name": "Kabar Contoh",
        "sumber-0-url": "https://kabar.contoh.example/feed",
        "sumber-0-purpose": "Media yang banyak dibaca di provinsi ini.",
        "sumber-0-ends_on": str(clock.now().date() + timedelta(days=90)),
    }
    response = client.post("/mulai/", _filled(setup_code(), **feed))
    assert response.status_code == 302, response.context["feeds"].errors
    source = Source.objects.get()
    assert (source.state, source.connector) == ("draft", "feeds")
    assert source.config == {"url": "https://kabar.contoh.example/feed"}


def test_a_half_filled_feed_is_asked_about_and_nothing_is_founded(client: Client, db: None) -> None:
    response = client.post("/mulai/", _filled(setup_code(), **{"sumber-1-name": "Kabar Contoh"}))
    assert response.status_code == 422
    assert not Office.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"controller": ""},
        {"legal_order": ""},
        {"purpose": "apa saja"},
        {"contact": "bukan surel"},
        {"retention_days": "91"},
        {"retention_days": "0"},
        {"password": "12345678", "password_again": "12345678"},
        {"password_again": "lain sekali bunyinya"},
        {"domain": "go.id"},
        {"province": "99"},
    ],
)
def test_without_what_makes_it_lawful_and_safe_there_is_no_office(
    client: Client, db: None, change: dict[str, str]
) -> None:
    assert client.post("/mulai/", _filled(setup_code(), **change)).status_code == 422
    assert not Office.objects.exists()
    assert not User.objects.exists()


@pytest.mark.parametrize("code", ["", "0000-0000-0000-0000"])
def test_without_the_code_there_is_no_office(client: Client, db: None, code: str) -> None:
    setup_code()
    assert client.post("/mulai/", _filled(code)).status_code == 422
    assert not Office.objects.exists()


def test_a_new_code_makes_the_old_one_worthless(db: None) -> None:
    old, new = setup_code(), setup_code()
    assert old is not None
    assert new is not None
    assert not is_setup_code(old)
    assert is_setup_code(new.upper().replace("-", " "))


def test_the_command_prints_the_code_and_nothing_once_there_is_an_office(
    client: Client, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("setup_code")
    code = capsys.readouterr().out.strip()
    assert client.post("/mulai/", _filled(code)).status_code == 302
    call_command("setup_code")
    assert capsys.readouterr().out == ""


def test_the_page_is_gone_afterwards(client: Client, db: None) -> None:
    code = setup_code()
    client.post("/mulai/", _filled(code))
    assert client.post("/mulai/", _filled(code)).headers["Location"] == "/akun/masuk/"
    assert Office.objects.count() == Member.objects.count() == 1


def test_a_failure_in_the_middle_leaves_no_half_office(client: Client, db: None) -> None:
    # The address is taken, which shows only after the office, the territories and the units were written.
    code = setup_code()
    client.raise_request_exception = False
    User.objects.create_user("rinjani@polisi.contoh.example")
    response = client.post("/mulai/", _filled(code))
    assert response.status_code == 500
    assert not Office.objects.exists()
    assert not Unit.objects.exists()
    assert not Territory.objects.exists()
    assert is_setup_code(code or "")
