"""Attack: show a face that nobody allowed, or keep a photo for ever (G1, G10), through SQL if need be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from sejuk.desk.organisation.models import Role
from sejuk.desk.photos.models import FacePermission, Photo, PhotoBytes
from sejuk.desk.photos.tending import agree_faces, ask_faces, erase
from tests.attack.insider import refuses_sql
from tests.desk.office import Desk
from tests.desk.photos.drawn import file_of, scene
from tests.desk.photos.given import a_photo


def test_what_came_in_is_stored_nowhere(desk: Desk) -> None:
    body = file_of(scene()[0], gps=True)
    a_photo(desk, body=body)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM photos_photobytes WHERE body = %s", [body])
        assert cursor.fetchone()[0] == 0
    assert PhotoBytes.objects.count() == 1
    text = {field.name for field in Photo._meta.get_fields() if getattr(field, "max_length", None)}
    assert text == {"alt", "state", "sha256", "client_id"}  # no file name, no place, no person


def test_one_person_alone_keeps_no_faces(desk: Desk) -> None:
    officer, head = desk.member(Role.DUTY_OFFICER), desk.member(Role.HEAD)
    asked = ask_faces(officer, desk.polda, "Kapolda", "Ditanya lisan.")
    photo = a_photo(desk)
    refuses_sql(
        "UPDATE photos_facepermission SET agreed_by_id = asked_by_id, agreed_at = now() WHERE id = %s",
        asked.pk,
    )
    refuses_sql("UPDATE photos_photo SET permission_id = %s WHERE id = %s", asked.pk, photo.pk)
    agree_faces(head, asked.pk)
    refuses_sql("UPDATE photos_photo SET permission_id = %s WHERE id = %s", asked.pk, photo.pk)
    refuses_sql("UPDATE photos_facepermission SET offices = 'siapa saja' WHERE id = %s", asked.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        FacePermission.objects.create(
            unit=desk.polda, offices="x", consent="x", asked_by=officer, asked_at=photo.brought_at,
            agreed_by=head, agreed_at=photo.brought_at,
        )  # fmt: skip


def test_who_brought_officials_faces_does_not_pass_them(desk: Desk) -> None:
    officer = desk.member(Role.DUTY_OFFICER)
    agreed = agree_faces(desk.member(Role.HEAD), ask_faces(officer, desk.polda, "Kapolda", "Lisan.").pk)
    photo = a_photo(desk, permission=agreed)
    statement = (
        "UPDATE photos_photo SET state = 'checked', checked_by_id = by_id, checked_at = now() WHERE id = %s"
    )
    refuses_sql(statement, photo.pk)


def test_no_photo_is_kept_for_ever(desk: Desk) -> None:
    photo = a_photo(desk)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_photo(desk, until=photo.brought_at + timedelta(days=400))
    refuses_sql(
        "UPDATE photos_photo SET expires_at = expires_at + interval '2 years' WHERE id = %s", photo.pk
    )


def test_an_erased_photo_does_not_come_back(desk: Desk) -> None:
    photo = a_photo(desk)
    erase(photo.by, photo.pk)
    refuses_sql("UPDATE photos_photo SET state = 'checked', checked_by_id = by_id WHERE id = %s", photo.pk)
    refuses_sql("INSERT INTO photos_photobytes (photo_id, body) VALUES (%s, '\\xff')", photo.pk)


def test_what_was_blurred_stays_blurred(desk: Desk) -> None:
    photo = a_photo(desk, whole=True)
    refuses_sql("UPDATE photos_photo SET whole = false WHERE id = %s", photo.pk)
