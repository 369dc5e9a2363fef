"""The words for a temperature, with their bounds stated."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Band:
    """From ``least`` degrees on; ``css`` is the fill of charts and tiles."""

    least: int
    word: Promise
    css: str


BANDS: tuple[Band, ...] = (
    Band(0, _("sejuk"), "heat-0"),
    Band(10, _("agak hangat"), "heat-1"),
    Band(25, _("hangat"), "heat-2"),
    Band(45, _("panas"), "heat-3"),
    Band(70, _("sangat panas"), "heat-4"),
)


def band(temperature: float) -> Band:
    """The band of a temperature between 0 and 100."""
    return next(one for one in reversed(BANDS) if temperature >= one.least or one.least == 0)
