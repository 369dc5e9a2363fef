"""The unit tree of an institution."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.models.institution import Institution
from sejuk.desk.organisation.models.territory import Territory


class Unit(models.Model):
    """An office in the tree.

    ``path`` is the parent's path and the unit's own step, so that a subtree is a prefix. The database gives
    it and refuses to change it (migration 0002).
    """

    class Level(models.TextChoices):
        HEADQUARTERS = "headquarters", _("Pusat")
        PROVINCE = "province", _("Provinsi")
        REGENCY = "regency", _("Kabupaten/Kota")
        SECTOR = "sector", _("Sektor/Kecamatan")

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="units")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    name = models.CharField(max_length=160)
    level = models.CharField(max_length=12, choices=Level.choices)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="units")
    time_zone = models.CharField(max_length=32, default="Asia/Jakarta")
    around_the_clock = models.BooleanField(default=False)
    path = models.CharField(max_length=200, unique=True, editable=False)

    class Meta:
        ordering = ["path"]
        indexes = [models.Index(fields=["path"], opclasses=["varchar_pattern_ops"], name="unit_path_prefix")]
        constraints = [models.CheckConstraint(condition=~Q(path=""), name="unit_path_not_empty")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The database gives a new unit its place in the tree; read it back."""
        is_new = not self.path
        super().save(*args, **kwargs)
        if is_new:
            self.refresh_from_db(fields=["path"])

    def subtree(self) -> models.QuerySet[Unit]:
        """This unit and all below it."""
        return Unit.objects.filter(path__startswith=self.path)

    def above(self) -> models.QuerySet[Unit]:
        """The units above this one, nearest first."""
        steps = self.path.split("/")[:-2]
        paths = ["/".join(steps[: end + 1]) + "/" for end in range(len(steps))]
        return Unit.objects.filter(path__in=paths).order_by("-path")
