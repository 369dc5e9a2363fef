"""Public figures that no row can be counted from: sums for the whole country by month (G2, G12)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PublicCount(models.Model):
    """How often something happened in a month, nationwide. There is no place, unit or person in it."""

    class What(models.TextChoices):
        PROTECTED_CRITICISM = "protected_criticism", _("Ditutup sebagai kritik yang dilindungi")
        WITHOUT_LABEL = "without_label", _("Ditutup tanpa label karena sebab lain")
        OVERRULED = "overruled", _("Penutupan tanpa label yang dibatalkan dua lembaga")
        OVERRULE_REFUSED = "overrule_refused", _("Permintaan pembatalan yang ditolak")

    what = models.CharField(max_length=20, choices=What.choices)
    #: The first day of the month.
    month = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["what", "month"], name="public_count_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="public_count_by_month"),
        ]
