"""Texts to paste and to read aloud: whole sentences, inside what a medium takes, nothing left to work out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sejuk.desk.kits import (
    WORDS_A_MINUTE,
    instagram_caption,
    radio_script,
    running_text,
    tiktok_caption,
    whatsapp_text,
)
from sejuk.desk.kits.phrases import phrases
from sejuk.desk.kits.words.aloud import address_aloud, aloud
from sejuk.desk.kits.words.numbers import digits, spelled
from sejuk.desk.kits.words.whatsapp import MOST_INSTAGRAM, MOST_TIKTOK, MOST_WHATSAPP
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Item, Part, Passage
from tests.desk.kits.given import ADDRESS, APPEAL, CLARIFICATION, CORRECTED, LONG, items

#: What asks for engagement.
_DRIVES = re.compile(r"bagikan|sebarkan|viralkan|teruskan pesan ini|share|like|follow|#", re.IGNORECASE)


@settings(deadline=None)
@given(items())
def test_every_text_is_inside_its_medium_or_refused(item: Item) -> None:
    makers = (
        (lambda: whatsapp_text(item, ADDRESS), MOST_WHATSAPP),
        (lambda: instagram_caption(item, ADDRESS), MOST_INSTAGRAM),
        (lambda: tiktok_caption(item, ADDRESS), MOST_TIKTOK),
        (lambda: running_text(item, ADDRESS, 160), 160),
        (lambda: running_text(item, ADDRESS, 250), 250),
    )
    for make, most in makers:
        text = written(make)
        assert text.advice if isinstance(text, Refused) else 0 < len(text) <= most


def written(make: Callable[[], str]) -> str | Refused:
    """The text, or why there is none."""
    try:
        return make()
    except Refused as refusal:
        return refusal


def test_whatsapp_has_the_fact_in_bold_the_source_the_date_and_the_link() -> None:
    text = whatsapp_text(CLARIFICATION, ADDRESS)
    assert text.startswith("*FAKTA*\n*TPS di Teduh buka sampai pukul 13.00*\n\n")
    assert text.index("Kabar yang diperiksa: “TPS tutup pukul 10.00”") > text.index("07.00 sampai 13.00")
    assert text.endswith(
        f"Sumber: KPU Teduh\nSelengkapnya: {ADDRESS}\nDiskominfo Teduh, 1 Februari 2029, 09.30 WITA"
    )


def test_no_sign_of_the_writer_makes_anything_bold() -> None:
    text = whatsapp_text(replace(CLARIFICATION, title="Semua *TPS* _buka_ ~sampai~ pukul 13.00"), ADDRESS)
    assert len(re.findall(r"\*", text)) == 4
    assert "_" not in text.replace(ADDRESS, "")
    assert "~" not in text


def test_a_long_text_keeps_whole_paragraphs_and_then_the_summary() -> None:
    endless = replace(LONG, passages=(Passage(Part.FACT, "Kalimat yang utuh. " * 100),))
    text = whatsapp_text(endless, ADDRESS)
    assert LONG.summary in text
    assert "Kalimat yang utuh" not in text


def test_a_correction_is_told_in_every_text() -> None:
    for text in (whatsapp_text(CORRECTED, ADDRESS), instagram_caption(CORRECTED, ADDRESS)):
        assert text.lstrip("*").startswith("KOREKSI · VERSI 2")
        assert CORRECTED.correction in text
    assert "(Koreksi):" in running_text(CORRECTED, ADDRESS, 250)
    assert "Ini adalah koreksi." in radio_script(CORRECTED, 60).text


@pytest.mark.parametrize("item", [CLARIFICATION, LONG, CORRECTED, APPEAL])
def test_nothing_asks_people_to_pass_it_on(item: Item) -> None:
    said = [whatsapp_text(item, ADDRESS), instagram_caption(item, ADDRESS), tiktok_caption(item, ADDRESS)]
    assert not any(_DRIVES.search(text.replace(ADDRESS, "")) for text in said)


def test_running_text_says_who_what_and_the_source() -> None:
    assert running_text(CLARIFICATION, ADDRESS, 160) == (
        "Diskominfo Teduh: Semua TPS di Teduh menerima pemilih sampai pukul 13.00 waktu setempat. "
        "Sumber: KPU Teduh. Selengkapnya: sejuk.teduh.example/tanggapan/12"
    )


@pytest.mark.parametrize("seconds", [30, 60])
@pytest.mark.parametrize("item", [CLARIFICATION, LONG, CORRECTED, APPEAL])
def test_a_script_keeps_its_time_and_leaves_no_figure(item: Item, seconds: int) -> None:
    script = radio_script(item, seconds)
    assert script.seconds <= seconds
    assert script.seconds == -(-script.words * 60 // WORDS_A_MINUTE)
    assert not re.search(r"\d|http|%|WITA", script.text)
    assert script.lines[0].startswith("Informasi dari ")


@settings(deadline=None)
@given(items(), st.sampled_from([30, 60]))
def test_a_script_begins_with_the_institution_and_is_honest_about_its_time(item: Item, seconds: int) -> None:
    script = radio_script(item, seconds)
    assert script.lines
    assert script.seconds == -(-script.words * 60 // WORDS_A_MINUTE)


def test_the_longer_script_says_no_less() -> None:
    short, long = radio_script(LONG, 30), radio_script(LONG, 60)
    assert short.words < long.words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("pukul 07.00", "Pukul tujuh"),
        ("pukul 13.45 WITA", "Pukul tiga belas lewat empat puluh lima menit Waktu Indonesia Tengah"),
        ("14/02/2029", "Empat belas Februari dua ribu dua puluh sembilan"),
        ("Rp50.000", "Lima puluh ribu rupiah"),
        ("2,5%", "Dua koma lima persen"),
        ("1.204 TPS", "Seribu dua ratus empat T-P-S"),
        ("hubungi 08123", "Hubungi nol delapan satu dua tiga"),
        ("di https://kpu.go.id/cek.", "Di kpu titik go titik id garis miring cek."),
        ("BAWASLU dan KPU", "BAWASLU dan K-P-U"),
        ("versi 2.0.1", "Versi dua titik nol titik satu"),
        ("(11 orang)", "(sebelas orang)"),
    ],
)
def test_what_an_announcer_reads(written: str, read: str) -> None:
    assert aloud(written, "id") == read


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200))
def test_no_figure_is_left_to_read(text: str) -> None:
    assert not re.search(r"[0-9]", aloud(text, "id"))


@pytest.mark.parametrize(
    ("number", "read"),
    [
        (0, "nol"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (19, "sembilan belas"),
        (20, "dua puluh"), (100, "seratus"), (111, "seratus sebelas"), (1000, "seribu"),
        (1100, "seribu seratus"), (2029, "dua ribu dua puluh sembilan"), (11_000, "sebelas ribu"),
        (1_000_000, "satu juta"),
        (204_807_222, "dua ratus empat juta delapan ratus tujuh ribu dua ratus dua puluh dua"),
    ],
)  # fmt: skip
def test_numbers_in_indonesian(number: int, read: str) -> None:
    assert spelled(number, "id") == read


def test_numbers_in_english() -> None:
    assert spelled(2029, "en") == "two thousand twenty-nine"
    assert spelled(1_000_016, "en") == "one million sixteen"
    assert digits("081", "en") == "zero eight one"
    assert address_aloud("https://kpu.go.id/a-1", "en") == "kpu dot go dot id slash a dash one"


@given(st.integers(0, 10**16), st.sampled_from(["id", "en"]))
def test_two_numbers_are_never_read_alike(number: int, language: str) -> None:
    assert spelled(number, language) != spelled(number + 1, language)


def test_every_language_has_every_phrase() -> None:
    every = phrases()
    names = set(every["id"])
    for language, said in every.items():
        assert set(said) == names, language
        assert len(said["months"].split()) == 12
        for name, words in said.items():
            assert set(re.findall(r"{\w+}", words)) == set(re.findall(r"{\w+}", every["id"][name])), name
