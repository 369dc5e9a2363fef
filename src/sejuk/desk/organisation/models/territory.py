"""Territories with their official codes and their place on the tile map."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Territory(models.Model):
    """A country (``code`` is ``00``), province (``64``) or regency (``64.02``)."""

    class Level(models.TextChoices):
        COUNTRY = "country", _("Nasional")
        PROVINCE = "province", _("Provinsi")
        REGENCY = "regency", _("Kabupaten/Kota")

    code = models.CharField(primary_key=True, max_length=8)
    name = models.CharField(max_length=80)
    level = models.CharField(max_length=8, choices=Level.choices)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    time_zone = models.CharField(max_length=32, default="Asia/Jakarta")
    tile_column = models.PositiveSmallIntegerField(default=0)
    tile_row = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    def contains(self, code: str | None) -> bool:
        """Whether the territory of ``code`` lies in this one; unknown places lie only in the country."""
        return self.level == self.Level.COUNTRY or (
            code is not None and (code == self.code or code.startswith(f"{self.code}."))
        )
