"""The demo's partners, and a table of people to ask."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sejuk.desk.demo.network import stage
from sejuk.desk.network.models import Broadcast, Partner, PressQuestion
from sejuk.desk.network.partners.consenting import leave
from sejuk.desk.organisation.models import Role
from tests.desk.network.given import Net
from tests.desk.office import Desk

_TABLE = "Nama;Jenis;Surel\n{rows}"


def _upload(desk: Desk, *rows: str) -> str:
    """The page that shows what the table would do."""
    file = SimpleUploadedFile("mitra.csv", _TABLE.format(rows="\n".join(rows)).encode())
    client = desk.client(Role.EDITOR, desk.polres)
    return client.post(reverse("network:partner_import"), {"berkas": file}).text


def test_the_demo_has_partners_a_broadcast_and_a_question_once(desk: Desk) -> None:
    for role in (Role.EDITOR, Role.APPROVER, Role.HEAD):
        desk.member(role)
    stage()
    stage()
    assert (Partner.objects.filter(state="active").count(), Partner.objects.count()) == (4, 5)
    assert set(Broadcast.objects.values_list("state", flat=True)) == {"sent", "submitted"}
    assert PressQuestion.objects.count() == 1


def test_a_table_asks_and_enrols_nobody(net: Net, desk: Desk) -> None:
    page = _upload(desk, "Redaksi Satu;Pers;satu@mitra.example", "Forum Dua;ngo;dua@mitra.example")
    assert "Redaksi Satu akan ditanya." in page
    assert not Partner.objects.exists()
    sealed = page.partition('name="baris" value="')[2].partition('"')[0]
    client = desk.client(Role.EDITOR, desk.polres)
    for _click in range(2):
        client.post(reverse("network:partner_import"), {"baris": sealed})
    assert list(Partner.objects.values_list("state", flat=True)) == ["proposed", "proposed"]


def test_one_wrong_line_imports_nothing(net: Net, desk: Desk) -> None:
    page = _upload(desk, "Redaksi Satu;Pers;satu@mitra.example", "Forum Dua;Partai;bukan surel")
    assert "Pilih salah satu" in page
    assert 'name="baris"' not in page


def test_who_left_is_not_asked_by_a_table_either(net: Net, desk: Desk) -> None:
    leave(net.partner())
    page = _upload(desk, "Redaksi;Pers;redaksi.kabar.telaga@mitra.example")
    assert "Sudah pernah ditanya" in page or "sudah ada" in page
    assert not Partner.objects.exists()
