"""Papers as PDF/A-2a and PDF/UA-1, for archives and screen readers: same text, same bytes, any machine."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from sejuk.desk.kits.cards.composing import composed
from sejuk.desk.kits.cards.frames import SQUARE, STORY
from sejuk.desk.kits.cards.making import alt_text
from sejuk.desk.kits.cards.svg import svg_of
from sejuk.desk.kits.papers.content import content
from sejuk.desk.kits.style import Style
from sejuk.desk.kits.typeface import FOLDER
from sejuk.desk.responses.item import Item

_HERE = Path(__file__).parent


def press_kit(item: Item, style: Style, address: str) -> bytes:
    """The whole text on letterhead with its sources, the stamp, the contact and two cards."""
    cards = []
    for frame in (SQUARE, STORY):
        made = composed(item, style, address, frame)
        cards.append((svg_of(made.drawing), alt_text(item, style, address, made.words)))
    return _set("press", content(item, style, address, cards))


def leaflet(item: Item, style: Style, address: str) -> bytes:
    """A5 in large print, to print and to lay out."""
    return _set("leaflet", content(item, style, address))


def announcement(item: Item, style: Style, address: str) -> bytes:
    """One page for the board of the village hall, and to read out there."""
    return _set("announcement", content(item, style, address))


def _set(template: str, said: dict[str, Any]) -> bytes:
    made = typst.compile(
        _HERE / f"{template}.typ",
        root=_HERE,
        format="pdf",
        sys_inputs={"said": json.dumps(said, ensure_ascii=False)},
        font_paths=[FOLDER],
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime.fromisoformat(said["day"]).replace(tzinfo=UTC),
    )
    return bytes(made)
