"""Who is on duty when."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.duty.rostering.rotation import Rotation
from sejuk.desk.organisation.models import Member, Unit


class Roster(models.Model):
    """A pattern and the teams that take turns in it, from a day on. A unit has one at a time."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="rosters")
    #: A code of ``rostering.known``, or ``own``; what counts are the slots, which later releases do not move.
    pattern = models.CharField(max_length=16)
    slots = models.JSONField(default=list)
    on_holidays = models.BooleanField(default=True)
    rotation = models.CharField(max_length=5, choices=Rotation.choices, default=Rotation.SHIFT)
    starts_on = models.DateField()
    #: Shifts are made of the days before this one.
    made_until = models.DateField()
    #: So many shifts were made: whose turn is next.
    made = models.PositiveIntegerField(default=0)
    #: The day from which another roster counts.
    ends_on = models.DateField(null=True, blank=True)
    planned_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(ends_on__isnull=True), name="roster_one_a_unit"
            ),
            models.CheckConstraint(condition=Q(made_until__gte=F("starts_on")), name="roster_made_forward"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="roster_ends_after_start",
            ),
        ]


class Crew(models.Model):
    """A team of a roster, in its order."""

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="crews")
    order = models.PositiveSmallIntegerField()
    members = models.ManyToManyField(Member, related_name="crews")

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["roster", "order"], name="crew_once_in_order")]


class Shift(models.Model):
    """A stretch of time in which a unit has somebody on duty. Two of a unit never overlap."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="shifts")
    #: None: added by hand or brought in a file.
    roster = models.ForeignKey(Roster, null=True, on_delete=models.SET_NULL, related_name="shifts")
    name = models.CharField(max_length=40)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_ends_after_start"),
            ExclusionConstraint(
                name="shift_never_two_at_once",
                expressions=[
                    # Ranges alone need no extension of PostgreSQL, numbers beside them would.
                    (
                        Func(F("unit_id"), F("unit_id"), models.Value("[]"), function="int8range"),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func("starts_at", "ends_at", function="tstzrange", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        indexes = [models.Index(fields=["unit", "starts_at"], name="shift_of_unit")]


class Watch(models.Model):
    """A member on a shift. Whether they came is not kept: a hand-over that was taken is all that says so."""

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="watches")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="watches")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["shift", "member"], name="watch_once_a_shift")]


class Leave(models.Model):
    """Days on which a member takes no shift. Why is nobody's business here: there is no place for it."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="leaves")
    first_day = models.DateField()
    last_day = models.DateField()
    #: The same days as moments of the zone of the member's unit.
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day"), ends_at__gt=F("starts_at")),
                name="leave_ends_after_start",
            ),
        ]


class GapNotice(models.Model):
    """A gap or a double booking that the unit was told about, so that it is told once."""

    class Kind(models.TextChoices):
        GAP = "gap", _("Tidak ada petugas")
        DOUBLE = "double", _("Petugas yang sama di dua tempat")

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "starts_at"], name="gap_notice_once")]


class Feed(models.Model):
    """The secret address of a member's own calendar: its SHA-256 alone is kept."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="duty_feed")
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
