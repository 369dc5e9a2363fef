"""The letter as PDF: the same letter gives the same bytes, on every machine."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files

import typst

from sejuk.desk.cases.referring.letters import Letter


def pdf_of(letter: Letter) -> bytes:
    """PDF/A-2a, tagged for screen readers, dated as the letter; only the typesetter's own fonts."""
    template = files("sejuk.desk.cases.referring").joinpath("letter.typ").read_bytes()
    made = typst.compile(
        template,
        format="pdf",
        sys_inputs={"letter": json.dumps(letter.as_json(), ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards="a-2a",
        timestamp=datetime.fromisoformat(letter.day).replace(tzinfo=UTC),
    )
    return bytes(made)
