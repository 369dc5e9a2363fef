"""An alert calls: whom, when, and who answered."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.narratives.models import Alert
from sejuk.desk.organisation.models import Member, Unit


class Who(models.TextChoices):
    """Whom a step calls; the order is that of ``calling/data/chain.toml``."""

    ON_DUTY = "on_duty", _("Petugas piket")
    DEPUTY = "deputy", _("Wakil")
    HEAD = "head", _("Pimpinan humas")
    PARENT = "parent", _("Piket unit di atasnya")


class Chain(models.Model):
    """Whether a unit's alerts call, who is the deputy, and how many minutes each step waits."""

    unit = models.OneToOneField(Unit, primary_key=True, on_delete=models.CASCADE, related_name="call_chain")
    is_on = models.BooleanField(default=False)
    deputy = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    waits = ArrayField(models.PositiveSmallIntegerField())


class CallState(models.TextChoices):
    """See ``sejuk.desk.duty.transitions.CALL_TRANSITIONS``."""

    RINGING = "ringing", _("Memanggil")
    ANSWERED = "answered", _("Sudah dijawab")
    UNANSWERED = "unanswered", _("Belum ada yang menjawab")


class Call(models.Model):
    """One alert's call. ``step`` is the number of the last step that was made, -1 before the first."""

    alert = models.OneToOneField(Alert, on_delete=models.CASCADE, related_name="call")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=CallState.choices, default=CallState.RINGING)
    step = models.SmallIntegerField(default=-1)
    #: When the next step is due.
    next_at = models.DateTimeField()
    started_at = models.DateTimeField()
    answered_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="answered", answered_by__isnull=False, answered_at__isnull=False)
                | (~Q(state="answered") & Q(answered_by__isnull=True, answered_at__isnull=True)),
                name="call_is_answered_by_a_person",
            ),
        ]
        indexes = [
            models.Index(fields=["next_at"], condition=Q(state="ringing"), name="call_due_next"),
        ]


class CallStep(models.Model):
    """A step that was made, also where it found nobody: none is skipped."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    who = models.CharField(max_length=8, choices=Who.choices)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="call_step_once")]


class Ring(models.Model):
    """A member who was called in a step, once. Of the link in their mail only the SHA-256 is kept."""

    step = models.ForeignKey(CallStep, on_delete=models.CASCADE, related_name="rings")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["step", "member"], name="ring_once_a_step")]
