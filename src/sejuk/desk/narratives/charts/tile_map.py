"""Territories as tiles of equal area: a small regency is as visible as a large one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from sejuk.desk.narratives.charts.svg import element, picture

SIDE, GAP = 92, 6
#: Longer names are cut on the tile; the link's own words carry the whole name.
LONGEST = 12


@dataclass(frozen=True, slots=True)
class Tile:
    """A territory's tile: where it stands, what it shows, where it leads."""

    column: int
    row: int
    name: str
    figure: str
    word: str
    css: str
    url: str


def tile_map(tiles: Sequence[Tile], label: object, description: object) -> SafeString:
    """A picture of linked tiles that can be walked with the keyboard in reading order."""
    columns = max([tile.column for tile in tiles], default=0) + 1
    rows = max([tile.row for tile in tiles], default=0) + 1
    drawn = [_tile(tile) for tile in sorted(tiles, key=lambda one: (one.row, one.column))]
    width, height = columns * (SIDE + GAP), rows * (SIDE + GAP)
    return picture(width, height, label, description, drawn, "h-auto max-w-full", role="group")


@lru_cache(maxsize=4096)
def _tile(tile: Tile) -> SafeString:
    x, y = tile.column * (SIDE + GAP), tile.row * (SIDE + GAP)
    middle = x + SIDE / 2
    return element(
        "a",
        element("rect", x=x, y=y, width=SIDE, height=SIDE, rx=8, class_=tile.css),
        _text(middle, y + 22, _short(tile.name), "tile-name"),
        " ",
        _text(middle, y + 56, tile.figure, "tile-figure"),
        " ",
        _text(middle, y + 78, tile.word, "tile-word"),
        href=tile.url,
        aria_label=_spoken(tile),
        class_="tile",
    )


def _spoken(tile: Tile) -> str:
    """What is seen on the tile, in that order (WCAG 2.5.3), and the whole name where it was cut."""
    seen = f"{_short(tile.name)} {tile.figure} {tile.word}"
    return seen if tile.name == _short(tile.name) else f"{seen} ({tile.name})"


def _text(x: float, y: float, words: str, css: str) -> SafeString:
    return element("text", words, x=x, y=y, text_anchor="middle", class_=css)


#: What names are shortened by before they are cut, so that neighbours stay different.
_SHORTER = {
    "Kabupaten ": "",
    "Kota ": "",
    "Kepulauan ": "Kep. ",
    "Kalimantan ": "Kal. ",
    "Sulawesi ": "Sul. ",
    "Sumatera ": "Sum. ",
    "Nusa Tenggara ": "NT ",
    "Daerah Istimewa ": "DI ",
}


def _short(name: str) -> str:
    for long, short in _SHORTER.items():
        name = name.replace(long, short) if name.startswith(long) else name
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
