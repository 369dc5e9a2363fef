"""Photos that people brought, as they were after blurring: what came in is kept nowhere."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member, Unit

#: No photo is kept longer without somebody saying anew until when.
LONGEST = timedelta(days=366)


class PhotoState(models.TextChoices):
    """See ``sejuk.desk.photos.transitions.PHOTO_TRANSITIONS``."""

    UNCHECKED = "unchecked", _("Menunggu diperiksa")
    CHECKED = "checked", _("Sudah diperiksa")
    ERASED = "erased", _("Dihapus")


class FacePermission(models.Model):
    """Faces of public officials on duty may stay in one photo: a consent that was said, and two people.

    It is agreed before the photo comes. It names an office, never a person.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    #: Whose face: the offices they hold, as "Kapolres, Ketua KPU".
    offices = models.CharField(max_length=160)
    #: How and when they said yes.
    consent = models.CharField(max_length=240)
    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    #: Made with the form: a permission that is asked for twice is one.
    client_id = models.UUIDField(null=True, editable=False)
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["asked_by", "client_id"], name="photos_permission_once"),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by")),
                name="photos_permission_by_two",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True, agreed_at__isnull=True)
                | Q(agreed_by__isnull=False, agreed_at__isnull=False),
                name="photos_permission_agreed_when",
            ),
        ]


class Photo(models.Model):
    """A photo of work, with its words for those who do not see it and its stated end (G10)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    #: Made with the form on the phone: a photo that comes twice is one.
    client_id = models.UUIDField()
    #: What the photo shows, for people who do not see it.
    alt = models.CharField(max_length=200)
    state = models.CharField(max_length=9, choices=PhotoState.choices, default=PhotoState.UNCHECKED)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    #: Faces that were found and blurred, areas that people drew, and whether all of it was blurred.
    faces = models.PositiveSmallIntegerField(default=0)
    drawn = models.PositiveSmallIntegerField(default=0)
    whole = models.BooleanField(default=False)
    permission = models.OneToOneField(
        FacePermission, null=True, blank=True, on_delete=models.PROTECT, related_name="photo"
    )
    brought_at = models.DateTimeField()
    checked_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "client_id"], name="photos_photo_once"),
            models.CheckConstraint(condition=~Q(alt=""), name="photos_photo_has_words"),
            models.CheckConstraint(
                condition=~Q(state="checked") | Q(checked_by__isnull=False), name="photos_checked_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(permission__isnull=True) | Q(checked_by__isnull=True) | ~Q(checked_by=F("by")),
                name="photos_faces_checked_by_another",
            ),
        ]

    @property
    def is_shown(self) -> bool:
        """Whether others may see it."""
        return self.state == PhotoState.CHECKED


class PhotoBytes(models.Model):
    """The picture itself, as JPEG; the row goes at the photo's end."""

    photo = models.OneToOneField(Photo, on_delete=models.CASCADE, related_name="stored")
    body = models.BinaryField()
