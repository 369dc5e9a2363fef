"""Units from a table: a tree in one file, below a unit that the administrator holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Role, Territory, Unit
from sejuk.desk.organisation.services.units import BELOW
from sejuk.desk.shell.notify import notify
from sejuk.desk.tabular.columns import plain
from sejuk.desk.tabular.face import BadValue, Column, Outcome, Plan, Row, TableKind
from sejuk.desk.tabular.values import as_choice, as_yes, as_zone

#: Codes of districts and villages begin with their regency's; smaller places are not kept.
_REGENCY_CODE = 5


@dataclass(slots=True)
class Place:
    """A unit of the tree as it will be: there already, or a row of the file."""

    name: str
    level: str
    territory: Territory
    time_zone: str
    around_the_clock: bool
    parent: Place | None = None
    unit: Unit | None = None

    @property
    def depth(self) -> int:
        """How far below the top of the file."""
        return 0 if self.parent is None else self.parent.depth + 1


class UnitTable(TableKind):
    """Units below ``top``. A unit that is there under the same parent and name is changed, not doubled."""

    code = "organisation.units"
    title = gettext_lazy("Masukkan unit dari berkas")
    columns = (
        Column(
            "name",
            gettext_lazy("Nama unit"),
            ("nama", "unit", "unit name"),
            example="Polsek Telaga Utara",
            longest=160,
        ),
        Column(
            "parent",
            gettext_lazy("Unit induk"),
            ("induk", "atasan", "parent unit"),
            needed=False,
            help=gettext_lazy(
                "Nama atau kode unit di atasnya. Kosongkan untuk unit tempat berkas ini dimasukkan."
            ),
            example="Polres Telaga",
        ),
        Column(
            "code",
            gettext_lazy("Kode unit"),
            ("kode",),
            needed=False,
            help=gettext_lazy("Hanya untuk menunjuk induk di dalam berkas, bila ada nama yang kembar."),
            example="P-01",
        ),
        Column(
            "territory",
            gettext_lazy("Kode wilayah"),
            ("wilayah", "territory code"),
            needed=False,
            help=gettext_lazy(
                "Kode resmi kabupaten/kota atau provinsi. Kosongkan bila sama dengan induknya."
            ),
            example="64.02",
        ),
        Column(
            "level",
            gettext_lazy("Tingkat"),
            ("jenjang",),
            needed=False,
            help=gettext_lazy("Kosongkan untuk setingkat di bawah induknya."),
            example="Sektor/Kecamatan",
        ),
        Column(
            "zone",
            gettext_lazy("Zona waktu"),
            ("zona", "time zone"),
            needed=False,
            help=gettext_lazy("WIB, WITA, atau WIT. Kosongkan untuk zona wilayahnya."),
            example="WITA",
        ),
        Column(
            "around_the_clock",
            gettext_lazy("Piket 24 jam"),
            ("24 jam", "around the clock", "24 hours"),
            needed=False,
            help=gettext_lazy("ya atau tidak"),
            example="ya",
        ),
    )

    def __init__(self, top: Unit) -> None:
        self._top = top

    def plan(self, rows: Sequence[Row]) -> Plan:
        """Find each row's place in the tree; what is there is compared."""
        return _Planting(self._top).plan(rows)

    def carry_out(self, by: Member, plan: Plan) -> None:
        """Plant the new units level by level, since a unit's path needs its parent's."""
        require(by, Role.ADMINISTRATOR, self._top)
        new = sorted(plan.having(Outcome.NEW), key=lambda place: place.depth)
        for _depth, places in groupby(new, key=lambda place: place.depth):
            _plant(list(places))
        changed: list[Place] = plan.having(Outcome.CHANGED)
        Unit.objects.bulk_update([_brought_up(place) for place in changed], ["time_zone", "around_the_clock"])
        record(by, "units.imported", "unit", self._top.pk, added=len(new), changed=len(changed))
        notify("organisation")


class _Planting:
    """One reading of a file against the tree as it is."""

    def __init__(self, top: Unit) -> None:
        subtree = top.subtree().select_related("territory").order_by("path")
        self._territories = {one.pk: one for one in Territory.objects.all()}
        self._by_pk: dict[int, Place] = {}
        for unit in subtree:
            above = self._by_pk.get(unit.parent_id or 0)
            self._by_pk[unit.pk] = _place_of(unit, above)
        self._top = self._by_pk[top.pk]
        self._there = {(id(one.parent), plain(one.name)): one for one in self._by_pk.values()}
        self._names: dict[str, list[Place]] = {}
        for place in self._by_pk.values():
            self._names.setdefault(plain(place.name), []).append(place)
        self._codes: dict[str, Place] = {}
        self._seen: set[tuple[int, str]] = set()
        self._broken: set[str] = set()

    def plan(self, rows: Sequence[Row]) -> Plan:
        """Parents first, whatever their order in the file."""
        plan = Plan()
        self._check_codes(rows, plan)
        waiting = list(rows)
        while waiting:
            awaited = {plain(row[name]) for row in waiting for name in ("code", "name")}
            later = [row for row in waiting if plain(row["parent"]) in awaited - {""}]
            if len(later) == len(waiting):
                break
            for row in waiting:
                if plain(row["parent"]) not in awaited - {""}:
                    self._settle(row, plan)
            waiting = later
        for row in waiting:
            plan.wrong(row, "parent", _("Unit induk ini menunjuk berputar ke dirinya sendiri."))
        plan.changes.sort(key=lambda change: change.row)
        plan.problems.sort(key=lambda problem: problem.row)
        return plan

    def _check_codes(self, rows: Sequence[Row], plan: Plan) -> None:
        count = Counter(plain(row["code"]) for row in rows if row["code"])
        for row in rows:
            if count[plain(row["code"])] > 1:
                plan.wrong(row, "code", _("Kode unit ini dipakai dua kali di berkas."))

    def _settle(self, row: Row, plan: Plan) -> None:
        before = len(plan.problems)
        with plan.checking(row):
            self._find_place(row, plan)
        if len(plan.problems) > before:
            self._broken |= {plain(row["name"]), plain(row["code"])} - {""}

    def _find_place(self, row: Row, plan: Plan) -> None:
        parent = self._parent(row)
        key = (id(parent), plain(row["name"]))
        if key in self._seen:
            raise BadValue("name", _("Unit ini ada dua kali di berkas di bawah induk yang sama."))
        self._seen.add(key)
        there = self._there.get(key)
        wanted = self._wanted(row, parent, there)
        self._remember(row, wanted)
        plan.add(row, _outcome(there, wanted), self._words(wanted), wanted)

    def _parent(self, row: Row) -> Place:
        said = plain(row["parent"])
        if not said:
            return self._top
        if said in self._codes:
            return self._codes[said]
        if said in self._broken:
            raise BadValue("parent", _("Perbaiki dahulu baris unit induknya."))
        found = self._names.get(said, [])
        if len(found) > 1:
            raise BadValue(
                "parent", _("Ada lebih dari satu unit dengan nama ini. Beri induknya kode di berkas.")
            )
        if not found:
            raise BadValue("parent", _("Unit induk ini tidak ada di berkas maupun di bawah unit ini."))
        return found[0]

    def _wanted(self, row: Row, parent: Place, there: Place | None) -> Place:
        level = self._level(row, parent)
        territory = self._territory(row, parent, there)
        zone = there.time_zone if there else territory.time_zone
        clock = there.around_the_clock if there else False
        return Place(
            row["name"],
            level,
            territory,
            as_zone(row["zone"], "zone") if row["zone"] else zone,
            as_yes(row["around_the_clock"], "around_the_clock") if row["around_the_clock"] else clock,
            parent,
            there.unit if there else None,
        )

    def _level(self, row: Row, parent: Place) -> str:
        level = BELOW.get(Unit.Level(parent.level))
        if level is None:
            raise BadValue("parent", _("Di bawah unit tingkat sektor tidak ada unit lagi."))
        if row["level"] and as_choice(row["level"], "level", Unit.Level.choices) != level:
            raise BadValue("level", _("Di bawah induk ini tingkatnya %(level)s.") % {"level": level.label})
        return level

    def _territory(self, row: Row, parent: Place, there: Place | None) -> Territory:
        if not row["territory"]:
            return there.territory if there else parent.territory
        code = _code(row["territory"])
        territory = self._territories.get(code)
        if territory is None:
            raise BadValue("territory", _("Kode wilayah ini tidak dikenal. Contoh: 64.02."))
        if not parent.territory.contains(code):
            raise BadValue("territory", _("Wilayah ini tidak terletak di dalam wilayah unit induknya."))
        if there and there.territory.pk != code:
            raise BadValue(
                "territory", _("Unit ini sudah ada dengan wilayah lain. Periksa nama atau induknya.")
            )
        return territory

    def _remember(self, row: Row, place: Place) -> None:
        if place.unit is None:
            self._names.setdefault(plain(place.name), []).append(place)
        if row["code"]:
            self._codes[plain(row["code"])] = self._by_pk[place.unit.pk] if place.unit else place

    def _words(self, place: Place) -> str:
        above = place.parent.name if place.parent else ""
        return _("%(name)s, di bawah %(parent)s, %(territory)s") % {
            "name": place.name,
            "parent": above,
            "territory": place.territory.name,
        }


def _place_of(unit: Unit, parent: Place | None) -> Place:
    return Place(
        unit.name, unit.level, unit.territory, unit.time_zone, unit.around_the_clock, parent, unit
    )  # fmt: skip


def _outcome(there: Place | None, wanted: Place) -> Outcome:
    if there is None:
        return Outcome.NEW
    same = (there.time_zone, there.around_the_clock) == (wanted.time_zone, wanted.around_the_clock)
    return Outcome.SAME if same else Outcome.CHANGED


def _code(text: str) -> str:
    """An official code as it is kept: a spreadsheet makes 64.1 of 64.10, lists go down to villages."""
    digits = "".join(letter for letter in text if letter.isdigit())
    if "." in text and len(digits) == 3:
        digits += "0"
    code = digits if len(digits) <= 2 else f"{digits[:2]}.{digits[2:]}"
    return code[:_REGENCY_CODE]


def _plant(places: Sequence[Place]) -> None:
    """Write one level; the units above it are written."""
    for place, unit in zip(places, Unit.objects.bulk_create([_unit(one) for one in places]), strict=True):
        place.unit = unit


def _unit(place: Place) -> Unit:
    above = _planted(place.parent)
    return Unit(
        institution_id=above.institution_id,
        parent=above,
        name=place.name,
        level=place.level,
        territory=place.territory,
        time_zone=place.time_zone,
        around_the_clock=place.around_the_clock,
    )


def _brought_up(place: Place) -> Unit:
    unit = _planted(place)
    unit.time_zone, unit.around_the_clock = place.time_zone, place.around_the_clock
    return unit


def _planted(place: Place | None) -> Unit:
    if place is None or place.unit is None:
        raise LookupError("a unit is planted after the one above it")
    return place.unit
