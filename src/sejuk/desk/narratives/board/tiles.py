"""The tile map: the territories inside one, each with its temperature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sejuk.desk.narratives.bands import Band, band
from sejuk.desk.narratives.charts import Tile, tile_map
from sejuk.desk.narratives.models import TemperatureReading
from sejuk.desk.organisation.models import Territory

#: A territory's reading counts on the map for so long.
CURRENT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Place:
    """A territory with its last temperature; None where nothing may or can be said."""

    code: str
    name: str
    temperature: float | None
    low: float | None
    high: float | None
    band: Band | None
    url: str


@dataclass(frozen=True, slots=True)
class Map:
    """The picture and the same numbers as rows."""

    picture: SafeString
    places: Sequence[Place]


def map_inside(territory: Territory, at: datetime) -> Map | None:
    """The tile map of the territories inside ``territory``; None where there are none."""
    rows = list(_children(territory, at))
    if not rows:
        return None
    places = [_place(row) for row in rows]
    tiles = [
        Tile(row.tile_column, row.tile_row, place.name, _figure(place), _word(place), _css(place), place.url)
        for row, place in zip(rows, places, strict=True)
    ]
    picture = tile_map(
        tiles,
        _("Peta ubin %(place)s") % {"place": territory.name},
        _("Tiap ubin satu wilayah, sama besar; angkanya juga ada dalam tabel di bawah."),
    )
    return Map(picture, sorted(places, key=lambda one: (-(one.temperature or -1.0), one.name)))


def _children(territory: Territory, at: datetime) -> QuerySet[Territory]:
    last = TemperatureReading.objects.filter(
        territory=OuterRef("pk"), at__lte=at, at__gt=at - CURRENT
    ).order_by("-at")
    return Territory.objects.filter(parent=territory).annotate(
        **{f"now_{name}": Subquery(last.values(name)[:1]) for name in ("temperature", "low", "high")}
    )


def _place(row: Territory) -> Place:
    temperature, low, high = (getattr(row, f"now_{name}") for name in ("temperature", "low", "high"))
    return Place(
        row.code,
        row.name,
        temperature,
        low,
        high,
        None if temperature is None else band(temperature),
        reverse("narratives:territory", args=[row.code]),
    )


def _figure(place: Place) -> str:
    return "–" if place.temperature is None else f"{place.temperature:.0f}"


def _word(place: Place) -> str:
    return str(place.band.word) if place.band else _("terlalu sedikit")


def _css(place: Place) -> str:
    return place.band.css if place.band else "heat-none"
