"""What one shift leaves to the next."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.duty.models.roster import Shift
from sejuk.desk.organisation.models import Member


class HandOverState(models.TextChoices):
    """See ``sejuk.desk.duty.transitions.HAND_OVER_TRANSITIONS``."""

    HANDED = "handed", _("Menunggu diterima")
    TAKEN = "taken", _("Sudah diterima")


class HandOver(models.Model):
    """The notes of one shift. It goes with its shift, after ninety days."""

    shift = models.OneToOneField(Shift, on_delete=models.CASCADE, related_name="hand_over")
    state = models.CharField(max_length=6, choices=HandOverState.choices, default=HandOverState.HANDED)
    remark = models.TextField(blank=True)
    handed_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()
    taken_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="taken", taken_by__isnull=False, taken_at__isnull=False)
                | Q(state="handed", taken_by__isnull=True, taken_at__isnull=True),
                name="hand_over_is_taken_by_a_person",
            ),
        ]


class HandOverNote(models.Model):
    """A note on one open matter. ``key`` names the matter (``case:17``); its words stay in its own room."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.CASCADE, related_name="notes")
    key = models.CharField(max_length=60)
    text = models.TextField()
    confirmed_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["hand_over", "key"], name="hand_over_note_once"),
        ]
