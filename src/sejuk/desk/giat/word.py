"""The report as DOCX, for offices that add their own number and stamp."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from docx import Document
from docx.shared import Cm, Pt

from sejuk.desk.cases.referring.letters import date_in_words
from sejuk.desk.cases.referring.word import saved
from sejuk.desk.giat.content import Giat, Picture

#: As wide as the text on a page.
_PICTURE_WIDTH = Cm(12)


def docx(giat: Giat) -> bytes:
    """A DOCX with real headings, so that a screen reader finds its way, and nobody in its properties."""
    document = Document()
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.title = _legible(giat.subject)
    _head(document, giat)
    document.add_paragraph(_legible(giat.opening))
    for section in giat.sections():
        document.add_heading(f"{section.number}. {section.title}", level=2)
        _told(document, section.lines)
    if giat.pictures:
        document.add_heading("Dokumentasi", level=2)
    for picture in giat.pictures:
        _picture(document, picture)
    if giat.situation:
        document.add_paragraph(_legible(giat.situation))
    document.add_paragraph(giat.closing)
    day = date_in_words(giat.at.astimezone(ZoneInfo(giat.zone)))
    document.add_paragraph(f"{day}\n{_legible(giat.sender)}\n\n\n")
    return saved(document)


def _head(document: Any, giat: Giat) -> None:
    document.add_heading(_legible(giat.subject), level=1)
    table = document.add_table(rows=0, cols=2)
    rows = [("Kepada Yth.", giat.to), ("Dari", (giat.sender,)), ("Tembusan", giat.copies)]
    for label, names in [*rows, ("Perihal", (giat.subject,))]:
        if names:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, "\n".join(map(_legible, names))
    document.add_paragraph()


def _told(document: Any, told: Sequence[str]) -> None:
    style = "List Bullet" if len(told) > 1 else None
    for line in told:
        document.add_paragraph(_legible(line), style=style)


def _picture(document: Any, picture: Picture) -> None:
    if picture.data:
        document.add_picture(BytesIO(picture.data), width=_PICTURE_WIDTH)
    document.add_paragraph(_legible(picture.caption))


def _legible(text: str) -> str:
    """One line without the signs that no document may hold and a paste may bring along."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
