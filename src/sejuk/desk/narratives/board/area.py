"""The temperature of one territory, now and over the last days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sejuk.desk.narratives.bands import Band, band
from sejuk.desk.narratives.charts import Point, temperature_line
from sejuk.desk.narratives.models import TemperatureReading
from sejuk.desk.narratives.words import Term, terms_in_words
from sejuk.desk.organisation.models import Territory
from sejuk.desk.shell.templatetags.shell import local_time

DAYS = 7
#: A reading older than this is said to be old.
STALE = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Area:
    """``reading`` is None before the first one; its temperature is None where too few people wrote (G15)."""

    territory: Territory
    reading: TemperatureReading | None
    is_stale: bool
    band: Band | None
    terms: list[Term]
    chart: SafeString
    history: Sequence[TemperatureReading]


def area_of(territory: Territory, at: datetime) -> Area:
    """The board of ``territory`` at ``at``."""
    start = at - timedelta(days=DAYS)
    readings = list(
        TemperatureReading.objects.filter(territory=territory, at__gt=start, at__lte=at).order_by("at")
    )
    last = readings[-1] if readings else None
    known = last.temperature if last else None
    return Area(
        territory,
        last,
        last is not None and at - last.at > STALE,
        band(known) if known is not None else None,
        terms_in_words(last.terms) if last else [],
        _chart(territory, readings, start, at),
        readings[::-1][:48],
    )


def _chart(
    territory: Territory, readings: Sequence[TemperatureReading], start: datetime, at: datetime
) -> SafeString:
    values = [r.temperature for r in readings if r.temperature is not None]
    said = (
        _("Terendah %(low).0f, tertinggi %(high).0f, terakhir %(last).0f dari 100.")
        % {"low": min(values), "high": max(values), "last": values[-1]}
        if values
        else _("Belum ada angka.")
    )
    return temperature_line(
        [Point(r.at, r.temperature, r.low, r.high) for r in readings],
        start,
        at,
        (local_time(start, "j M"), local_time(at, "j M H.i")),
        _("Suhu %(place)s selama %(days)d hari") % {"place": territory.name, "days": DAYS},
        said,
    )
