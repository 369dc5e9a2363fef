"""Papers: archives and screen readers can use them, one page where one is promised, the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from pypdf import PdfReader

from sejuk.desk.kits import KINDS, Style, announcement, everything, leaflet, press_kit, press_kit_docx
from sejuk.desk.kits.cards.codes import code_png
from sejuk.desk.kits.materials import file_name, kind_of
from sejuk.desk.kits.packing import unpacked
from sejuk.desk.kits.pictures import logo_of, size_of
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Item, Part, Passage, Source
from tests.desk.kits.given import ADDRESS, APPEAL, CLARIFICATION, CORRECTED, LONG, STYLE, a_logo, items

Paper = Callable[[Item, Style, str], bytes]
PAPERS = (press_kit, leaflet, announcement)
each_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.__name__)
A4, A5 = (595, 842), (420, 595)


def said(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def size(pdf: bytes) -> tuple[int, int]:
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    return round(box.width), round(box.height)


@each_paper
@pytest.mark.parametrize("item", [CLARIFICATION, CORRECTED, APPEAL])
def test_a_paper_says_the_fact_the_source_and_the_page(paper: Paper, item: Item) -> None:
    text = said(paper(item, STYLE, ADDRESS))
    for part in (item.title, item.sources[0].label, "sejuk.teduh.example/tanggapan/12", "09.30 WITA"):
        assert part in text
    assert (item.correction in text) is True


@each_paper
def test_a_paper_is_tagged_archivable_and_in_its_language(paper: Paper) -> None:
    pdf = PdfReader(BytesIO(paper(LONG, STYLE, ADDRESS)))
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/Lang"] == "id"  # type: ignore[index]
    described = root["/Metadata"].get_object().get_data().decode()  # type: ignore[index]
    assert "<pdfaid:part>2" in described
    assert "<pdfuaid:part>1" in described
    assert pdf.metadata is not None
    assert pdf.metadata.title == LONG.title
    assert not pdf.metadata.author


def test_a_leaflet_is_a5_and_has_two_sides_at_most() -> None:
    assert size(leaflet(CLARIFICATION, STYLE, ADDRESS)) == A5
    assert len(PdfReader(BytesIO(leaflet(CLARIFICATION, STYLE, ADDRESS))).pages) == 1
    assert len(PdfReader(BytesIO(leaflet(CORRECTED, replace(STYLE, logo=a_logo()), ADDRESS))).pages) == 2


def test_an_announcement_is_one_page_with_lines_for_who_read_it_out() -> None:
    pdf = announcement(LONG, STYLE, ADDRESS)
    assert size(pdf) == A4
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    assert "PENGUMUMAN" in said(pdf)
    assert "Dibacakan atau dipasang pada" in said(pdf)


def test_an_announcement_of_a_long_text_has_the_summary_on_its_one_page() -> None:
    endless = replace(LONG, passages=(Passage(Part.FACT, "Kalimat yang utuh dan panjang. " * 200),))
    pdf = announcement(endless, STYLE, ADDRESS)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    assert LONG.summary in said(pdf)


def test_the_press_kit_shows_every_source_the_contact_the_hash_and_two_cards() -> None:
    pdf = press_kit(LONG, STYLE, ADDRESS)
    text = said(pdf)
    for part in (*(source.label for source in LONG.sources), LONG.contact, LONG.sha256, "Jalan Melati 12"):
        assert part in text
    assert len(PdfReader(BytesIO(pdf)).pages) == 2


@each_paper
def test_the_same_item_gives_the_same_paper(paper: Paper) -> None:
    assert paper(LONG, STYLE, ADDRESS) == paper(LONG, STYLE, ADDRESS)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(items())
def test_any_item_can_be_set(item: Item) -> None:
    for paper in (leaflet, announcement):
        assert len(PdfReader(BytesIO(paper(item, Style(item.institution), ADDRESS))).pages) >= 1


def test_what_people_wrote_is_text_and_no_markup() -> None:
    nasty = replace(
        CLARIFICATION, title='#panic(1) *tebal* $x$ <a> [b] \\ "c"', sources=(Source("other", "#eval(1)"),)
    )
    text = said(announcement(nasty, STYLE, ADDRESS))
    assert "#panic(1) *tebal* $x$ <a> [b]" in text
    assert "#eval(1)" in text


def test_docx_has_headings_letterhead_words_for_pictures_and_nobody_in_it() -> None:
    body = press_kit_docx(CORRECTED, replace(STYLE, logo=a_logo()), ADDRESS)
    document = Document(BytesIO(body))
    headings = [
        one.text for one in document.paragraphs if one.style and str(one.style.name).startswith("Heading")
    ]
    assert headings == [LONG.title, "Fakta", "Hati-hati", "Penjelasan", "Yang perlu diingat", "Sumber"]
    assert "Jalan Melati 12, Teduh" in document.sections[0].header.paragraphs[0].text
    assert document.core_properties.author == ""
    xml = unpacked(body)["word/document.xml"].decode()
    assert 'descr="Kartu Klarifikasi dari' in xml
    assert 'descr="Kode QR menuju' in xml
    assert body == press_kit_docx(CORRECTED, replace(STYLE, logo=a_logo()), ADDRESS)


def test_everything_comes_in_one_zip_named_by_version() -> None:
    body = everything(CORRECTED, STYLE, ADDRESS)
    names = ZipFile(BytesIO(body)).namelist()
    assert {file_name(CORRECTED, kind) for kind in KINDS} <= set(names)
    assert "sejuk-12-v2-kartu-1080x1080.png" in names
    assert "teks-alternatif.txt" in names
    assert "kartu-berurutan/kartu-02.png" in names
    assert body == everything(CORRECTED, STYLE, ADDRESS)


def test_what_cannot_be_made_is_named_in_the_zip_and_the_rest_is_there() -> None:
    files = unpacked(everything(replace(LONG, title="W" * 120, summary="W" * 120), STYLE, ADDRESS))
    missing = files["tidak-dibuat.txt"].decode()
    assert "kartu-1200x630.png" in missing
    assert "sejuk-12-v1-selebaran.pdf" in files


def test_kinds_are_found_by_name_and_ending() -> None:
    assert kind_of("siaran-pers", "docx") is not None
    assert kind_of("siaran-pers", "exe") is None
    assert len({(kind.name, kind.ending) for kind in KINDS}) == len(KINDS)


def test_a_logo_is_drawn_anew_and_bounded() -> None:
    made = logo_of(a_logo(3000, 1000) + b"<script>left over</script>")
    assert made.startswith(b"\x89PNG")
    assert b"left over" not in made
    assert [round(side) for side in size_of(made, (512, 512))] == [512, 171]
    assert logo_of(b"GIF89a...") == logo_of(a_logo(20, 20)) == logo_of(b"") == b""


def test_the_code_leads_to_the_page() -> None:
    cv2 = pytest.importorskip("cv2")
    import numpy as np

    picture = cv2.imdecode(np.frombuffer(code_png(ADDRESS), np.uint8), cv2.IMREAD_GRAYSCALE)
    assert cv2.QRCodeDetector().detectAndDecode(picture)[0] == ADDRESS


def test_the_code_on_a_card_leads_to_the_page() -> None:
    cv2 = pytest.importorskip("cv2")
    import numpy as np

    from sejuk.desk.kits import FRAMES, card

    for frame in FRAMES:
        png = np.frombuffer(card(LONG, STYLE, ADDRESS, frame).png, np.uint8)
        picture = cv2.imdecode(png, cv2.IMREAD_GRAYSCALE)
        assert cv2.QRCodeDetector().detectAndDecode(picture)[0] == ADDRESS, frame.name


def test_a_refusal_names_what_to_change() -> None:
    with pytest.raises(Refused) as refusal:
        press_kit(replace(LONG, title="Awas 🔥"), STYLE, ADDRESS)
    assert "🔥" in str(refusal.value.reason)
