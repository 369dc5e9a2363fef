"""The letter as DOCX, for offices that add their own number and stamp."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from sejuk.desk.cases.referring.letters import Letter

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def docx_of(letter: Letter) -> bytes:
    """A DOCX with nobody in its properties."""
    document = Document()
    document.styles["Normal"].font.size = Pt(11)
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(letter.institution.upper()).bold = True
    head.add_run(f"\n{letter.unit}").bold = True
    document.add_paragraph(f"Nomor: {letter.number}\n{letter.place_and_date}\nPerihal: {letter.subject}")
    document.add_paragraph("\n".join(["Kepada Yth.", *letter.to]))
    document.add_paragraph("Dengan hormat,")
    for paragraph in letter.paragraphs:
        document.add_paragraph(paragraph)
    _facts(document, letter)
    document.add_paragraph(letter.request)
    document.add_paragraph(f"\n{letter.unit}\n\n\n")
    document.add_paragraph(letter.note)
    return saved(document)


def _facts(document: Document, letter: Letter) -> None:  # type: ignore[valid-type]
    if letter.facts:
        table = document.add_table(rows=0, cols=2, style="Table Grid")  # type: ignore[attr-defined]
        for label, text in letter.facts:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, text
    if letter.addresses:
        document.add_paragraph("Alamat publik:")  # type: ignore[attr-defined]
    for address in letter.addresses:
        document.add_paragraph(address, style="List Bullet")  # type: ignore[attr-defined]


def saved(document: Document) -> bytes:  # type: ignore[valid-type]
    """The file's bytes, with nobody and no time in its properties."""
    properties = document.core_properties  # type: ignore[attr-defined]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _NEVER
    target = BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()
