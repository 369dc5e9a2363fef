"""The one door in: a photo is taken apart, its faces are blurred, and only then is anything stored."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from PIL import Image

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.evidence.files import UnusableError, as_jpeg, drawn_anew
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.areas import in_dots
from sejuk.desk.photos.blurring import blur, blur_areas, blur_whole
from sejuk.desk.photos.faces import Box, find_faces
from sejuk.desk.photos.models import FacePermission, Photo, PhotoBytes
from sejuk.desk.photos.transitions import BRINGS
from sejuk.desk.shell.notify import notify

#: How long a photo is kept where the room says nothing else.
DAYS = 180
#: Longer side of what is kept, in dots.
MAX_SIDE = 1600
#: What is smaller shows nothing.
MIN_SIDE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A photo as it came: bytes, the words for those who do not see it, and what else to blur."""

    body: bytes
    alt: str
    client_id: UUID
    areas: Sequence[Box] = ()
    whole: bool = False
    permission: FacePermission | None = None
    until: datetime | None = None


def bring(member: Member, unit: Unit, brought: Brought) -> Photo:
    """Take a photo in, once however often a phone sends it. Faces are blurred before anything is stored."""
    require(member, BRINGS, unit)
    if known := _known(member, brought):
        return known
    picture, faces = _made_fit(brought)
    try:
        return _store(member, unit, brought, picture, faces)
    except IntegrityError:  # the phone sent it twice in one moment
        known = _known(member, brought)
        if known is None:
            raise
        return known


def _known(member: Member, brought: Brought) -> Photo | None:
    return Photo.objects.filter(by=member, client_id=brought.client_id).first()


def _made_fit(brought: Brought) -> tuple[Image.Image, int]:
    """The picture as it may be kept, and how many faces were blurred."""
    picture = _opened(brought.body)
    faces = [] if brought.permission else find_faces(picture)
    blur(picture, faces)
    blur_areas(picture, in_dots(list(brought.areas), *picture.size))
    if brought.whole:
        blur_whole(picture)
    return picture, len(faces)


def _opened(body: bytes) -> Image.Image:
    try:
        picture = drawn_anew(body)
    except UnusableError:
        picture = None
    if picture is None or min(picture.size) < MIN_SIDE:
        raise Refused(
            _("Berkas ini bukan foto (JPEG, PNG, WebP), rusak, terlalu kecil, atau terlalu besar."),
            _("Pilih foto lain, atau simpan ulang sebagai JPEG di bawah 10 MB."),
            status=422,
        )
    picture.thumbnail((MAX_SIDE, MAX_SIDE))
    return picture


@transaction.atomic
def _store(member: Member, unit: Unit, brought: Brought, picture: Image.Image, faces: int) -> Photo:
    if brought.permission:
        _check_permission(member, brought.permission)
    body, at = as_jpeg(picture), clock.now()
    photo = Photo.objects.create(
        unit=unit,
        by=member,
        client_id=brought.client_id,
        alt=brought.alt.strip(),
        width=picture.width,
        height=picture.height,
        sha256=hashlib.sha256(body).hexdigest(),
        faces=faces,
        drawn=len(brought.areas),
        whole=brought.whole,
        permission=brought.permission,
        brought_at=at,
        expires_at=brought.until or at + timedelta(days=DAYS),
    )
    PhotoBytes.objects.create(photo=photo, body=body)
    record(
        member,
        "photo.brought",
        "photo",
        photo.pk,
        unit=unit.pk,
        faces=faces,
        drawn=photo.drawn,
        whole=photo.whole,
        permission=photo.permission_id,
        sha256=photo.sha256,
    )
    notify("photos")
    return photo


def _check_permission(member: Member, permission: FacePermission) -> None:
    held = FacePermission.objects.select_for_update().get(pk=permission.pk)
    if (
        held.agreed_at is None
        or held.asked_by_id != member.pk
        or Photo.objects.filter(permission=held).exists()
    ):
        raise Refused(
            _("Izin wajah ini belum disetujui, sudah dipakai, atau bukan Anda yang meminta."),
            _("Minta izin baru, atau unggah fotonya dengan wajah dikaburkan."),
            status=409,
        )
