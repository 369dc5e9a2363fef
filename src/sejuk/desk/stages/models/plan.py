"""The content plan: what is made for which stage, theme, region and audience, by whom and by when."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models import Member, Territory, Unit
from sejuk.desk.people import AUDIENCES, CODE_LENGTH, choices


class PlanState(models.TextChoices):
    """See ``sejuk.desk.stages.transitions.PLAN_TRANSITIONS``."""

    PLANNED = "planned", _("Direncanakan")
    MAKING = "making", _("Sedang dibuat")
    READY = "ready", _("Siap")
    USED = "used", _("Sudah dipakai")
    DROPPED = "dropped", _("Dibatalkan")


class PlanItem(models.Model):
    """One piece of content; ``cycle`` and ``stage`` are codes of the calendar, ``theme`` is the engine's."""

    #: Made by the form: sent twice, it is one.
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    cycle = models.CharField(max_length=40)
    stage = models.CharField(max_length=40)
    theme = models.CharField(max_length=24)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=CODE_LENGTH, choices=choices(AUDIENCES))
    title = models.CharField(max_length=160)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plan_items")
    #: Who makes it; empty: the unit's duty officers are reminded.
    maker = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=8, choices=PlanState.choices, default=PlanState.PLANNED)
    #: Where it was used: an address or a place, once it was.
    used_where = models.CharField(max_length=300, blank=True)
    planned_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["cycle", "stage"], name="plan_item_stage")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="used") | ~Q(used_where=""), name="plan_item_used_says_where"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_live(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.state in OPEN_STATES


#: What is still to be done.
OPEN_STATES = (PlanState.PLANNED, PlanState.MAKING, PlanState.READY)


class PlanMove(models.Model):
    """What happened to a piece of the plan, for the people who work on it."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="moves")
    verb = models.CharField(max_length=12)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]


class PlanReminder(models.Model):
    """A mail about a piece that is due soon or late; one a kind and due date, however often the job runs."""

    class Kind(models.TextChoices):
        SOON = "soon", _("Tenggatnya besok")
        LATE = "late", _("Lewat tenggat")

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mail_error = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "kind", "due_at"], name="plan_reminder_once"),
        ]
