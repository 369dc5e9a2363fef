"""A drawing as SVG, and the SVG as PNG: with our typeface only, so the bytes are the same everywhere."""

from __future__ import annotations

import base64
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import typst

from sejuk.desk.kits.cards.parts import Area, Code, Drawing, Part, Picture, Shape, Text
from sejuk.desk.kits.typeface import FAMILY, FOLDER

#: The typesetter that sets the letters also draws pictures.
_HERE = Path(__file__).parent


def svg_of(drawing: Drawing) -> str:
    """The whole picture in one file; its text stays text."""
    size = f'width="{drawing.width}" height="{drawing.height}"'
    ground = f'<rect {size} fill="{drawing.ground}"/>'
    body = "".join(_one(part) for part in drawing.parts)
    box = f'viewBox="0 0 {drawing.width} {drawing.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box}>{ground}{body}</svg>'


def png_of(drawing: Drawing) -> bytes:
    """The picture as PNG; the same drawing gives the same bytes."""
    inputs = {"svg": svg_of(drawing), "wide": str(drawing.width), "high": str(drawing.height)}
    made = typst.compile(
        _HERE / "card.typ",
        root=_HERE,
        format="png",
        ppi=72.0,
        sys_inputs=inputs,
        font_paths=[FOLDER],
        ignore_system_fonts=True,
    )
    return bytes(made)


def _one(part: Part) -> str:
    match part:
        case Text():
            return _text(part)
        case Area():
            place = f'x="{_n(part.x)}" y="{_n(part.y)}" width="{_n(part.width)}" height="{_n(part.height)}"'
            return f'<rect {place} rx="{_n(part.radius)}" fill="{part.colour}"/>'
        case Shape():
            return _shape(part)
        case Picture():
            place = f'x="{_n(part.x)}" y="{_n(part.y)}" width="{_n(part.width)}" height="{_n(part.height)}"'
            return f'<image {place} href="data:image/png;base64,{base64.b64encode(part.png).decode()}"/>'
        case Code():
            moved = f"translate({_n(part.x)} {_n(part.y)}) scale({_n(part.scale)})"
            drawn = f'd="{part.path}" fill="{part.colour}" shape-rendering="crispEdges"'
            return f'<path transform="{moved}" {drawn}/>'


def _text(part: Text) -> str:
    font = f'font-family={quoteattr(FAMILY)} font-size="{part.size}" font-weight="{part.weight.value}"'
    place = f'x="{_n(part.x)}" y="{_n(part.y)}" fill="{part.colour}"'
    return f"<text {place} {font}>{escape(part.text)}</text>"


def _shape(part: Shape) -> str:
    moved = f"translate({_n(part.x)} {_n(part.y)}) scale({_n(part.size / 100)})"
    outline = f'<path d="{part.outline}" fill="{part.colour}"/>'
    line = 'fill="none" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"'
    return f'<g transform="{moved}">{outline}<path d="{part.marks}" stroke="{part.ground}" {line}/></g>'


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
