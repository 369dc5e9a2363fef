"""Evidence of a follow-up: a PDF that was checked, or a picture drawn anew whose faces are blurred first."""

from __future__ import annotations

from sejuk.desk.cases.evidence.files import MAX_BYTES, UnusableError, as_jpeg, drawn_anew, part_of
from sejuk.desk.cases.evidence.manifest import Part
from sejuk.desk.photos.blurring import blur
from sejuk.desk.photos.faces import find_faces

#: Longer side of what is kept, in dots.
_MAX_SIDE = 1600


def evidence_part(body: bytes) -> Part:
    """The file as it is kept. Raises :class:`UnusableError`."""
    if not body or len(body) > MAX_BYTES:
        raise UnusableError
    if body.startswith(b"%PDF-"):
        return part_of(body)
    picture = drawn_anew(body)
    picture.thumbnail((_MAX_SIDE, _MAX_SIDE))
    blur(picture, find_faces(picture))
    return Part("gambar.jpg", "image/jpeg", as_jpeg(picture))
