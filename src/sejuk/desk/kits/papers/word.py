"""The press kit as DOCX, for newsrooms that go on in their own program, with real headings."""

from __future__ import annotations

from io import BytesIO
from textwrap import shorten
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from sejuk.desk.kits.cards.codes import code_png
from sejuk.desk.kits.cards.frames import SQUARE
from sejuk.desk.kits.cards.making import card
from sejuk.desk.kits.packing import unpacked, zipped
from sejuk.desk.kits.papers.content import content
from sejuk.desk.kits.style import Style
from sejuk.desk.responses.item import Item

#: A typeface that offices have; ours would be replaced by their program's.
_FACE = "Arial"
#: What the format takes as a title in its properties.
_MOST_TITLE = 255


def press_kit_docx(item: Item, style: Style, address: str) -> bytes:
    """A DOCX with letterhead, nobody in its properties, and the same bytes each time."""
    from sejuk.desk.cases.referring.word import saved  # has models: loaded after the apps

    said, document = content(item, style, address), Document()
    _prepare(document, item, style)
    _letterhead(document, said, style)
    document.add_paragraph(f"{_line(said['kicker']).upper()}\n{_line(said['place_and_date'])}")
    document.add_heading(_line(said["headline"]), level=1)
    if said["summary"]:
        document.add_paragraph().add_run(_line(said["summary"])).bold = True
    if said["correction"]:
        document.add_paragraph(
            f"{said['correction_word']}: {_line(said['correction'])}", style="Intense Quote"
        )
    _verdict(document, said)
    for passage in said["passages"]:
        document.add_heading(passage["title"], level=2)
        for paragraph in passage["paragraphs"]:
            document.add_paragraph(_line(paragraph))
    _end(document, item, style, address, said)
    return zipped(unpacked(saved(document)))


def _prepare(document: Any, item: Item, style: Style) -> None:
    document.core_properties.title = shorten(_line(item.title), _MOST_TITLE, placeholder="")
    document.core_properties.language = item.language
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = _FACE, Pt(11)
    for name, size in (("Heading 1", 18), ("Heading 2", 12)):
        font = document.styles[name].font
        font.name, font.size = _FACE, Pt(size)
        font.color.rgb = RGBColor.from_string((style.colour if size == 12 else "#14222a")[1:].upper())
        document.styles[name].element.rPr.rFonts.attrib.clear()
        document.styles[name].element.rPr.rFonts.set(qn("w:ascii"), _FACE)
        document.styles[name].element.rPr.rFonts.set(qn("w:hAnsi"), _FACE)


def _letterhead(document: Any, said: dict[str, Any], style: Style) -> None:
    """On every page, with a rule in the institution's colour below."""
    header = document.sections[0].header
    paragraph = header.paragraphs[0]
    if style.logo:
        picture = paragraph.add_run().add_picture(BytesIO(style.logo), height=Cm(1.4))
        picture._inline.docPr.set("descr", said["logo_alt"])
        paragraph.add_run("  ")
    name = paragraph.add_run(_line(said["institution"]))
    name.bold, name.font.size = True, Pt(14)
    for line in said["letterhead"]:
        paragraph.add_run(f"\n{_line(line)}").font.size = Pt(9)
    rule = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "12"), ("space", "6"), ("color", style.colour[1:])):
        bottom.set(qn(f"w:{key}"), value)
    rule.append(bottom)
    paragraph._p.get_or_add_pPr().append(rule)


def _verdict(document: Any, said: dict[str, Any]) -> None:
    if said["stamp"] is None:
        return
    cell = document.add_table(rows=1, cols=1, style="Table Grid").rows[0].cells[0]
    cell.paragraphs[0].add_run(_line(said["stamp"]["label"])).bold = True
    cell.add_paragraph(_line(said["claim"] or said["rumour"]))


def _end(document: Any, item: Item, style: Style, address: str, said: dict[str, Any]) -> None:
    if said["sources"]:
        document.add_heading(said["sources_word"], level=2)
    for source in said["sources"]:
        text = " – ".join(filter(None, (_line(source["label"]), source["address"])))
        document.add_paragraph(text, style="List Bullet")
    if said["contact"]:
        document.add_paragraph(_line(said["contact"]))
    _picture(document, code_png(address), Cm(3), said["code_alt"])
    document.add_paragraph(f"{said['scan']}\n{said['short_address']}")
    shown = card(item, style, address, SQUARE)
    _picture(document, shown.png, Cm(11), shown.alt)
    foot = (
        f"{_line(said['unit'])} · {said['date']} · {said['mark']}\n{said['notice']}\nSHA-256 {said['sha256']}"
    )
    document.add_paragraph().add_run(foot).font.size = Pt(8)


def _picture(document: Any, png: bytes, width: Any, alt: str) -> None:
    picture = document.add_picture(BytesIO(png), width=width)
    picture._inline.docPr.set("descr", alt)


def _line(text: str) -> str:
    """One line without the signs that no document may hold."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
