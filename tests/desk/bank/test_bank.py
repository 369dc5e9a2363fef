"""The bank: put in by one, approved by another, used and adapted by others, withdrawn with word to all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.bank import banking
from sejuk.desk.bank.models import Item, ItemState, Use
from sejuk.desk.bank.searching import search
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.tending import check
from sejuk.desk.shell.matters import matters
from sejuk.desk.wording_check import pointing_words
from tests.desk.bank.given import SAID, a_draft, a_proposal, an_item
from tests.desk.office import Desk
from tests.desk.photos.drawn import plain


def url(name: str, *keys: int) -> str:
    """An address of the bank."""
    return reverse(f"bank:{name}", args=keys)


def form(**changes: Any) -> dict[str, Any]:
    """The form of an item."""
    return {**SAID, "client_id": str(uuid4()), **changes}


def test_from_the_draft_to_the_approved_item_by_two_people(desk: Desk) -> None:
    editor, head = desk.client(Role.EDITOR), desk.client(Role.HEAD)
    answer = editor.post(url("add"), form())
    item = Item.objects.get()
    assert answer["Location"] == url("item", item.pk)
    editor.post(url("propose", item.pk))
    editor.post(url("propose", item.pk))
    assert "Menunggu orang kedua" in editor.get(url("item", item.pk)).content.decode()
    head.post(url("approve", item.pk))
    item.refresh_from_db()
    assert (item.state, item.approved_by) == (ItemState.APPROVED, desk.member(Role.HEAD))


def test_a_form_that_is_sent_twice_is_one_item(desk: Desk) -> None:
    editor, said = desk.client(Role.EDITOR), form()
    first, second = (editor.post(url("add"), said)["Location"] for _time in range(2))
    assert first == second
    assert Item.objects.count() == Entry.objects.filter(action="item.made").count() == 1
    editor.post(url("add"), form())
    assert Item.objects.count() == 2


def test_who_put_it_in_does_not_approve_it(desk: Desk) -> None:
    draft = a_draft(desk, desk.member(Role.HEAD))
    banking.propose(draft.by, draft.pk)
    with pytest.raises(Refused):
        banking.approve(draft.by, draft.pk)


def test_drafts_stay_at_home_and_approved_items_are_for_everybody(desk: Desk) -> None:
    draft, approved = a_draft(desk), an_item(desk, title="Cara memeriksa daftar pemilih")
    elsewhere = desk.client(Role.EDITOR, desk.kpu)
    assert elsewhere.get(url("item", draft.pk)).status_code == 404
    assert elsewhere.get(url("item", approved.pk)).status_code == 200


def test_what_was_sent_back_can_be_changed_and_what_was_proposed_not(desk: Desk) -> None:
    item, editor = a_proposal(desk), desk.client(Role.EDITOR)
    with pytest.raises(Refused):
        banking.change(item.by, item.pk, {"title": "Lain"})
    desk.client(Role.HEAD).post(url("send_back", item.pk))
    editor.post(url("change", item.pk), form(title="Jadwal yang benar"))
    item.refresh_from_db()
    assert (item.title, item.state) == ("Jadwal yang benar", ItemState.DRAFT)


@pytest.mark.parametrize(
    "words",
    [
        "Coblos nomor 2 hari Minggu.",
        "Dukung paslon nomor urut 1!",
        "Bersama calon gubernur Sekar kita maju.",
        "Lanjutkan! Dua periode.",
        "Berkat bapak gubernur jalan kita mulus.",
        "PILIH NO 03",
    ],
)
def test_a_text_that_points_at_a_contestant_is_not_proposed(desk: Desk, words: str) -> None:
    draft = a_draft(desk, text=words)
    answer = desk.client(Role.EDITOR).post(url("propose", draft.pk))
    assert answer.status_code == 422
    assert "peserta pemilu" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == ItemState.DRAFT


@pytest.mark.parametrize(
    "words",
    [
        "Pilih sumber yang jelas sebelum membagikan.",
        "Surat suara punya lima warna; TPS buka pukul 07.00.",
        "Calon pemilih memeriksa namanya di daftar pemilih.",
        "Nomor TPS tertulis di surat pemberitahuan.",
    ],
)
def test_plain_information_passes(words: str) -> None:
    assert pointing_words(words) == []


def test_another_office_adapts_and_the_original_knows(desk: Desk) -> None:
    item, elsewhere = an_item(desk), desk.client(Role.EDITOR, desk.kpu)
    elsewhere.post(url("adapt", item.pk), form(title="Jadwal pemungutan ulang, basa Sunda", language="su"))
    made = Item.objects.exclude(pk=item.pk).get()
    assert (made.adapted_from, made.unit, made.state) == (item, desk.kpu, ItemState.DRAFT)
    assert made.title in elsewhere.get(url("item", item.pk)).content.decode()


def test_a_draft_is_not_adapted(desk: Desk) -> None:
    with pytest.raises(Refused):
        banking.put_in(desk.member(Role.EDITOR), SAID, None, a_draft(desk))


def test_a_withdrawal_reaches_everybody_who_used_it(desk: Desk) -> None:
    item, officer = an_item(desk), desk.member(Role.DUTY_OFFICER, desk.other_polres)
    client = desk.client(Role.DUTY_OFFICER, desk.other_polres)
    for _click in range(2):
        client.post(url("use", item.pk), {"where": "Akun resmi Polres", "link": "https://polisi.example/1"})
    made = Use.objects.get()
    assert "Akun resmi Polres" in desk.client(Role.EDITOR).get(url("item", item.pk)).content.decode()
    desk.client(Role.EDITOR).post(
        url("withdraw", item.pk), {"because": "Tanggalnya keliru, tunggu yang baru."}
    )
    told = {one.key: one for one in matters(officer, clock.now())}
    assert told[f"use:{made.pk}"].url == url("settle", made.pk)
    assert "Tanggalnya keliru" in client.get(url("settle", made.pk)).content.decode()
    client.post(url("settle", made.pk), {"done": "Unggahan dihapus dan dikoreksi."})
    assert f"use:{made.pk}" not in {one.key for one in matters(officer, clock.now())}
    assert "Unggahan dihapus" in desk.client(Role.EDITOR).get(url("item", item.pk)).content.decode()


def test_what_was_withdrawn_is_neither_found_nor_used(desk: Desk) -> None:
    item = an_item(desk)
    banking.withdraw(item.by, item.pk, "Tanggalnya keliru, tunggu yang baru.")
    assert not search(desk.member(Role.EDITOR, desk.kpu), "", {}).exists()
    with pytest.raises(Refused):
        banking.use(desk.member(Role.EDITOR), item.pk, "Akun resmi", "")


def test_it_is_found_by_words_and_by_filters(desk: Desk) -> None:
    an_item(desk)
    an_item(desk, title="Cara melapor berita palsu", text="Buka halaman lapor.", language="jv")
    member = desk.member(Role.EDITOR, desk.kpu)
    assert [one.title for one in search(member, "pemungutan ulang", {})] == [SAID["title"]]
    assert [one.language for one in search(member, "", {"language": "jv"})] == ["jv"]
    page = desk.client(Role.EDITOR, desk.kpu).get(url("find"), {"q": "tidak ada kata ini"})
    assert "Tidak ada yang cocok" in page.content.decode()


def test_a_photo_is_looked_at_before_it_is_proposed(desk: Desk) -> None:
    photo = SimpleUploadedFile("a.jpg", plain(gps=True), "image/jpeg")
    said = form(kind="photo", photo=photo, photo_alt="Bilik suara kosong", consent="Tidak ada orang.")
    editor = desk.client(Role.EDITOR)
    editor.post(url("add"), said)
    item = Item.objects.get()
    assert editor.post(url("propose", item.pk)).status_code == 409
    assert item.photo is not None
    check(item.by, item.photo.pk)
    editor.post(url("propose", item.pk))
    banking.approve(desk.member(Role.HEAD), item.pk)
    seen = desk.client(Role.EDITOR, desk.kpu).get(url("picture", item.pk))
    assert seen["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"text": ""}, "Isi teksnya"),
        ({"kind": "video", "link": "https://polisi.example/v"}, "setuju"),
        ({"origin": ""}, "id_origin_error"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    desk: Desk, changes: dict[str, str], problem: str
) -> None:
    answer = desk.client(Role.EDITOR).post(url("add"), form(**changes))
    assert answer.status_code == 422
    assert problem in answer.content.decode()
    assert SAID["title"] in answer.content.decode()


def test_a_proposal_waits_for_the_second_person_among_what_waits(desk: Desk) -> None:
    item = a_proposal(desk)
    at = clock.now() + timedelta(minutes=1)
    assert f"item:{item.pk}" in {one.key for one in matters(desk.member(Role.HEAD), at)}
    assert f"item:{item.pk}" not in {one.key for one in matters(item.by, at)}
