"""Early warnings, under the office's budget."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.narratives.models.narrative import Narrative
from sejuk.desk.organisation.models import Member, Unit


class AlertState(models.TextChoices):
    """See ``sejuk.desk.narratives.transitions.ALERT_TRANSITIONS``."""

    NEW = "new", _("Belum dilihat")
    ACKNOWLEDGED = "acknowledged", _("Ditangani")
    DISMISSED = "dismissed", _("Bukan masalah")


class Alert(models.Model):
    """One alert a narrative and unit. It says why (``terms``) and what to do; a person acknowledges it."""

    narrative = models.ForeignKey(Narrative, on_delete=models.CASCADE, related_name="alerts")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="alerts")
    raised_at = models.DateTimeField(db_index=True)
    observed = models.FloatField()
    expected = models.FloatField()
    magnitude = models.FloatField()
    p_value = models.FloatField()
    temperature = models.FloatField()
    state = models.CharField(max_length=14, choices=AlertState.choices, default=AlertState.NEW)
    acknowledged_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["narrative", "unit"], name="alert_once_a_narrative_and_unit"),
            models.CheckConstraint(
                condition=Q(state="new") | Q(acknowledged_by__isnull=False), name="alert_settled_by_a_person"
            ),
        ]
