"""Areas that a person drew, as the page sends them: shares of the photo, so that any size of screen fits."""

from __future__ import annotations

import re

from sejuk.desk.photos.faces import Box

#: More would be the whole photo, for which there is a choice of its own.
MOST = 40
_AREA = re.compile(r"(0(?:\.\d{1,4})?|1(?:\.0{1,4})?)")


def read_areas(text: str) -> list[Box]:
    """``left,top,right,bottom;…`` in shares of 1. Raises ``ValueError`` for anything else."""
    areas = [_read(one) for one in text.split(";") if one.strip()]
    if len(areas) > MOST:
        raise ValueError("too many areas")
    return areas


def in_dots(areas: list[Box], width: int, height: int) -> list[Box]:
    """The same areas in dots of a photo."""
    return [Box(a.left * width, a.top * height, a.right * width, a.bottom * height) for a in areas]


def _read(text: str) -> Box:
    shares = text.strip().split(",")
    if len(shares) != 4 or not all(_AREA.fullmatch(share) for share in shares):
        raise ValueError("not an area")
    box = Box(*map(float, shares))
    if box.left >= box.right or box.top >= box.bottom:
        raise ValueError("an empty area")
    return box
