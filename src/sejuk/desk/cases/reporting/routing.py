"""Which unit a report or an appeal from the public goes to."""

from __future__ import annotations

from sejuk.desk.organisation.models import Assignment, Institution, Role, Territory, Unit
from sejuk.desk.organisation.services.roles import current_assignments


def unit_for(institution: Institution, place: Territory) -> Unit:
    """The smallest unit of the institution's tree that covers the place and has a duty officer, else the top.

    Sectors are left out: what they cover is smaller than a regency, and no report says which.
    """
    officers = Assignment.objects.filter(
        current_assignments(),
        role=Role.DUTY_OFFICER,
        member__is_active=True,
        unit__institution=institution,
    )
    staffed = Unit.objects.filter(pk__in=officers.values("unit")).exclude(level=Unit.Level.SECTOR)
    covering = [unit for unit in staffed.select_related("territory") if unit.territory.contains(place.code)]
    # The deepest first; of two alike the older one, so that the answer never wavers.
    covering.sort(key=lambda unit: (-len(unit.path), unit.pk))
    return covering[0] if covering else top_of(institution)


def top_of(institution: Institution) -> Unit:
    """The institution's highest unit."""
    return Unit.objects.get(institution=institution, parent__isnull=True)
