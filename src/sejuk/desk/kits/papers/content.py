"""What papers say, as plain data for the typesetter and for DOCX."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from sejuk.desk.kits.cards.codes import code_path
from sejuk.desk.kits.cards.stamps import form_of
from sejuk.desk.kits.phrases import phrase
from sejuk.desk.kits.pictures import size_of
from sejuk.desk.kits.style import INK, PANEL, Style
from sejuk.desk.kits.telling import (
    date_line,
    headline,
    kicker,
    paragraphs,
    short_address,
    sources_line,
    titled,
)
from sejuk.desk.responses.item import Item

_SVG = 'xmlns="http://www.w3.org/2000/svg"'


def content(item: Item, style: Style, address: str, cards: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
    """Every part of a paper; ``cards`` are pictures as SVG with their words."""
    return {
        **_text(item, address),
        **_look(style),
        "kicker": kicker(item),
        "stamp": _stamp(item),
        "claim": phrase(item, "claim", claim=item.claim.strip(" .")) if item.verdict and item.claim else "",
        "code": _code(address),
        "code_alt": phrase(item, "alt_qr", address=short_address(address)),
        "cards": [{"svg": svg, "alt": alt} for svg, alt in cards],
        **{name: phrase(item, name) for name in _WORDS},
        "sources_word": phrase(item, "sources"),
        "correction_word": phrase(item, "correction"),
        "pictures_word": phrase(item, "pictures"),
    }


_WORDS = ("rumour", "scan", "announcement", "read_out", "read_by", "notice")


def _text(item: Item, address: str) -> dict[str, Any]:
    return {
        "language": item.language,
        "title": item.title,
        "headline": headline(item),
        "summary": item.summary if headline(item) != item.summary else "",
        "correction": item.correction,
        "passages": [{"title": title, "paragraphs": paragraphs(text)} for title, text in titled(item)],
        "sources": [{"label": one.label, "address": one.address} for one in item.sources],
        "source_line": phrase(item, "source", sources=sources_line(item, 3)) if item.sources else "",
        "institution": item.institution,
        "unit": item.unit,
        "contact": phrase(item, "contact", contact=item.contact) if item.contact else "",
        "date": date_line(item),
        "place_and_date": ", ".join(filter(None, (item.place, date_line(item)))),
        "day": item.approved_at.date().isoformat(),
        "mark": f"No. {item.number}, {phrase(item, 'version', version=item.version)}",
        "sha256": item.sha256,
        "short_address": short_address(address),
    }


def _look(style: Style) -> dict[str, Any]:
    return {
        "colour": style.colour,
        "on_colour": style.on_colour,
        "letterhead": list(style.letterhead),
        "logo": _logo(style.logo) if style.logo else "",
        "logo_alt": f"Logo {style.name}",
    }


def _stamp(item: Item) -> dict[str, str] | None:
    if item.verdict is None:
        return None
    form = form_of(item.verdict.code)
    line = f'fill="none" stroke="{PANEL}" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"'
    shapes = f'<path d="{form.outline}" fill="{form.colour}"/><path d="{form.marks}" {line}/>'
    svg = f'<svg {_SVG} viewBox="0 0 100 100">{shapes}</svg>'
    return {"label": item.verdict.label, "colour": form.colour, "form": svg}


def _code(address: str) -> str:
    path, squares = code_path(address)
    return f'<svg {_SVG} viewBox="0 0 {squares} {squares}"><path d="{path}" fill="{INK}"/></svg>'


def _logo(png: bytes) -> str:
    """A PNG as SVG: the typesetter takes text, not bytes."""
    wide, high = size_of(png, (512, 512))
    data = base64.b64encode(png).decode()
    body = f'<image width="{wide:g}" height="{high:g}" href="data:image/png;base64,{data}"/>'
    return f'<svg {_SVG} viewBox="0 0 {wide:g} {high:g}">{body}</svg>'
