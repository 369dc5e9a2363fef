from __future__ import annotations

import pytest

from sejuk.engine import Grouper
from tests.engine.streams import posts

BENIGN = [
    "Selamat pagi semuanya, semoga sehat dan lancar rezekinya, aamiin",
    "Assalamualaikum wr wb, selamat hari Jumat berkah",
    "Selamat ulang tahun Bapak Camat, semoga panjang umur dan sehat selalu",
    "PROMO gratis ongkir! Diskon 50 ribu, order sekarang klik link di bio, COD bisa",
    "Turut berduka cita, semoga diberi ketabahan, aamiin",
]
ORDINARY = [
    "Selamat pagi, kotak suara di gudang kecamatan sudah dibuka semalam",
    "Semoga polisi segera menangkap pencuri kotak suara di Rimbaraya",
    "Halo, siapa tahu jadwal debat kandidat di televisi malam ini?",
    "Pemerintah gagal, jalan desa rusak bertahun-tahun tidak pernah diperbaiki",
    "Usir pendatang dari kampung kita, semoga berkah",
    "",
]


@pytest.mark.parametrize("text", BENIGN)
def test_greetings_prayers_and_adverts_are_benign(text: str) -> None:
    assert Grouper().add(posts([text])).column("how").to_pylist() == ["benign"]


@pytest.mark.parametrize("text", ORDINARY)
def test_what_says_anything_else_is_not(text: str) -> None:
    assert Grouper().add(posts([text])).column("how").to_pylist() == ["new"]


def test_nothing_hides_behind_a_greeting() -> None:
    greeting = " ".join(BENIGN[:3])
    hidden = greeting + " bakar kantor kelurahan sekarang juga kawan bersama pemuda kampung"
    groups = Grouper().add(posts([greeting, greeting, hidden]))
    assert groups.column("how").to_pylist() == ["benign", "benign", "new"]
    assert len(set(groups.column("narrative_id").to_pylist())) == 2
