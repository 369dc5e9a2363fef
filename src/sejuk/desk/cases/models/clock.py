"""Clocks: how long each level has for each step, and how long it took."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.cases.models.case import Case, Severity
from sejuk.desk.organisation.models import Institution, Unit


class ClockStep(models.TextChoices):
    """What a clock waits for."""

    FIRST_LOOK = "first_look", _("Lihat pertama")
    VERIFICATION = "verification", _("Verifikasi")
    VERDICT = "verdict", _("Putusan")
    ANSWER = "answer", _("Tanggapan")


class ClockPolicy(models.Model):
    """Working minutes that a level has for a step, by severity; data, changed by heads with a reason."""

    level = models.CharField(max_length=12, choices=Unit.Level.choices)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    step = models.CharField(max_length=12, choices=ClockStep.choices)
    minutes = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["level", "severity", "step"], name="clock_policy_once"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="clock_policy_is_positive"),
        ]


class Clock(models.Model):
    """One run of a step's clock at one unit. A case has at most one that runs.

    ``due_at`` is computed from the unit's hours and moves when a pause ends. Time counts for ``unit`` alone.
    """

    class Paused(models.TextChoices):
        NO = "", _("Berjalan")
        WAITING_FOR_INSTITUTION = "institution", _("Menunggu lembaga lain")
        WAITING_FOR_SECOND = "second", _("Menunggu orang kedua")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clocks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=12, choices=ClockStep.choices)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    minutes = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    #: Working minutes used by the unit, fixed when the clock stops.
    spent_minutes = models.PositiveIntegerField(null=True, blank=True)
    #: When the warning before the end and the escalation after it were done: each once.
    warned_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(stopped_at__isnull=True), name="clock_one_runs"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True) | Q(stopped_at__gte=F("started_at")),
                name="clock_stops_after_start",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(stopped_at__isnull=True), name="clock_due_next")
        ]


class Pause(models.Model):
    """A clock stands still because an outside institution owes an answer: who, and since when."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="pauses")
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    #: Who owes the answer, where it is no institution of this instance.
    waiting_for = models.CharField(max_length=160)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["clock"], condition=Q(until__isnull=True), name="pause_one_at_a_time"
            )
        ]
