"""What is done with a photo after it came: look at it, blur more of it, erase it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from io import BytesIO
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.evidence.files import as_jpeg
from sejuk.desk.organisation.access import require, require_anywhere
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.access import access_permission, access_photo, may_check, require_second
from sejuk.desk.photos.areas import in_dots
from sejuk.desk.photos.blurring import blur_areas, blur_whole
from sejuk.desk.photos.faces import Box
from sejuk.desk.photos.models import FacePermission, Photo, PhotoBytes, PhotoState
from sejuk.desk.photos.transitions import BRINGS, PHOTO_TRANSITIONS
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition


@transaction.atomic
def check(member: Member, pk: int) -> Photo:
    """Say that no face is left that should not be seen; from now on others see the photo."""
    photo = _held(member, pk)
    _require_mine(member, photo)
    if photo.state == PhotoState.CHECKED:
        return photo  # a second click
    photo.state = transition(PHOTO_TRANSITIONS, "check", photo.state).end
    if not may_check(member, photo):
        raise Refused(
            _("Foto dengan wajah pejabat harus diperiksa orang lain."),
            _("Minta rekan di unit Anda memeriksanya."),
        )
    photo.checked_by, photo.checked_at = member, clock.now()
    photo.save(update_fields=["state", "checked_by", "checked_at"])
    record(member, "photo.checked", "photo", pk, unit=photo.unit_id)
    notify("photos")
    return photo


@transaction.atomic
def blur_more(member: Member, pk: int, areas: Sequence[Box], *, whole: bool = False) -> Photo:
    """Blur further parts, or all of it. What was there before is gone."""
    photo = _held(member, pk)
    transition(PHOTO_TRANSITIONS, "blur", photo.state)
    _require_mine(member, photo)
    stored = PhotoBytes.objects.select_for_update().get(photo=photo)
    with Image.open(BytesIO(bytes(stored.body))) as opened:
        picture = opened.convert("RGB")
    blur_areas(picture, in_dots(list(areas), *picture.size))
    if whole:
        blur_whole(picture)
    stored.body = as_jpeg(picture)
    stored.save(update_fields=["body"])
    photo.sha256 = hashlib.sha256(stored.body).hexdigest()
    photo.drawn, photo.whole = min(photo.drawn + len(areas), 32_000), photo.whole or whole
    photo.save(update_fields=["sha256", "drawn", "whole"])
    record(member, "photo.blurred", "photo", pk, drawn=photo.drawn, whole=photo.whole, sha256=photo.sha256)
    notify("photos")
    return photo


@transaction.atomic
def erase(member: Member | None, pk: int) -> Photo:
    """Erase the picture; the row stays with its counts. Without a member it is the clock."""
    photo = _held(member, pk) if member else Photo.objects.select_for_update().get(pk=pk)
    if photo.state == PhotoState.ERASED:
        return photo
    if member:
        _require_mine(member, photo)
    photo.state = transition(PHOTO_TRANSITIONS, "erase", photo.state).end
    photo.save(update_fields=["state"])
    PhotoBytes.objects.filter(photo=photo).delete()
    record(member, "photo.erased", "photo", pk, unit=photo.unit_id)
    notify("photos")
    return photo


@transaction.atomic
def ask_faces(
    member: Member, unit: Unit, offices: str, consent: str, client_id: UUID | None = None
) -> FacePermission:
    """Ask that the faces of officials on duty may stay in one photo that is still to come.

    The same form sent twice asks once.
    """
    require_anywhere(member, BRINGS)
    require(member, BRINGS, unit)
    asked, is_new = FacePermission.objects.get_or_create(
        asked_by=member,
        client_id=client_id or uuid4(),
        defaults={
            "unit": unit,
            "offices": offices.strip(),
            "consent": consent.strip(),
            "asked_at": clock.now(),
        },
    )
    if is_new:
        record(member, "photo.faces_asked", "face_permission", asked.pk, unit=unit.pk)
        notify("photos")
    return asked


@transaction.atomic
def agree_faces(member: Member, pk: int) -> FacePermission:
    """The second person agrees."""
    permission = access_permission(member, pk)
    require_second(member, permission)
    held = FacePermission.objects.select_for_update().get(pk=pk)
    if held.agreed_at is None:
        held.agreed_by, held.agreed_at = member, clock.now()
        held.save(update_fields=["agreed_by", "agreed_at"])
        record(member, "photo.faces_agreed", "face_permission", pk, unit=held.unit_id)
        notify("photos")
    return held


def _held(member: Member | None, pk: int) -> Photo:
    if member:
        access_photo(member, pk)
    return Photo.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)


def _require_mine(member: Member, photo: Photo) -> None:
    if photo.by_id != member.pk:
        require(member, BRINGS, photo.unit)
