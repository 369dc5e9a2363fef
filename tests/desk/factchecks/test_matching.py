"""Known fact-checks are found by text and by address, with a probability, without a restart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sejuk.desk.factchecks.matching import KeptIndex, nearest
from sejuk.desk.factchecks.matching import shelf as shelves
from sejuk.desk.factchecks.matching.shelf import FactCheckShelf
from sejuk.desk.factchecks.models import FactCheck
from sejuk.desk.factchecks.services.own import add_own, withdraw_own
from sejuk.desk.factchecks.services.taking import take
from tests.desk.factchecks.given import ITEM, OWN_URL, REVIEW, a_factcheck, an_own, of
from tests.desk.office import Desk

RUMOUR = "Awas! tinta pemilu di kab. Teduh bisa dihapus pakai minyak kelapa, orang nyoblos dua kali. Sebarkan"


def test_a_message_in_other_words_finds_the_check_and_says_why(desk: Desk) -> None:
    known = a_factcheck(desk)
    a_factcheck(desk, url="https://cekfakta.example/lain", claim="Jadwal debat calon bupati diubah mendadak")
    offer = nearest(RUMOUR)[0]
    assert offer.factcheck == known
    assert offer.level in {"suggest", "confirm"}
    assert 0 < offer.percent < 100
    assert "tinta" in " ".join(offer.words)


def test_another_matter_finds_nothing(desk: Desk) -> None:
    a_factcheck(desk)
    assert nearest("Kapan pendaftaran anggota KPPS ditutup?") == []


@pytest.mark.parametrize(
    "text",
    [
        "https://x.com/orang_lain/status/1234567890?s=20",
        "lihat ini https://twitter.com/siapa/status/1234567890, benarkah?",
        "https://www.cekfakta.example/salah-tinta-pemilu-bisa-dihapus?utm_source=wa",
        "cekfakta.example/salah-tinta-pemilu-bisa-dihapus",
    ],
)
def test_an_address_of_the_claim_or_of_the_check_finds_it_for_certain(desk: Desk, text: str) -> None:
    known = a_factcheck(desk)
    offer = nearest(text)[0]
    assert (offer.factcheck, offer.level, offer.same_address) == (known, "confirm", True)


def test_several_who_checked_one_claim_are_all_offered_ours_first(desk: Desk) -> None:
    a_factcheck(desk, url="https://cekfakta.example/tps", claim=ITEM.claim)
    own = an_own(desk)
    offers = nearest(ITEM.claim)
    assert [offer.factcheck.publisher for offer in offers] == [own.publisher, REVIEW.publisher]


def test_what_was_withdrawn_or_corrected_is_followed_without_a_restart(desk: Desk) -> None:
    own = an_own(desk)
    assert nearest(ITEM.claim)[0].factcheck == own
    other = "Semua kotak suara Hulu disimpan di gudang kecamatan tanpa penjagaan polisi"
    add_own(replace(ITEM, version=2, claim=other, correction="Klaimnya ditulis ulang."), OWN_URL)
    assert [offer.factcheck.version for offer in nearest(other)] == [2]
    assert all(offer.factcheck.claim == other for offer in nearest(ITEM.claim))
    withdraw_own(ITEM.number, "Sumbernya keliru.")
    assert nearest(other) == []


def test_a_file_of_the_index_is_read_by_the_next_process_and_brought_up_to_date(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shelves, "WORTH_KEEPING", 1)
    monkeypatch.setattr(shelves, "_folder", lambda: tmp_path)
    known = a_factcheck(desk)
    first = KeptIndex(FactCheckShelf())
    assert first.match(RUMOUR, 3)
    assert len(list(tmp_path.iterdir())) == 1
    assert REVIEW.claim.encode() not in next(tmp_path.iterdir()).read_bytes()
    late = a_factcheck(desk, url="https://cekfakta.example/debat", claim="Jadwal debat calon bupati diubah")
    second = KeptIndex(FactCheckShelf())
    assert second.match(RUMOUR, 1)[0].claim_id == known.claim_digest
    assert second.match("Debat calon bupati jadwalnya diubah", 1)[0].claim_id == late.claim_digest


def test_the_worker_keeps_the_file_current_from_which_others_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from sejuk.desk.factchecks import tasks

    monkeypatch.setattr(shelves, "WORTH_KEEPING", 1)
    monkeypatch.setattr(shelves, "_STALE", 1)
    monkeypatch.setattr(shelves, "_folder", lambda: tmp_path)
    a_factcheck(desk)
    tasks.index()
    first = {path.name for path in tmp_path.iterdir()}
    an_own(desk)
    tasks.index()
    assert len(first) == 1
    assert {path.name for path in tmp_path.iterdir()}.isdisjoint(first)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_damaged_file_is_no_reason_to_find_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shelves, "WORTH_KEEPING", 1)
    monkeypatch.setattr(shelves, "_folder", lambda: tmp_path)
    a_factcheck(desk)
    KeptIndex(FactCheckShelf()).match(RUMOUR, 3)
    for path in tmp_path.iterdir():
        path.write_bytes(b"nothing")
    assert KeptIndex(FactCheckShelf()).match(RUMOUR, 3)


def test_changes_are_numbered_in_their_order(desk: Desk) -> None:
    one = a_factcheck(desk)
    two = an_own(desk)
    one.refresh_from_db()
    two.refresh_from_db()
    assert one.edition < two.edition
    take([replace(REVIEW, rating="KELIRU")], of(desk))
    assert FactCheck.objects.get(pk=one.pk).edition > two.edition
