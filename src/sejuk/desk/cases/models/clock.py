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


#: Bounds of a limit in working minutes: nobody makes a clock that rings at once or never.
SHORTEST, LONGEST = 5, 30 * 24 * 60


class ClockPolicy(models.Model):
    """What an institution changed in the defaults of ``clocks/data/limits.toml``, in working minutes.

    ``grace``: how long after the end the case stays with its unit before the clock escalates it.
    """

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="clock_policies")
    level = models.CharField(max_length=12, choices=Unit.Level.choices)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    step = models.CharField(max_length=12, choices=ClockStep.choices)
    minutes = models.PositiveIntegerField()
    grace = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "level", "severity", "step"], name="clock_policy_once"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=SHORTEST, minutes__lte=LONGEST, grace__gte=1, grace__lte=LONGEST),
                name="clock_policy_is_bounded",
            ),
        ]


class Clock(models.Model):
    """One run of a step's clock at one unit. A case has at most one that runs.

    ``warn_at``, ``due_at`` and ``escalate_at`` are computed from the unit's hours and move with the pauses of
    the case. Time counts for ``unit`` alone.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clocks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=12, choices=ClockStep.choices)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    minutes = models.PositiveIntegerField()
    grace = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    warn_at = models.DateTimeField()
    due_at = models.DateTimeField()
    escalate_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    #: Working time used by the unit, pauses left out; fixed when the clock stops.
    spent = models.DurationField(null=True, blank=True)
    #: When the warning, the note that it is late and the escalation were done: each once.
    warned_at = models.DateTimeField(null=True, blank=True)
    late_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(stopped_at__isnull=True), name="clock_one_runs"
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, spent__isnull=True)
                | Q(stopped_at__gte=F("started_at"), spent__isnull=False),
                name="clock_stops_after_start",
            ),
            models.CheckConstraint(
                condition=Q(warn_at__lte=F("due_at"), due_at__lte=F("escalate_at")),
                name="clock_rings_in_order",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(stopped_at__isnull=True), name="clock_due_next"),
            models.Index(fields=["warn_at"], condition=Q(stopped_at__isnull=True), name="clock_warn_next"),
        ]


class Pause(models.Model):
    """The clocks of a case stand still because an outside institution owes an answer: who, and since when.

    It ends when the answer came (``until``), by itself at ``due_at``, and with the step it was made in.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="pauses")
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    #: Who owes the answer, in words: an institution or an office, never a private person.
    waiting_for = models.CharField(max_length=200)
    since = models.DateTimeField()
    #: The answer's own deadline: then the clock goes on.
    due_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "waiting_for"], condition=Q(until__isnull=True), name="pause_once_for_each"
            ),
            models.CheckConstraint(
                condition=~Q(waiting_for="") & Q(due_at__gte=F("since")), name="pause_says_for_whom"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since"), until__lte=F("due_at")),
                name="pause_ends_in_time",
            ),
        ]


class ClockNotice(models.Model):
    """A mail that a clock owes; one of each kind in a clock's life."""

    class Kind(models.TextChoices):
        WARNING = "warning", _("Batas waktu hampir tiba")
        LATE = "late", _("Lewat batas waktu")
        ESCALATED = "escalated", _("Dinaikkan karena lewat batas waktu")

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    #: Whose duty officers are told.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(db_index=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    #: Why the last try failed: ``no_recipient`` or ``refused``; empty when all is well.
    mail_error = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clock", "kind"], name="clock_notice_once")]
