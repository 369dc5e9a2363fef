"""Names that are offered where somebody says where a text was read out; anything else may be typed."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from sejuk.desk.organisation.models import Territory, Unit

#: A browser shows a few of them while one types; more only weigh.
MOST = 400


def places_of(units: QuerySet[Unit]) -> list[str]:
    """Territories of these units and those right below, then the units themselves: a sector has no code."""
    covered = units.values("territory")
    near = Q(pk__in=covered) | Q(parent__in=covered)
    places = Territory.objects.filter(near).exclude(level=Territory.Level.COUNTRY).order_by("code")
    names = [*places.values_list("name", flat=True)[:MOST], *units.values_list("name", flat=True)[:MOST]]
    return list(dict.fromkeys(names))[:MOST]
