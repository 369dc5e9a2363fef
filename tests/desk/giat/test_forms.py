"""One report in its three forms: what they say, and that they say the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from docx import Document
from hypothesis import given as given_any
from hypothesis import strategies as st
from PIL import Image

from sejuk.desk.giat import Giat, Picture, docx, lines, time_and_place, whatsapp_text
from tests.desk.giat.given import EVENING, giat

WHATSAPP = """*Kepada Yth.*
1. Kapolda Hulu
2. Wakapolda Hulu
*Dari:* Kabid Humas Polda Hulu
*Tembusan:*
Irwasda Polda Hulu
*Perihal:* Laporan giat dialog penguatan bersama pegiat media sosial

Selamat malam Komandan, mohon izin melaporkan:

*1. Dasar*
Surat perintah Sprin/12/V/2029

*2. Waktu dan tempat*
- Selasa, 8 Mei 2029, pukul 19.30 WITA
- Kedai Teduh, Kabupaten Telaga

*3. Pelaksana*
- Kabid Humas
- Kasubbid PID

*4. Uraian giat*
- Pembukaan oleh Kabid Humas.
- Tanya jawab dengan peserta.

*5. Hasil*
Dua pertanyaan dijawab di tempat.

*6. Hambatan*
Nihil.

*7. Catatan dan saran*
Nihil.

*DUMP (dokumentasi)*
Suasana dialog

Selama giat berlangsung, situasi aman dan kondusif.

Demikian dilaporkan. Terima kasih."""


def words_of(content: bytes) -> str:
    """Everything that a reader of the DOCX sees."""
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(one.text for one in document.paragraphs)])


def picture() -> bytes:
    """A small PNG."""
    target = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(target, "PNG")
    return target.getvalue()


def test_the_text_has_the_customary_layout() -> None:
    assert whatsapp_text(giat()) == WHATSAPP


@pytest.mark.parametrize("form", [docx, lambda one: render_to_string("giat/report.html", {"giat": one})])
def test_page_and_docx_say_what_the_text_says(form: object) -> None:
    made = form(giat())  # type: ignore[operator]
    told = words_of(made) if isinstance(made, bytes) else made
    for line in WHATSAPP.replace("DUMP (dokumentasi)", "Dokumentasi").splitlines():
        plain = line.strip("*").removeprefix("- ").removeprefix("1. ").removeprefix("2. ")
        for part in plain.split(":* "):
            assert part.rstrip(".:*") in told, part


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(6, "pagi"), (10, "pagi"), (11, "siang"), (15, "sore"), (18, "malam"), (23, "malam")],
)
def test_the_greeting_follows_the_hour_where_the_unit_is(hour: int, greeting: str) -> None:
    at = datetime(2029, 5, 8, hour, tzinfo=UTC) - timedelta(hours=9)  # WIT
    assert giat(at=at, zone="Asia/Jayapura").opening.startswith(f"Selamat {greeting} ")


def test_time_and_place_name_the_zone_and_an_end_past_midnight() -> None:
    told = time_and_place(EVENING, EVENING + timedelta(hours=5), "Asia/Makassar", "")
    assert told == ("Selasa, 8 Mei 2029, pukul 19.30–9 Mei 2029 00.30 WITA",)
    told = time_and_place(EVENING, EVENING + timedelta(hours=2), "Asia/Jakarta", "Aula")
    assert told == ("Selasa, 8 Mei 2029, pukul 18.30–20.30 WIB", "Aula")


def test_nothing_is_claimed_of_the_situation_unless_somebody_says_it() -> None:
    assert "situasi" not in whatsapp_text(giat(situation="")).lower()


def test_the_docx_carries_pictures_and_no_person_in_its_properties() -> None:
    document = Document(BytesIO(docx(giat(pictures=(Picture("Suasana dialog", picture()),)))))
    assert len(document.inline_shapes) == 1
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]


def test_the_page_is_indonesian_and_names_its_pictures() -> None:
    page = render_to_string("giat/report.html", {"giat": giat(pictures=(Picture("Suasana", url="/f/1"),))})
    assert 'lang="id"' in page
    assert 'src="/f/1" alt="Suasana"' in page


def test_the_page_shows_markup_as_words() -> None:
    page = render_to_string("giat/report.html", {"giat": giat(results=("<script>alert(1)</script>",))})
    assert "<script>" not in page


def test_typed_lines_lose_what_is_empty() -> None:
    assert lines("  satu \n\n dua\n") == ("satu", "dua")


@given_any(st.text())
def test_whatever_somebody_typed_becomes_a_text_and_a_document(typed: str) -> None:
    one: Giat = giat(account=lines(typed), sender=typed, subject=typed)
    assert whatsapp_text(one).count("*1. Dasar*") == 1
    assert docx(one).startswith(b"PK")
