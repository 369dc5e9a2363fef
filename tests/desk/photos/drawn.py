"""Photos for tests: drawn people who are nobody, and a file that a camera might have made."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

from sejuk.desk.photos.faces import Box

SKINS = ((224, 180, 150), (198, 140, 100), (141, 95, 65), (90, 58, 40))
#: Longitude and latitude, as a phone writes them into a photo.
GPS = {1: "S", 2: (1.0, 14.0, 30.0), 3: "E", 4: (116.0, 51.0, 10.0)}


def scene(
    count: int = 4, radius: float = 40.0, size: tuple[int, int] = (960, 720)
) -> tuple[Image.Image, list[Box]]:
    """A wall with heads in a row, and where their faces are."""
    picture = Image.new("RGB", size, (176, 190, 196))
    boxes = [
        _head(picture, size[0] * (at + 0.5) / count, size[1] * 0.4, radius, SKINS[at % 4])
        for at in range(count)
    ]
    return picture.filter(ImageFilter.GaussianBlur(0.8)), boxes


def _head(picture: Image.Image, x: float, y: float, r: float, skin: tuple[int, int, int]) -> Box:
    draw = ImageDraw.Draw(picture)
    dark, shade = _times(skin, 0.35), _times(skin, 0.8)
    draw.ellipse((x - r * 1.02, y - r * 1.45, x + r * 1.02, y + r * 0.9), fill=(25, 20, 18))
    draw.rectangle((x - r * 0.4, y + r, x + r * 0.4, y + r * 1.9), fill=shade)
    draw.ellipse((x - r * 2.2, y + r * 1.6, x + r * 2.2, y + r * 4), fill=(60, 84, 120))
    draw.ellipse((x - r * 0.9, y - r * 1.2, x + r * 0.9, y + r * 1.25), fill=skin)
    for side in (-1, 1):
        _eye(draw, x + side * r * 0.36, y - r * 0.2, r, dark, shade)
    draw.polygon([(x, y - r * 0.15), (x - r * 0.18, y + r * 0.38), (x + r * 0.18, y + r * 0.38)], fill=shade)
    draw.ellipse((x - r * 0.34, y + r * 0.58, x + r * 0.34, y + r * 0.78), fill=(150, 70, 65))
    return Box(x - r * 0.9, y - r * 1.2, x + r * 0.9, y + r * 1.25)


def _eye(
    draw: ImageDraw.ImageDraw, x: float, y: float, r: float, dark: tuple[int, ...], shade: tuple[int, ...]
) -> None:
    draw.ellipse((x - r * 0.26, y - r * 0.2, x + r * 0.26, y + r * 0.16), fill=shade)
    draw.ellipse((x - r * 0.2, y - r * 0.1, x + r * 0.2, y + r * 0.1), fill=(240, 238, 235))
    draw.ellipse((x - r * 0.1, y - r * 0.1, x + r * 0.1, y + r * 0.1), fill=(20, 12, 10))
    brow = (x - r * 0.26, y - r * 0.28, x + r * 0.26, y - r * 0.32)
    draw.line(brow, fill=dark, width=max(1, int(r * 0.1)))


def _times(colour: tuple[int, int, int], share: float) -> tuple[int, int, int]:
    red, green, blue = (int(part * share) for part in colour)
    return red, green, blue


def file_of(picture: Image.Image, *, gps: bool = False, form: str = "JPEG") -> bytes:
    """The picture as a file, with a place and a camera where asked for."""
    target, exif = BytesIO(), Image.Exif()
    if gps:
        exif.get_ifd(0x8825).update(GPS)
        exif[0x0110] = "Ponsel Teduh 7"
    picture.save(target, form, exif=exif if gps else b"")
    return target.getvalue()


def plain(size: tuple[int, int] = (320, 240), *, gps: bool = False) -> bytes:
    """A photo without anybody in it, for tests about something else."""
    return file_of(Image.new("RGB", size, (120, 150, 110)), gps=gps)
