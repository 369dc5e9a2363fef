"""Units of the tree."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Role, Territory, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify

#: The level under each.
BELOW = {
    Unit.Level.HEADQUARTERS: Unit.Level.PROVINCE,
    Unit.Level.PROVINCE: Unit.Level.REGENCY,
    Unit.Level.REGENCY: Unit.Level.SECTOR,
}


def level_below(unit: Unit) -> str:
    """The level of units under this one; a sector has none."""
    level = BELOW.get(Unit.Level(unit.level))
    if level is None:
        raise Refused(_("Di bawah unit tingkat sektor tidak ada unit lagi."))
    return level


@transaction.atomic
def add_units(by: Member, parent: Unit, names: Sequence[str], territory: Territory) -> list[Unit]:
    """Add units under one of the administrator's own, all in one territory inside the parent's."""
    require(by, Role.ADMINISTRATOR, parent)
    if not parent.territory.contains(territory.code):
        raise Refused(_("Wilayah unit baru harus terletak di dalam wilayah unit induknya."))
    level = level_below(parent)
    added = [
        Unit.objects.create(
            institution=parent.institution,
            parent=parent,
            name=name,
            level=level,
            territory=territory,
            time_zone=territory.time_zone,
        )
        for name in names
    ]
    for unit in added:
        record(by, "unit.added", "unit", unit.pk, parent=parent.pk, territory=territory.code)
    notify("organisation")
    return added


@transaction.atomic
def change_unit(by: Member, unit: Unit, name: str, *, around_the_clock: bool) -> None:
    """Rename a unit or change its hours; its place in the tree never changes."""
    require(by, Role.ADMINISTRATOR, unit)
    unit.name = name
    unit.around_the_clock = around_the_clock
    unit.save(update_fields=["name", "around_the_clock"])
    record(by, "unit.changed", "unit", unit.pk, fields="name, around_the_clock")
    notify("organisation")
