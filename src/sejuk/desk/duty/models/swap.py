"""Two members exchange their shifts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.duty.models.roster import Watch
from sejuk.desk.organisation.models import Member


class SwapState(models.TextChoices):
    """See ``sejuk.desk.duty.transitions.SWAP_TRANSITIONS``."""

    ASKED = "asked", _("Menunggu rekan")
    AGREED = "agreed", _("Disepakati")
    DECLINED = "declined", _("Rekan tidak dapat")
    WITHDRAWN = "withdrawn", _("Ditarik")
    REFUSED = "refused", _("Ditolak pimpinan")
    LAPSED = "lapsed", _("Lewat waktunya")


class Swap(models.Model):
    """One asks, the other agrees; a head may refuse until the first of the two shifts begins.

    ``give`` is the asker's shift, ``take`` the other's, as they were when it was asked.
    """

    asked_by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    give = models.ForeignKey(Watch, on_delete=models.CASCADE, related_name="given_in")
    take = models.ForeignKey(Watch, on_delete=models.CASCADE, related_name="taken_in")
    state = models.CharField(max_length=9, choices=SwapState.choices, default=SwapState.ASKED)
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=F("other")), name="swap_between_two"),
            models.UniqueConstraint(
                fields=["give"], condition=Q(state="asked"), name="swap_one_waits_for_a_shift"
            ),
        ]
