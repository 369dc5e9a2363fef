"""Early warnings, under the office's budget."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
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

    class Route(models.TextChoices):
        """Why this unit was told."""

        PLACE = "place", _("Narasi ini beredar di wilayah Anda.")
        PROVINCE = "province", _("Narasi ini beredar di kabupaten atau kota di provinsi Anda.")
        MAGNITUDE = "magnitude", _("Lonjakannya besar sehingga naik ke pusat.")
        SPREAD = "spread", _("Narasi ini beredar di lebih dari satu provinsi.")
        NO_PLACE = "no_place", _("Tempatnya belum diketahui.")

    narrative = models.ForeignKey(Narrative, on_delete=models.CASCADE, related_name="alerts")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="alerts")
    route = models.CharField(max_length=10, choices=Route.choices, default=Route.PLACE)
    raised_at = models.DateTimeField(db_index=True)
    observed = models.FloatField()
    expected = models.FloatField()
    magnitude = models.FloatField()
    p_value = models.FloatField()
    temperature = models.FloatField()
    #: The temperature's terms, the independent authors and the places when it was raised.
    terms = models.JSONField(default=dict)
    authors = models.PositiveIntegerField(default=0)
    places = ArrayField(models.CharField(max_length=8), default=list)
    state = models.CharField(max_length=14, choices=AlertState.choices, default=AlertState.NEW)
    acknowledged_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    #: Why the last try failed: ``no_recipient`` or ``refused``; empty when all is well.
    mail_error = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["narrative", "unit"], name="alert_once_a_narrative_and_unit"),
            models.CheckConstraint(
                condition=Q(state="new") | Q(acknowledged_by__isnull=False), name="alert_settled_by_a_person"
            ),
            models.CheckConstraint(
                condition=~Q(state="dismissed") | ~Q(note=""), name="alert_dismissed_with_a_note"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-raised_at"], condition=Q(state="new"), name="alert_waiting"),
            models.Index(fields=["raised_at"], condition=Q(mailed_at__isnull=True), name="alert_unmailed"),
        ]
