"""The office's facts, listening that opens by a decision, and the record of processing."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.models import Office, Role
from tests.desk.office import Desk

CONFIRMED = {"order_is_valid": "on", "record_was_read": "on", "contact_answers": "on"}


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """An office that does not listen."""
    Office.objects.update(listening_since=None)
    return desk


def is_open() -> bool:
    return Office.objects.get().listening_since is not None


def test_listening_opens_after_the_record_was_read_and_confirmed(closed: Desk) -> None:
    client = closed.client(Role.ADMINISTRATOR)
    client.get("/kantor/catatan-pemrosesan/")
    client.post("/kantor/pemantauan/mulai/", CONFIRMED)
    assert is_open()
    assert Entry.objects.filter(action="office.listening_opened").count() == 1


def test_without_reading_the_record_it_stays_closed(closed: Desk) -> None:
    answer = closed.client(Role.ADMINISTRATOR).post("/kantor/pemantauan/mulai/", CONFIRMED)
    assert answer.status_code == 403
    assert "Baca dulu" in answer.content.decode()
    assert not is_open()


@pytest.mark.parametrize("left_out", sorted(CONFIRMED))
def test_without_every_confirmation_it_stays_closed(closed: Desk, left_out: str) -> None:
    client = closed.client(Role.ADMINISTRATOR)
    client.get("/kantor/catatan-pemrosesan/")
    answer = client.post("/kantor/pemantauan/mulai/", {key: "on" for key in CONFIRMED if key != left_out})
    assert answer.status_code == 422
    assert not is_open()


def test_only_the_founders_administrator_opens_and_closes_it(closed: Desk) -> None:
    for role, unit in (
        (Role.HEAD, closed.polda), (Role.ADMINISTRATOR, closed.polres), (Role.ADMINISTRATOR, closed.kpu),
    ):  # fmt: skip
        client = closed.client(role, unit)
        client.get("/kantor/catatan-pemrosesan/")
        assert client.post("/kantor/pemantauan/mulai/", CONFIRMED).status_code == 403
        assert client.post("/kantor/pemantauan/henti/").status_code == 403
    assert not is_open()


def test_listening_closes_at_once(desk: Desk) -> None:
    desk.client(Role.ADMINISTRATOR).post("/kantor/pemantauan/henti/")
    assert not is_open()
    assert Entry.objects.filter(action="office.listening_closed").exists()


def test_a_correction_leaves_which_facts_changed_and_not_their_text(desk: Desk) -> None:
    office = desk.office
    desk.client(Role.ADMINISTRATOR).post(
        "/kantor/ubah/",
        {
            "controller": office.controller,
            "legal_order": "SPRIN/2/2029",
            "purpose": office.purpose,
            "contact": office.contact,
            "retention_days": 14,
        },
    )
    office.refresh_from_db()
    assert (office.legal_order, office.retention_days) == ("SPRIN/2/2029", 14)
    entry = Entry.objects.get(action="office.changed")
    assert entry.detail == {"fields": "legal_order, retention_days"}


@pytest.mark.parametrize("days", [0, 91])
def test_the_database_bounds_the_retention(desk: Desk, days: int) -> None:
    with pytest.raises(IntegrityError, match="retention"), transaction.atomic():
        Office.objects.update(retention_days=days)


@pytest.mark.parametrize("field", ["controller", "legal_order", "purpose", "contact"])
def test_the_database_keeps_the_office_complete(desk: Desk, field: str) -> None:
    with pytest.raises(IntegrityError, match="complete"), transaction.atomic():
        Office.objects.update(**{field: ""})


def test_the_record_says_what_this_instance_really_does(desk: Desk) -> None:
    desk.member(Role.VERIFIER, desk.polres)
    page = desk.client(Role.AUDITOR).get("/kantor/catatan-pemrosesan/").content.decode()
    for words in ("Polda Teduh", "SPRIN/1/2029", "30 hari", "KPU Teduh", "berjalan sejak", "tanpa HTTPS"):
        assert words in page
    assert 'Verifikator: <span class="figure">1</span>' in page
