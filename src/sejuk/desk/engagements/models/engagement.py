"""A meeting with people: what it is for, when, where, for whom. No list of who they are."""

from __future__ import annotations

import secrets
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member, Territory, Unit
from sejuk.desk.people import CODE_LENGTH, GUESTS, choices
from sejuk.desk.photos.models import Photo

#: What a place and time are told in.
ZONES = [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]


def random_key() -> str:
    """128 random bits for an address that nobody guesses."""
    return secrets.token_urlsafe(16)


class Kind(models.TextChoices):
    """What kind of meeting; what each brings along is in ``kinds.toml``."""

    DIALOGUE = "dialogue", _("Dialog penguatan")
    PRESS = "press", _("Jumpa pers")
    COURTESY = "courtesy", _("Silaturahmi")
    VIDEO = "video", _("Konferensi video")
    PEACE = "peace", _("Deklarasi damai")
    OUTREACH = "outreach", _("Sosialisasi")
    FORUM = "forum", _("Forum, FGD, atau audiensi")


class EngagementState(models.TextChoices):
    """See ``sejuk.desk.engagements.transitions.ENGAGEMENT_TRANSITIONS``."""

    PLANNED = "planned", _("Direncanakan")
    INVITED = "invited", _("Undangan terbuka")
    POSTPONED = "postponed", _("Ditunda")
    HELD = "held", _("Terlaksana")
    REPORTED = "reported", _("Dilaporkan")
    CANCELLED = "cancelled", _("Dibatalkan")


class Allocation(models.TextChoices):
    """Who gets a seat when there are fewer than people who want to come."""

    QUEUE = "queue", _("Urut menjawab: yang lebih dulu menjawab lebih dulu mendapat kursi")
    DRAW = "draw", _("Undian yang dapat diperiksa siapa saja")


class Engagement(models.Model):
    """One meeting. Its organiser is ``unit``; ``place`` is a venue, ``territory`` a regency or larger."""

    #: Made with the form, so that a plan sent twice is one.
    client_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=9, choices=Kind.choices)
    state = models.CharField(max_length=9, choices=EngagementState.choices, default=EngagementState.PLANNED)
    title = models.CharField(max_length=160)
    #: Why people are asked to come; stands in every invitation.
    purpose = models.TextField(max_length=1200)
    #: The order or law it is held on; stands in the report.
    basis = models.CharField(max_length=240, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="engagements")
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    video_link = models.URLField(max_length=400, blank=True)
    language = models.CharField(max_length=60)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    time_zone = models.CharField(max_length=32, choices=ZONES)
    #: None: everybody who wants to come finds room.
    seats = models.PositiveIntegerField(null=True, blank=True)
    allocation = models.CharField(max_length=5, choices=Allocation.choices, default=Allocation.QUEUE)
    #: Whether the public press room lists it and anybody may ask for a seat.
    is_open = models.BooleanField(default=False)
    #: What happened to it: why it was cancelled or postponed, as those who were invited read it.
    notice = models.CharField(max_length=400, blank=True)
    #: In the addresses of the public pages, and in the QR code at the door.
    public_key = models.CharField(max_length=32, unique=True, default=random_key, editable=False)
    door_key = models.CharField(max_length=32, unique=True, default=random_key, editable=False)
    #: The draw (see ``drawing``): the seed under this instance's key until it is published.
    sealed_seed = models.BinaryField(default=b"", editable=False)
    commitment = models.CharField(max_length=64, blank=True, editable=False)
    seed = models.CharField(max_length=64, blank=True, editable=False)
    list_hash = models.CharField(max_length=64, blank=True, editable=False)
    drawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    planned_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    #: When addresses and links of its invitations were erased.
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="engagement_ends_later"),
            models.CheckConstraint(condition=~Q(place="", video_link=""), name="engagement_is_somewhere"),
            models.CheckConstraint(
                condition=Q(allocation="queue") | Q(seats__isnull=False), name="engagement_draw_has_seats"
            ),
            models.CheckConstraint(condition=~Q(seats=0), name="engagement_seats_for_somebody"),
            models.CheckConstraint(
                condition=~Q(state__in=["cancelled", "postponed"]) | ~Q(notice=""),
                name="engagement_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def takes_answers(self) -> bool:
        """Whether those who are invited may answer, and change their answer."""
        return self.state in (EngagementState.INVITED, EngagementState.POSTPONED)

    @property
    def is_drawn_up(self) -> bool:
        """Whether seats are drawn by lot."""
        return self.allocation == Allocation.DRAW


class InvitedCategory(models.Model):
    """A category that is invited, as every invitation says; ``seats`` are kept free for it."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="categories")
    category = models.CharField(max_length=CODE_LENGTH, choices=choices(GUESTS))
    seats = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["engagement", "category"], name="invited_category_once")
        ]


class AgendaItem(models.Model):
    """A point of the agenda: what, how long, led by which post. No place for what anybody says (G8)."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    #: A post or an institution, not a person.
    led_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["engagement", "position"], name="agenda_position_once"),
            models.CheckConstraint(condition=Q(minutes__gte=1, minutes__lte=600), name="agenda_minutes"),
        ]


class EngagementPhoto(models.Model):
    """A photo of the meeting; what it shows is the room of photos' care."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="photos")
    photo = models.OneToOneField(Photo, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]


class Attendance(models.Model):
    """How many of a category were there: what officers counted, and who checked in at the door."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="attendance")
    category = models.CharField(max_length=CODE_LENGTH, choices=choices(GUESTS))
    counted = models.PositiveIntegerField(null=True, blank=True)
    checked_in = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["engagement", "category"], name="attendance_once")]

    @property
    def count(self) -> int:
        """The officers' count where there is one."""
        return self.checked_in if self.counted is None else self.counted
