"""Places that a reporter may name: provinces and regencies where this instance has an office."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from sejuk.desk.organisation.models import Territory, Unit

Group = tuple[str, list[tuple[str, str]]]


def offered() -> list[Territory]:
    """Provinces and regencies inside the territory of some unit, each province before its regencies."""
    covered = set(Unit.objects.values_list("territory_id", flat=True))
    places = Territory.objects.exclude(level=Territory.Level.COUNTRY)
    if not Territory.objects.filter(pk__in=covered, level=Territory.Level.COUNTRY).exists():
        places = places.filter(Q(pk__in=covered) | Q(parent__in=covered) | Q(children__in=covered)).distinct()
    return list(places.order_by("code"))


def choices(places: Iterable[Territory]) -> list[tuple[str, str] | Group]:
    """What a form offers: nothing at all first, then each province with its regencies."""
    groups: list[tuple[str, str] | Group] = [("", _("Tidak tahu atau tidak ingin menyebut"))]
    inside: list[tuple[str, str]] = []
    for place in places:
        if place.level == Territory.Level.PROVINCE:
            inside = [(place.code, _("Seluruh %(place)s") % {"place": place.name})]
            groups.append((place.name, inside))
        else:
            inside.append((place.code, place.name))
    return groups


def country() -> Territory:
    """Where something lies whose place nobody said."""
    return Territory.objects.get(level=Territory.Level.COUNTRY)
