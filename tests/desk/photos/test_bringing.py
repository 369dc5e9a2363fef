"""One door in: what a photo hides is gone, faces are blurred, and only then is anything stored."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from sejuk.desk import clock
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.access import access_photo, accessible_photos, jpeg_of
from sejuk.desk.photos.bringing import MAX_SIDE, bring
from sejuk.desk.photos.ending import erase_ended
from sejuk.desk.photos.faces import find_faces
from sejuk.desk.photos.models import Photo, PhotoBytes, PhotoState
from sejuk.desk.photos.tending import agree_faces, ask_faces, blur_more, check, erase
from tests.desk.office import Desk
from tests.desk.photos.drawn import file_of, plain, scene
from tests.desk.photos.given import a_photo, brought
from tests.desk.photos.test_faces import covers


def opened(photo: Photo) -> Image.Image:
    """The picture as it is stored."""
    return Image.open(BytesIO(jpeg_of(photo))).convert("RGB")


def test_place_and_camera_are_gone(desk: Desk) -> None:
    body = plain(gps=True)
    assert Image.open(BytesIO(body)).getexif()
    stored = jpeg_of(a_photo(desk, body=body))
    assert not Image.open(BytesIO(stored)).getexif()
    assert b"Ponsel Teduh" not in stored


def test_faces_are_blurred_before_anything_is_stored(desk: Desk) -> None:
    picture, faces = scene()
    photo = a_photo(desk, body=file_of(picture))
    assert photo.faces >= len(faces)
    assert not any(covers(find_faces(opened(photo)), face) for face in faces)


def test_a_large_photo_is_made_smaller(desk: Desk) -> None:
    photo = a_photo(desk, body=plain((3200, 800)))
    assert (photo.width, photo.height) == (MAX_SIDE, 400)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"GIF89a" + b"0" * 40,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        plain()[:200],
        plain((20, 20)),
    ],
    ids=["empty", "gif", "svg", "pdf", "cut off", "tiny"],
)
def test_what_is_no_photo_is_refused_and_nothing_stays(desk: Desk, body: bytes) -> None:
    with pytest.raises(Refused):
        a_photo(desk, body=body)
    assert not PhotoBytes.objects.exists()


def test_a_photo_that_comes_twice_is_one(desk: Desk) -> None:
    key = uuid4()
    first, again = (a_photo(desk, client_id=key) for _time in range(2))
    assert first.pk == again.pk
    assert Photo.objects.count() == 1


def test_nobody_brings_photos_to_another_unit(desk: Desk) -> None:
    with pytest.raises(Refused):
        bring(desk.member(Role.DUTY_OFFICER, desk.polres), desk.other_polres, brought())


def test_an_unchecked_photo_is_seen_by_its_unit_and_those_above_who_may_check(desk: Desk) -> None:
    photo = a_photo(desk, desk.polres)
    assert access_photo(desk.member(Role.HEAD, desk.polda), photo.pk) == photo
    for role, unit in (
        (Role.AUDITOR, desk.polda),
        (Role.DUTY_OFFICER, desk.other_polres),
        (Role.HEAD, desk.kpu),
    ):
        assert not accessible_photos(desk.member(role, unit)).exists()
    check(desk.member(Role.DUTY_OFFICER, desk.polres), photo.pk)
    assert accessible_photos(desk.member(Role.AUDITOR, desk.polda)).exists()
    assert not accessible_photos(desk.member(Role.HEAD, desk.kpu)).exists()


def test_more_can_be_blurred_and_never_less(desk: Desk) -> None:
    photo = a_photo(desk, body=file_of(scene()[0]))
    before = photo.sha256
    after = blur_more(photo.by, photo.pk, [], whole=True)
    assert after.whole
    assert after.sha256 != before
    assert find_faces(opened(after)) == []


def test_a_second_click_checks_once(desk: Desk) -> None:
    photo = a_photo(desk)
    assert check(photo.by, photo.pk).checked_at == check(photo.by, photo.pk).checked_at


def test_an_erased_photo_has_no_picture(desk: Desk) -> None:
    photo = a_photo(desk)
    erase(photo.by, photo.pk)
    erase(photo.by, photo.pk)
    assert not PhotoBytes.objects.exists()
    with pytest.raises(Refused):
        jpeg_of(photo)
    with pytest.raises(Refused):
        check(photo.by, photo.pk)


def test_a_photo_goes_at_its_end_and_an_unchecked_one_after_a_week(desk: Desk) -> None:
    now = clock.now()
    kept, forgotten = a_photo(desk, until=now + timedelta(days=30)), a_photo(desk)
    check(kept.by, kept.pk)
    assert erase_ended(now + timedelta(days=8)) == 1
    forgotten.refresh_from_db()
    assert forgotten.state == PhotoState.ERASED
    assert erase_ended(now + timedelta(days=31)) == 1
    assert erase_ended(now + timedelta(days=31)) == 0
    assert not PhotoBytes.objects.exists()


def test_officials_faces_stay_by_two_people_and_a_third_look(desk: Desk) -> None:
    officer, head = desk.member(Role.DUTY_OFFICER), desk.member(Role.HEAD)
    asked = ask_faces(officer, desk.polda, "Kapolda, Ketua KPU", "Ditanya lisan sebelum acara.")
    picture, faces = scene()
    with pytest.raises(Refused):  # not agreed yet
        a_photo(desk, body=file_of(picture), permission=asked)
    agreed = agree_faces(head, asked.pk)
    photo = a_photo(desk, body=file_of(picture), permission=agreed)
    assert photo.faces == 0
    assert all(covers(find_faces(opened(photo)), face) for face in faces)
    with pytest.raises(Refused):  # by the one who brought it
        check(officer, photo.pk)
    assert check(head, photo.pk).state == PhotoState.CHECKED
    with pytest.raises(Refused):  # one permission, one photo
        a_photo(desk, permission=agreed)


def test_who_asked_does_not_agree(desk: Desk) -> None:
    head = desk.member(Role.HEAD)
    asked = ask_faces(head, desk.polda, "Kapolda", "Ditanya lisan.")
    with pytest.raises(Refused):
        agree_faces(head, asked.pk)
