"""Make parts of a photo unrecognisable: few coarse squares, then smoothed. There is no way back from it."""

from __future__ import annotations

from collections.abc import Iterable

from PIL import Image, ImageFilter

from sejuk.desk.photos.faces import Box

#: A blurred part has so many squares along its longer side, however large it is.
SQUARES = 5
#: What is left of a photo that is blurred as a whole: colours and a rough layout.
WHOLE_SQUARES = 16
#: A face's box is drawn wider by this share: hair, ears and chin tell who somebody is.
MARGIN = 0.35


def blur(photo: Image.Image, boxes: Iterable[Box]) -> None:
    """Blur each part, with its margin."""
    for box in boxes:
        _coarsen(photo, _widened(box, photo), SQUARES)


def blur_areas(photo: Image.Image, boxes: Iterable[Box]) -> None:
    """Blur parts that a person drew, as drawn."""
    for box in boxes:
        _coarsen(photo, _inside(box, photo), SQUARES)


def blur_whole(photo: Image.Image) -> None:
    """Blur all of it."""
    _coarsen(photo, (0, 0, *photo.size), WHOLE_SQUARES)


def _widened(box: Box, photo: Image.Image) -> tuple[int, int, int, int]:
    wide, high = (box.right - box.left) * MARGIN, (box.bottom - box.top) * MARGIN
    return _inside(Box(box.left - wide, box.top - high, box.right + wide, box.bottom + high), photo)


def _inside(box: Box, photo: Image.Image) -> tuple[int, int, int, int]:
    left, top = max(0, int(box.left)), max(0, int(box.top))
    right, bottom = min(photo.width, int(box.right) + 1), min(photo.height, int(box.bottom) + 1)
    return left, top, right, bottom


def _coarsen(photo: Image.Image, area: tuple[int, int, int, int], squares: int) -> None:
    left, top, right, bottom = area
    wide, high = right - left, bottom - top
    if wide <= 0 or high <= 0:
        return
    longer = max(wide, high)
    few = (max(1, round(squares * wide / longer)), max(1, round(squares * high / longer)))
    part = photo.crop(area).resize(few, Image.Resampling.BOX).resize((wide, high), Image.Resampling.BICUBIC)
    photo.paste(part.filter(ImageFilter.GaussianBlur(longer / squares / 2)), (left, top))
