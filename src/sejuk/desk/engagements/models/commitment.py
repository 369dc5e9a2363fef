"""What the office promised to do."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.engagements.models.engagement import Engagement
from sejuk.desk.engagements.models.question import Owed


class CommitmentState(models.TextChoices):
    """See ``sejuk.desk.engagements.transitions.COMMITMENT_TRANSITIONS``."""

    OPEN = "open", _("Berjalan")
    DONE = "done", _("Selesai")
    DROPPED = "dropped", _("Tidak jadi")


class Commitment(Owed):
    """A promise of the office, who keeps it, and what became of it."""

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="commitments")
    client_id = models.UUIDField(unique=True)
    text = models.CharField(max_length=400)
    state = models.CharField(max_length=7, choices=CommitmentState.choices, default=CommitmentState.OPEN)
    #: What was done about it, or why it is not done.
    outcome = models.TextField(max_length=1000, blank=True)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open") | ~Q(outcome=""), name="commitment_says_what_became"
            )
        ]

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be kept."""
        return self.state == CommitmentState.OPEN
