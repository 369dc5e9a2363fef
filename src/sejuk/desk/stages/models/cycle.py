"""Election cycles that an office added: a special election, a vote repeated in one regency."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sejuk.desk.organisation.models import Member, Territory


class OfficeCycle(models.Model):
    """A cycle of ``territory`` and what lies in it; its stages are ``StageVersion`` rows."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=120)
    article = models.CharField(max_length=80, blank=True)
    added_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(rule=""), name="cycle_has_a_legal_basis")]

    def __str__(self) -> str:
        return self.name
