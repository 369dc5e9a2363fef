"""Shifts from a table: one row a shift and member, in the unit's own time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.duty.models import Shift, Watch
from sejuk.desk.duty.rostering.planning import FURTHEST, eligible
from sejuk.desk.duty.rostering.zones import zone_of
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.shell.notify import notify
from sejuk.desk.tabular.columns import plain
from sejuk.desk.tabular.face import BadValue, Column, Outcome, Plan, Row, TableKind
from sejuk.desk.tabular.values import as_date, as_time

_DAY = timedelta(days=1)
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says."""

    span: Span
    name: str
    member: Member


class ShiftTable(TableKind):
    """Shifts of one unit. Several rows of the same hours put several people on one shift."""

    code = "duty.shifts"
    title = gettext_lazy("Masukkan jadwal dari berkas")
    columns = (
        Column("day", gettext_lazy("Tanggal"), ("date", "hari"), example="31/12/2028"),
        Column("start", gettext_lazy("Mulai"), ("jam mulai", "from"), example="19.00"),
        Column(
            "end",
            gettext_lazy("Selesai"),
            ("jam selesai", "until", "to"),
            help=gettext_lazy("Bila jamnya tidak sesudah jam mulai, maksudnya hari berikutnya."),
            example="07.00",
        ),
        Column("shift", gettext_lazy("Giliran"), ("nama giliran", "name"), example="Malam", longest=40),
        Column(
            "member",
            gettext_lazy("Petugas"),
            ("nama", "email", "surel", "officer"),
            help=gettext_lazy("Nama atau alamat surel anggota unit ini."),
            example="Laras Senja",
        ),
    )

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self._zone = zone_of(unit)

    def plan(self, rows: Sequence[Row]) -> Plan:
        """Say what the rows would change."""
        plan = Plan()
        people = self._people()
        there = self._there()
        spans = dict.fromkeys(there)
        said: set[tuple[Span, int]] = set()
        for row in rows:
            with plan.checking(row):
                entry = self._entry(row, people)
                self._check(entry, spans, said)
                spans[entry.span] = None
                said.add((entry.span, entry.member.pk))
                is_there = entry.member.pk in there.get(entry.span, set())
                words = _("%(name)s: %(shift)s") % {"name": entry.member.name, "shift": entry.name}
                plan.add(row, Outcome.SAME if is_there else Outcome.NEW, words, data=entry)
        return plan

    def carry_out(self, by: Member, plan: Plan) -> None:
        """Make the shifts that are not there, and put everybody on theirs."""
        Unit.objects.select_for_update().get(pk=self.unit.pk)
        new: list[Entry] = plan.having(Outcome.NEW)
        for entry in new:
            shift, _is_new = Shift.objects.get_or_create(
                unit=self.unit, starts_at=entry.span[0], ends_at=entry.span[1], defaults={"name": entry.name}
            )
            Watch.objects.get_or_create(shift=shift, member=entry.member)
        record(by, "roster.imported", "unit", self.unit.pk, unit=self.unit.pk, shifts=len(new))
        notify("duty")

    def _there(self) -> dict[Span, set[int]]:
        """Who is on the unit's shifts already."""
        coming = Shift.objects.filter(unit=self.unit, ends_at__gt=clock.now()).prefetch_related("watches")
        return {
            (one.starts_at, one.ends_at): {watch.member_id for watch in one.watches.all()} for one in coming
        }

    def _people(self) -> dict[str, list[Member]]:
        found: dict[str, list[Member]] = {}
        for one in eligible(self.unit).select_related("user"):
            for name in {plain(one.name), plain(one.user.email)}:
                found.setdefault(name, []).append(one)
        return found

    def _entry(self, row: Row, people: dict[str, list[Member]]) -> Entry:
        day = as_date(row["day"], "day")
        start, end = as_time(row["start"], "start"), as_time(row["end"], "end")
        begins = datetime.combine(day, start)
        ends = datetime.combine(day if end > start else day + _DAY, end)
        named = people.get(plain(row["member"]), [])
        if not named:
            raise BadValue("member", _("Tidak ada anggota unit ini dengan nama atau surel itu."))
        if len(named) > 1:
            raise BadValue("member", _("Nama ini dimiliki lebih dari satu anggota. Tulis alamat surelnya."))
        return Entry((self._moment(begins), self._moment(ends)), row["shift"], named[0])

    def _moment(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=self._zone).astimezone(UTC)

    def _check(self, entry: Entry, spans: dict[Span, None], said: set[tuple[Span, int]]) -> None:
        at = clock.now()
        if not at < entry.span[1] <= at + FURTHEST:
            raise BadValue("day", _("Giliran ini sudah lewat, atau lebih dari setahun lagi."))
        if (entry.span, entry.member.pk) in said:
            raise BadValue("member", _("Baris ini sama dengan baris lain di berkas ini."))
        begins, ends = entry.span
        others = (one for one in spans if one != entry.span)
        if any(start < ends and begins < end for start, end in others):
            raise BadValue("start", _("Bertumpuk dengan giliran lain unit ini. Samakan atau ubah jamnya."))
