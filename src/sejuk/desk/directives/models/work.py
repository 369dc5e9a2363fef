"""What a unit did: its own meeting, and follow-up with evidence."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.directives.models.directive import Task
from sejuk.desk.directives.models.receipt import Receipt
from sejuk.desk.organisation.models import Member
from sejuk.desk.people import CODE_LENGTH, PRESENT, choices, codes


class Meeting(models.Model):
    """A meeting that a unit held about a directive."""

    class Kind(models.TextChoices):
        IN_PERSON = "in_person", _("Tatap muka")
        CONFERENCE = "conference", _("Konferensi video")
        ROLL_CALL = "roll_call", _("Apel")

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="meetings")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    #: Made with the form: the same meeting sent twice is one.
    client_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    held_at = models.DateTimeField()
    result = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["held_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["by", "client_id"], name="directive_meeting_once")]


class Attendance(models.Model):
    """How many of a category were there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    category = models.CharField(max_length=CODE_LENGTH, choices=choices(PRESENT))
    count = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "category"], name="directive_attendance_once"),
            models.CheckConstraint(condition=Q(count__gt=0), name="directive_attendance_is_somebody"),
            models.CheckConstraint(
                condition=Q(category__in=codes(PRESENT)), name="directive_attendance_is_a_category"
            ),
        ]


class FollowUp(models.Model):
    """A report of what was done; ``finishes`` says that its task is done with it."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="follow_ups")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="follow_ups")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    client_id = models.UUIDField()
    text = models.TextField()
    finishes = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["by", "client_id"], name="directive_follow_up_once")]


class FollowUpFile(models.Model):
    """Evidence of a follow-up: a picture drawn anew or a checked PDF, without its name."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="files")
    media_type = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    body = models.BinaryField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["follow_up", "sha256"], name="directive_follow_up_file_once")
        ]
