"""Pictures that an institution brings: drawn anew, bounded, as PNG."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from sejuk.desk.cases.evidence.files import UnusableError, drawn_anew

#: Sides of a logo, in dots.
LONGEST, SHORTEST = 512, 48


def logo_of(body: bytes) -> bytes:
    """A logo as PNG without anything that came along in the file; empty where it is no usable picture."""
    try:
        picture = drawn_anew(body)
    except UnusableError:
        return b""
    if min(picture.size) < SHORTEST:
        return b""
    picture.thumbnail((LONGEST, LONGEST))
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def size_of(png: bytes, most: tuple[int, int]) -> tuple[float, float]:
    """Width and height of a picture that is made to fit."""
    with Image.open(BytesIO(png)) as picture:
        share = min(most[0] / picture.width, most[1] / picture.height)
        return picture.width * share, picture.height * share
