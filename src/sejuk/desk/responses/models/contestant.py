"""Contestants: public roles by their public names, so that the office can be held to its balance (G7)."""

from __future__ import annotations

from django.db import models

from sejuk.desk.organisation.models import Member, Territory


class Contestant(models.Model):
    """A contestant of an election. Nothing is kept of one but how texts may name it."""

    name = models.CharField(max_length=160)
    #: Other ways in which texts name it, one each.
    aliases = models.JSONField(default=list, blank=True)
    is_party = models.BooleanField(default=False)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    slogans = models.JSONField(default=list, blank=True)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    #: The public page of KPU that lists it.
    source = models.URLField(max_length=400)
    added_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "territory"], name="contestant_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        """Every way in which texts name it."""
        return (self.name, *self.aliases)
