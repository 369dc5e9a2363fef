"""An activity that an officer reports from the field: what was done and what came of it, not about whom."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member, Territory, Unit
from sejuk.desk.photos.models import Photo
from sejuk.desk.review.forces import codes


class ActivityKind(models.TextChoices):
    """What was done: a closed list without anything that works against people."""

    DIALOGUE = "dialogue", _("Dialog")
    VISIT = "visit", _("Kunjungan dan sambang")
    DIALOGUE_PATROL = "dialogue_patrol", _("Patroli dialogis")
    OUTREACH = "outreach", _("Sosialisasi dan edukasi")
    PRESS = "press", _("Pertemuan dengan pers")
    PEACE = "peace", _("Deklarasi atau doa bersama")
    CONTENT = "content", _("Penerbitan konten resmi")
    COORDINATION = "coordination", _("Koordinasi dengan lembaga lain")
    SUPPORT = "support", _("Bantuan teknis atau logistik")


class Activity(models.Model):
    """One activity report. It is not edited: a wrong one is withdrawn and written anew."""

    client_id = models.UUIDField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=ActivityKind.choices)
    #: A code of ``data/forces.toml``; empty where no operation runs.
    force = models.CharField(max_length=32, blank=True)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    happened_at = models.DateTimeField()
    #: The date of ``happened_at`` where the unit is: days add up by it on every level.
    day = models.DateField(db_index=True)
    result = models.CharField(max_length=200)
    obstacle = models.CharField(max_length=200, blank=True)
    photo = models.ForeignKey(Photo, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    received_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    #: When it last changed a sum: when it came, or was withdrawn.
    changed_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-happened_at", "-pk"]
        indexes = [models.Index(fields=["unit", "day"], name="review_activity_unit_day")]
        constraints = [
            models.UniqueConstraint(fields=["by", "client_id"], name="review_activity_once"),
            models.CheckConstraint(condition=~Q(result=""), name="review_activity_has_result"),
            models.CheckConstraint(
                condition=Q(force__in=["", *codes()]), name="review_activity_force_is_listed"
            ),
            models.CheckConstraint(
                condition=~Q(result__regex=r"(^|\s)@\w|([0-9][ .-]?){9}")
                & ~Q(obstacle__regex=r"(^|\s)@\w|([0-9][ .-]?){9}"),
                name="review_activity_names_nobody",
            ),
        ]


class ActivityCount(models.Model):
    """How many of one thing."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="counts")
    code = models.CharField(max_length=32)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "code"], name="review_count_once")]
