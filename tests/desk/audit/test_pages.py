"""The chain's pages: auditors read it and leave a line by it; the roots are everybody's."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.audit.models import Entry
from sejuk.desk.audit.sealing import seal
from sejuk.desk.organisation.models import Role
from tests.desk.office import Desk


def test_an_auditor_reads_the_day_and_that_is_a_line_too(desk: Desk) -> None:
    record(desk.member(Role.HEAD), "role.granted", "member", 5, role="editor")
    page = desk.client(Role.AUDITOR).get("/audit/").content.decode()
    assert "Peran diberikan" in page
    assert "role: editor" in page
    assert desk.member(Role.HEAD).name in page
    assert Entry.objects.filter(action="audit.read", actor=desk.member(Role.AUDITOR).pk).count() == 1


def test_members_of_another_institution_are_shown_by_number(desk: Desk) -> None:
    other = desk.member(Role.VERIFIER, desk.kpu)
    record(other, "role.granted", "member", 5)
    page = desk.client(Role.AUDITOR).get("/audit/").content.decode()
    assert other.name not in page
    assert f"anggota {other.pk}, KPU" in page


def test_an_auditor_of_a_lower_unit_sees_only_its_own_people(desk: Desk) -> None:
    record(desk.member(Role.HEAD), "role.granted", "member", 5, role="editor")
    record(desk.member(Role.VERIFIER, desk.polsek), "role.granted", "member", 6, role="approver")
    page = desk.client(Role.AUDITOR, desk.polres).get("/audit/").content.decode()
    assert "approver" in page
    assert "role: editor" not in page


def test_another_day_is_another_page_and_nonsense_is_today(desk: Desk) -> None:
    record(desk.member(Role.HEAD), "role.granted", "member", 5)
    client = desk.client(Role.AUDITOR)
    yesterday = (clock.now() - timedelta(days=2)).date().isoformat()
    assert "Tidak ada baris" in client.get("/audit/", {"hari": yesterday}).content.decode()
    assert "Peran diberikan" in client.get("/audit/", {"hari": "bukan hari", "halaman": "x"}).content.decode()


def test_a_long_day_is_paged(desk: Desk) -> None:
    for number in range(120):
        record(None, "role.granted", "member", number)
    client = desk.client(Role.AUDITOR)
    first = client.get("/audit/").content.decode()
    assert "Halaman 1 dari 2" in first
    assert "member 0<" in client.get("/audit/?halaman=2").content.decode()


def test_roots_are_public_for_machines(client: Client, desk: Desk) -> None:
    record(None, "role.granted", "member", 5)
    seal(clock.now() + timedelta(days=1))
    answer = client.get("/audit/roots.json")
    root = answer.json()["roots"][0]
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert root["root"] == bytes(Entry.objects.get(sequence=root["last_sequence"]).hash).hex()
    assert answer.json()["controller"] == desk.office.controller


def test_every_member_sees_the_roots_and_how_to_subscribe(desk: Desk) -> None:
    seal(clock.now() + timedelta(days=1))
    page = desk.client(Role.DUTY_OFFICER).get("/audit/akar/").content.decode()
    assert "/audit/roots.json" in page
