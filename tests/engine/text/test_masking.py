"""Nothing that names a person survives masking (G1)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.text import mask_mentions

HANDLE = st.from_regex(r"[A-Za-z][A-Za-z0-9_.]{2,20}[a-z0-9]", fullmatch=True)
AROUND = st.text(st.sampled_from("abc .,!?\n()\"'"), max_size=20)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("halo @budi_s apa kabar", "halo @… apa kabar"),
        ("(＠budi)", "(@…)"),
        ("@\u200bbudi", "@…"),
        ("surat ke budi.s+1@contoh.co.test ya", "surat ke [surel] ya"),
        ("NIK 6402010101900001.", "NIK [NIK]."),
        ("NIK 6402 0101 0190 0001", "NIK [NIK]"),
        ("telp 0812-3456-7890", "telp [telepon]"),
        ("wa +62 812 3456 7890", "wa [telepon]"),
        ("kantor (021) 555 1234", "kantor [telepon]"),
        ("https://x.com/budi/status/123", "x:123"),
        ("lihat instagram.com/budi sekarang", "lihat [tautan] sekarang"),
        ("https://t.me/+abcdef", "[tautan]"),
    ],
)
def test_what_names_a_person_is_masked(text: str, wanted: str) -> None:
    assert mask_mentions(text) == wanted


@pytest.mark.parametrize(
    "text", ["harga 1.500.000 rupiah", "tahun 2024", "TPS 012", "email", "a @ b", "25 persen"]
)
def test_other_text_stays(text: str) -> None:
    assert mask_mentions(text) == text


@given(AROUND, HANDLE, AROUND)
def test_no_handle_survives(before: str, handle: str, after: str) -> None:
    masked = mask_mentions(f"{before} @{handle} {after}")
    assert f"@{handle}" not in masked
    assert not re.search(r"@\w", masked)


@given(
    HANDLE,
    st.sampled_from(["x.com", "twitter.com", "www.tiktok.com/@x", "instagram.com", "t.me", "m.facebook.com"]),
)
def test_no_handle_survives_in_an_address(handle: str, place: str) -> None:
    marked = f"zq{handle}zq"
    assert marked not in mask_mentions(f"lihat https://{place}/{marked} ya")


@given(st.text(max_size=200))
def test_masking_twice_changes_nothing_and_never_fails(text: str) -> None:
    masked = mask_mentions(text)
    assert mask_mentions(masked) == masked


@given(st.from_regex(r"[1-9]\d{15}", fullmatch=True))
def test_no_identity_number_survives(number: str) -> None:
    assert number not in mask_mentions(f"nik {number} ya")
