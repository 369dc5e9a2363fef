"""Photos of a meeting, with the consent of those whom they show."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.engagements.access import access_engagement
from sejuk.desk.engagements.models import Engagement, EngagementPhoto, EngagementState
from sejuk.desk.engagements.transitions import ARRANGES
from sejuk.desk.giat import Picture
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.access import jpeg_of
from sejuk.desk.photos.bringing import Brought, bring
from sejuk.desk.photos.models import Photo, PhotoState
from sejuk.desk.shell.notify import notify

#: More are no documentation but surveillance.
MOST = 12


@transaction.atomic
def add_photo(member: Member, pk: int, body: bytes, alt: str, client_id: uuid.UUID, *, whole: bool) -> Photo:
    """Add a photo; faces are blurred before anything is stored."""
    engagement = access_engagement(member, pk, ARRANGES)
    if engagement.starts_at > clock.now() or engagement.state == EngagementState.CANCELLED:
        raise Refused(
            _("Pertemuan ini belum dimulai."), _("Tambahkan foto sesudah pertemuannya dimulai."), status=409
        )
    if engagement.photos.count() >= MOST:
        raise Refused(
            _("Fotonya sudah cukup: paling banyak dua belas."), _("Hapus salah satunya dulu."), status=409
        )
    photo = bring(member, engagement.unit, Brought(body=body, alt=alt, client_id=client_id, whole=whole))
    EngagementPhoto.objects.get_or_create(photo=photo, defaults={"engagement": engagement})
    notify("engagements")
    return photo


def pictures_of(engagement: Engagement, *, with_bytes: bool = False) -> tuple[Picture, ...]:
    """The photos that somebody has looked at, for the report."""
    rows = engagement.photos.filter(photo__state=PhotoState.CHECKED).select_related("photo")
    return tuple(_picture(row.photo, with_bytes=with_bytes) for row in rows)


def _picture(photo: Photo, *, with_bytes: bool) -> Picture:
    data = jpeg_of(photo) if with_bytes else b""
    return Picture(photo.alt, data, reverse("photos:picture", args=[photo.pk]))
