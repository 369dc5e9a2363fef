"""The doors of photos: those of one's units; what nobody has looked at yet is seen by its own unit alone."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.organisation.access import accessible_units, may, require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.models import FacePermission, Photo, PhotoBytes, PhotoState
from sejuk.desk.photos.transitions import AGREES, BRINGS, SEES


def accessible_photos(member: Member) -> QuerySet[Photo]:
    """Photos of units in the member's reach, and one's own."""
    units = accessible_units(member, SEES)
    unseen = Q(state=PhotoState.UNCHECKED) & ~Q(by=member) & ~Q(unit__in=accessible_units(member, BRINGS))
    found = Photo.objects.filter(Q(unit__in=units) | Q(by=member)).exclude(unseen)
    return found.select_related("unit", "by", "permission")


def access_photo(member: Member, pk: int) -> Photo:
    """A photo in sight."""
    photo = accessible_photos(member).filter(pk=pk).first()
    if photo is None:
        raise Refused(
            _("Foto ini tidak ada di wilayah kerja Anda."), _("Kembali ke halaman sebelumnya."), status=404
        )
    return photo


def jpeg_of(photo: Photo) -> bytes:
    """The picture of a photo that the caller got through a door; refused where it has ended."""
    stored = PhotoBytes.objects.filter(photo=photo).first()
    if stored is None:
        raise Refused(
            _("Foto ini sudah dihapus."), _("Masa simpannya habis, atau seseorang menghapusnya."), status=404
        )
    return bytes(stored.body)


def usable_photos(member: Member) -> QuerySet[Photo]:
    """Photos that were looked at and may be put into a report or a text."""
    return accessible_photos(member).filter(state=PhotoState.CHECKED, by=member)


def access_permission(member: Member, pk: int) -> FacePermission:
    """A permission about officials' faces, for its second person."""
    found = FacePermission.objects.filter(pk=pk, unit__in=accessible_units(member, BRINGS))
    permission = found.select_related("unit", "asked_by").first()
    if permission is None:
        raise Refused(
            _("Izin ini tidak ada di wilayah kerja Anda."), _("Kembali ke daftar izin."), status=404
        )
    return permission


def require_second(member: Member, permission: FacePermission) -> None:
    """Somebody who may agree, and who is not the one who asked."""
    require(member, AGREES, permission.unit)
    if permission.asked_by_id == member.pk:
        raise Refused(
            _("Izin ini Anda sendiri yang minta."), _("Minta penyetuju atau pimpinan lain menyetujuinya.")
        )


def may_check(member: Member, photo: Photo) -> bool:
    """Whether the member may say that the photo is fit to be seen."""
    if photo.permission_id and photo.by_id == member.pk:
        return False
    return photo.by_id == member.pk or may(member, BRINGS, photo.unit)
