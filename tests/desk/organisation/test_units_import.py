"""Units from a file, through the page: nothing by half, nothing twice."""

from __future__ import annotations

import re
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.models import Role, Unit
from tests.desk.office import Desk
from tests.desk.tabular.files import csv_file, xlsx_file

TREE = """Nama unit;Unit induk;Kode wilayah;Zona waktu;Piket 24 jam
Polsek Hilir;Polres Telaga;71.01;;tidak
Polres Bukit;;71.02;WIT;ya
Polsek Puncak;Polres Bukit;;;
"""


@pytest.fixture
def administrator(desk: Desk) -> Client:
    return desk.client(Role.ADMINISTRATOR)


def send(client: Client, desk: Desk, file: SimpleUploadedFile) -> HttpResponse:
    """Show the page a file."""
    return client.post(f"/unit/{desk.polda.pk}/berkas/", {"berkas": file})  # type: ignore[return-value]


def sealed(answer: HttpResponse) -> str:
    """The rows that wait in the page."""
    found = re.search(r'name="baris" value="([^"]+)"', answer.content.decode())
    assert found, answer.content.decode()
    return found[1]


def confirm(client: Client, desk: Desk, rows: str) -> HttpResponse:
    return client.post(f"/unit/{desk.polda.pk}/berkas/", {"baris": rows})  # type: ignore[return-value]


def names() -> set[str]:
    return set(Unit.objects.values_list("name", flat=True))


def test_a_tree_is_shown_first_and_taken_in_whole(desk: Desk, administrator: Client) -> None:
    before = names()
    shown = send(administrator, desk, csv_file(TREE))
    assert shown.status_code == 200
    assert names() == before
    assert confirm(administrator, desk, sealed(shown)).status_code == 302
    assert names() - before == {"Polsek Hilir", "Polres Bukit", "Polsek Puncak"}
    top = Unit.objects.get(name="Polsek Puncak")
    bukit = Unit.objects.get(name="Polres Bukit")
    assert top.path.startswith(bukit.path)
    assert top.parent == bukit
    assert (bukit.level, bukit.time_zone, bukit.around_the_clock) == ("regency", "Asia/Jayapura", True)
    assert (top.level, top.territory_id, top.time_zone) == ("sector", "71.02", "Asia/Makassar")
    assert Unit.objects.get(name="Polsek Hilir").path.startswith(desk.polres.path)
    (line,) = Entry.objects.filter(action="units.imported")
    assert line.detail == {"added": 3, "changed": 0}


def test_a_second_click_and_a_second_upload_do_nothing_twice(desk: Desk, administrator: Client) -> None:
    rows = sealed(send(administrator, desk, csv_file(TREE)))
    confirm(administrator, desk, rows)
    count = Unit.objects.count()
    assert confirm(administrator, desk, rows).status_code == 302
    again = send(administrator, desk, csv_file(TREE))
    assert "Semua baris sudah ada" in again.content.decode()
    assert Unit.objects.count() == count
    assert Entry.objects.filter(action="units.imported").count() == 1


def test_children_may_stand_before_their_parents_and_codes_tell_twins_apart(
    desk: Desk, administrator: Client
) -> None:
    text = """nama,induk,kode,wilayah
Polsek Kota,P2,,71.02
Polsek Kota,P1,,71.01
Polres Utara,,P1,7101
Polres Selatan,,P2,71.02.05
"""
    confirm(administrator, desk, sealed(send(administrator, desk, csv_file(text))))
    parents = Unit.objects.filter(name="Polsek Kota").values_list("parent__name", flat=True)
    assert set(parents) == {"Polres Utara", "Polres Selatan"}


def test_a_workbook_is_taken_as_well(desk: Desk, administrator: Client) -> None:
    file = xlsx_file(
        [["Unit name", "Parent unit", "Territory code"], ["Polsek Hilir", "Polres Telaga", 71.01]]
    )
    confirm(administrator, desk, sealed(send(administrator, desk, file)))
    assert Unit.objects.get(name="Polsek Hilir").parent == desk.polres


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Polsek X;Polres Entah;;;", "Unit induk ini tidak ada"),
        ("Polsek X;Polres Telaga;99.99;;", "tidak dikenal"),
        ("Polsek X;Polres Telaga;71.02;;", "tidak terletak di dalam"),
        ("Polsek X;Polres Telaga;;GMT;", "Tulis WIB"),
        ("Polsek X;Polres Telaga;;;mungkin", "Tulis ya atau tidak"),
        ("Pos X;Polsek Telaga Utara;;;", "tidak ada unit lagi"),
        (";Polres Telaga;;;", "Belum diisi"),
        ("=cmd();Polres Telaga;;;", "Berisi rumus"),
        ("Polsek Hilir;Polres Telaga;;;", "dua kali"),
        ("Polsek X;Polsek X;;;", "berputar"),
        ("Polres Telaga;;71.02;;", "wilayah lain"),
        (f"{'P' * 161};;;;", "160 huruf"),
    ],
)
def test_one_wrong_row_keeps_everything_out_and_is_named(
    desk: Desk, administrator: Client, row: str, says: str
) -> None:
    before = names()
    answer = send(administrator, desk, csv_file(f"{TREE}{row}\n"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert ">5</td>" in page
    assert 'name="baris"' not in page
    assert names() == before


def test_every_wrong_row_is_named_at_once(desk: Desk, administrator: Client) -> None:
    rows = "nama;induk;wilayah\nA;Polres Telaga;00.00\nB;A;\nC;Entah;\nD;Polres Telaga;xx\n"
    page = send(administrator, desk, csv_file(rows)).content.decode()
    assert [n for n in (2, 3, 4, 5) if f">{n}</td>" in page] == [2, 3, 4, 5]
    assert "Perbaiki dahulu baris unit induknya" in page


def test_an_existing_unit_gets_its_hours_and_zone(desk: Desk, administrator: Client) -> None:
    text = "nama;zona;24 jam\nPolres Telaga;WIB;ya\n"
    shown = send(administrator, desk, csv_file(text))
    assert "Berubah" in shown.content.decode()
    confirm(administrator, desk, sealed(shown))
    desk.polres.refresh_from_db()
    assert (desk.polres.time_zone, desk.polres.around_the_clock) == ("Asia/Jakarta", True)


def test_what_changed_meanwhile_is_shown_again(desk: Desk, administrator: Client) -> None:
    rows = sealed(send(administrator, desk, csv_file(TREE)))
    administrator.post(f"/unit/{desk.polres.pk}/tambah/", {"names": "Polsek Hilir", "territory": "71.01"})
    answer = confirm(administrator, desk, rows)
    assert answer.status_code == 422
    assert "Sementara itu ada yang berubah" in answer.content.decode()
    assert "Polres Bukit" not in names()
    assert confirm(administrator, desk, sealed(answer)).status_code == 302
    assert "Polres Bukit" in names()


def test_rows_of_somebody_else_or_changed_by_hand_are_worthless(desk: Desk, administrator: Client) -> None:
    rows = sealed(send(administrator, desk, csv_file(TREE)))
    other = desk.client(Role.ADMINISTRATOR, desk.polres)
    assert confirm(administrator, desk, rows[:-3] + "abc").status_code == 422
    url = f"/unit/{desk.polres.pk}/berkas/"
    assert other.post(url, {"baris": rows}).status_code == 422
    assert "Polres Bukit" not in names()


def test_only_administrators_of_the_unit_bring_a_table(desk: Desk) -> None:
    for client in (desk.client(Role.HEAD), desk.client(Role.ADMINISTRATOR, desk.kpu)):
        assert send(client, desk, csv_file(TREE)).status_code in (403, 404)


def test_without_a_file_the_page_says_what_to_do(desk: Desk, administrator: Client) -> None:
    answer = administrator.post(f"/unit/{desk.polda.pk}/berkas/", {})
    assert answer.status_code == 422
    assert "Pilih berkasnya" in answer.content.decode()


def test_a_table_without_a_token_is_not_taken(desk: Desk) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(desk.member(Role.ADMINISTRATOR).user)
    assert send(client, desk, csv_file(TREE)).status_code == 403


def test_the_templates_are_accepted_as_they_are_named(desk: Desk, administrator: Client) -> None:
    url = f"/unit/{desk.polda.pk}/berkas/"
    csv = administrator.get(url, {"contoh": "csv"}).content.decode("utf-8-sig")
    shown = send(administrator, desk, csv_file(csv + "Polsek Hilir;Polres Telaga;;;;;\n"))
    assert 'name="baris"' in shown.content.decode()
    for language in ("id", "en"):
        answer = administrator.get(url, {"contoh": "xlsx"}, headers={"Accept-Language": language})
        book = openpyxl.load_workbook(BytesIO(answer.content))
        book.worksheets[0].append(["Polsek Hilir", "Polres Telaga", None, "71.01", None, "WITA", "ya"])
        target = BytesIO()
        book.save(target)
        shown = send(administrator, desk, SimpleUploadedFile("unit.xlsx", target.getvalue()))
        assert 'name="baris"' in shown.content.decode()
    assert len(book.worksheets) == 2


def test_five_thousand_units_take_few_queries(
    desk: Desk, administrator: Client, django_assert_max_num_queries: object
) -> None:
    rows = "".join(f"Polsek {number};Polres Telaga\n" for number in range(3000))
    shown = send(administrator, desk, csv_file(f"nama;induk\n{rows}"))
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        confirm(administrator, desk, sealed(shown))
    assert Unit.objects.filter(parent=desk.polres).count() == 3001
