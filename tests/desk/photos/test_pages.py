"""The pages of photos, as people use them."""

from __future__ import annotations

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.models import Role
from sejuk.desk.photos.models import FacePermission, Photo
from tests.desk.office import Desk
from tests.desk.photos.drawn import plain
from tests.desk.photos.given import a_photo


def url(name: str, pk: int) -> str:
    """An address of photos."""
    return reverse(f"photos:{name}", args=[pk])


def asking(**changes: str) -> dict[str, str]:
    """The form that asks for a permission."""
    return {"client_id": str(uuid4()), "offices": "Kapolda", "consent": "Ditanya lisan.", **changes}


def test_without_a_script_the_whole_photo_can_be_blurred(desk: Desk) -> None:
    photo = a_photo(desk)
    client = desk.client(Role.DUTY_OFFICER)
    assert client.post(url("photo", photo.pk), {"whole": "on"}).status_code == 302
    assert Photo.objects.get().whole


def test_areas_that_were_drawn_are_blurred(desk: Desk) -> None:
    photo = a_photo(desk)
    desk.client(Role.DUTY_OFFICER).post(url("photo", photo.pk), {"areas": "0.1,0.1,0.4,0.5;0.5,0.5,0.9,0.9"})
    assert Photo.objects.get().drawn == 2


def test_blurring_nothing_says_what_to_do(desk: Desk) -> None:
    answer = desk.client(Role.DUTY_OFFICER).post(url("photo", a_photo(desk).pk), {"areas": ""})
    assert answer.status_code == 422
    assert "Gambar dulu bagiannya" in answer.content.decode()


def test_the_picture_is_shown_and_runs_nothing(desk: Desk) -> None:
    answer = desk.client(Role.DUTY_OFFICER).get(url("picture", a_photo(desk).pk))
    assert answer["Content-Type"] == "image/jpeg"
    assert answer.content.startswith(b"\xff\xd8\xff")
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_looking_and_erasing_are_a_click_each(desk: Desk) -> None:
    photo, client = a_photo(desk), desk.client(Role.DUTY_OFFICER)
    client.post(url("check", photo.pk))
    assert "Sudah diperiksa" in client.get(url("photo", photo.pk)).content.decode()
    client.post(url("erase", photo.pk))
    assert "sudah dihapus" in client.get(url("photo", photo.pk)).content.decode()


def test_officials_faces_from_the_first_question_to_the_photo(desk: Desk) -> None:
    officer, head = desk.client(Role.DUTY_OFFICER), desk.client(Role.HEAD)
    officer.post(reverse("photos:faces"), asking())
    permission = FacePermission.objects.get()
    assert officer.post(url("faces_agree", permission.pk)).status_code == 403
    assert head.post(url("faces_agree", permission.pk)).status_code == 302
    file = SimpleUploadedFile("DSC_1.jpg", plain(), "image/jpeg")
    said = {"photo": file, "photo_alt": "Kapolda membuka dialog", "client_id": str(uuid4())}
    assert officer.post(url("faces_photo", permission.pk), said).status_code == 302
    photo = Photo.objects.get()
    assert photo.permission == permission
    assert "Kapolda" in officer.get(url("photo", photo.pk)).content.decode()
    assert "Lihat fotonya" in head.get(reverse("photos:faces")).content.decode()


def test_a_file_that_is_no_photo_says_so_and_keeps_the_words(desk: Desk) -> None:
    officer, head = desk.client(Role.DUTY_OFFICER), desk.client(Role.HEAD)
    officer.post(reverse("photos:faces"), asking())
    pk = FacePermission.objects.get().pk
    head.post(url("faces_agree", pk))
    file = SimpleUploadedFile("a.jpg", b"bukan foto", "image/jpeg")
    said = {"photo": file, "photo_alt": "Kapolda membuka dialog", "client_id": str(uuid4())}
    answer = officer.post(url("faces_photo", pk), said)
    assert answer.status_code == 422
    assert "bukan foto" in answer.content.decode()
    assert "Kapolda membuka dialog" in answer.content.decode()


def test_a_photo_needs_the_forms_token(desk: Desk) -> None:
    desk.client(Role.DUTY_OFFICER).post(reverse("photos:faces"), asking())
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(desk.member(Role.DUTY_OFFICER).user)
    assert strict.post(url("faces_photo", FacePermission.objects.get().pk), {}).status_code == 403


def test_a_permission_that_is_asked_for_twice_is_one(desk: Desk) -> None:
    officer, said = desk.client(Role.DUTY_OFFICER), asking()
    assert [officer.post(reverse("photos:faces"), said).status_code for _time in range(2)] == [302, 302]
    assert FacePermission.objects.count() == 1
    assert Entry.objects.filter(action="photo.faces_asked").count() == 1
