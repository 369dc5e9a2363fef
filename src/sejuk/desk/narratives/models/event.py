"""What happened to a narrative."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.narratives.models.narrative import Narrative
from sejuk.desk.organisation.models import Member


class NarrativeEvent(models.Model):
    """A merge, split or mute: by the engine (no member) or by a person with a reason.

    ``apart``: the engine would have made one of the two, and they stay two.
    """

    class Kind(models.TextChoices):
        MERGE = "merge", _("Digabung")
        SPLIT = "split", _("Dipisah")
        APART = "apart", _("Tetap terpisah")
        MUTE = "mute", _("Dibisukan")
        UNMUTE = "unmute", _("Dibunyikan lagi")

    narrative = models.ForeignKey(Narrative, on_delete=models.CASCADE, related_name="events")
    other = models.ForeignKey(Narrative, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=True) | ~Q(reason=""), name="narrative_event_has_reason"
            )
        ]
