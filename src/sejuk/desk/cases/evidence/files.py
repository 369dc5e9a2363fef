"""Files that members bring: pictures are drawn anew, PDFs are checked; names are not kept."""

from __future__ import annotations

import warnings
from io import BytesIO

import puremagic
from PIL import Image, ImageOps

from sejuk.desk.cases.evidence.manifest import Part

#: Largest file that may be brought, in bytes, and largest picture, in pixels a side and in all.
MAX_BYTES = 10_000_000
MAX_SIDE = 12_000
MAX_PIXELS = 40_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")


class UnusableError(Exception):
    """The file is no picture and no PDF, or too large."""


def part_of(body: bytes) -> Part:
    """The file as it is kept: a picture without its hidden data, or a PDF. Raises :class:`UnusableError`."""
    if not body or len(body) > MAX_BYTES:
        raise UnusableError
    if body.startswith(b"%PDF-") and _extension(body) == ".pdf":
        return Part("dokumen.pdf", "application/pdf", body)
    return picture_part(body)


def picture_part(body: bytes) -> Part:
    """A picture drawn anew as JPEG: no place, no camera, no thumbnail, nothing appended."""
    return Part("gambar.jpg", "image/jpeg", as_jpeg(drawn_anew(body)))


def drawn_anew(body: bytes) -> Image.Image:
    """The dots of a picture, upright on white, and nothing else of it. Raises :class:`UnusableError`."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _drawn(body)
        except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as error:
            raise UnusableError from error


def as_jpeg(picture: Image.Image) -> bytes:
    """The picture as JPEG."""
    target = BytesIO()
    picture.save(target, "JPEG", quality=85)
    return target.getvalue()


def _drawn(body: bytes) -> Image.Image:
    with Image.open(BytesIO(body), formats=_FORMATS) as opened:
        width, height = opened.size
        if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
            raise ValueError("too many pixels")
        upright = ImageOps.exif_transpose(opened)
        plain = Image.new("RGB", upright.size, "white")
        seen = upright.convert("RGBA")
        plain.paste(seen, mask=seen.getchannel("A"))
    return plain


def _extension(body: bytes) -> str:
    try:
        return str(puremagic.from_string(body))
    except (puremagic.PureError, ValueError):
        return ""
