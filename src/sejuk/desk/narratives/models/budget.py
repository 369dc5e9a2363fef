"""How many alerts the office can answer, and when an alert climbs the tree."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class AlertBudget(models.Model):
    """The one row of the office's alert settings: at most ``analysts`` × ``per_analyst`` alerts a day."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    analysts = models.PositiveSmallIntegerField(default=2)
    per_analyst = models.PositiveSmallIntegerField(default=4)
    #: Magnitudes from which an alert also goes to the province's unit and to the headquarters.
    province_from = models.FloatField(default=30)
    headquarters_from = models.FloatField(default=90)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="alert_budget_is_one"),
            models.CheckConstraint(
                condition=Q(analysts__gte=1, per_analyst__gte=1), name="alert_budget_is_positive"
            ),
            models.CheckConstraint(
                condition=Q(headquarters_from__gte=F("province_from")), name="alert_budget_climbs_in_order"
            ),
        ]

    @property
    def per_day(self) -> int:
        """Narratives that can raise an alert in any 24 hours."""
        return self.analysts * self.per_analyst

    @classmethod
    def current(cls) -> AlertBudget:
        """The stored settings, or the defaults before anybody changed them."""
        return cls.objects.first() or cls()
