"""The calendar of a territory as it counts now: the release's files and what offices added to them.

What counts of a stage is its newest confirmed version, else the release's, else a proposal, shown as
provisional. In a territory the version for the smallest place around it counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from django.conf import settings

from sejuk.desk.organisation.models import Territory
from sejuk.desk.stages.kinds import Kind, kinds
from sejuk.desk.stages.models import OfficeCycle, StageVersion, VersionState
from sejuk.desk.stages.places import around, covers
from sejuk.desk.stages.resolving import Key, Resolved, Stated, resolve
from sejuk.desk.stages.said import Said
from sejuk.desk.stages.schema import Basis, CycleData, StageData, Standing, cycles_of_release
from sejuk.desk.stages.when import Relative, When, WhenError, read_when

#: What the calendar goes on with although it no longer counts.
ENDED = (Standing.SUPERSEDED, Standing.CANCELLED)
_NOTHING = Resolved(None, None)


@dataclass(frozen=True, slots=True)
class Cycle:
    """An election cycle; ``revision`` and ``as_of`` are the release's."""

    code: str
    name: Said
    territory: str
    as_of: datetime
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage in a territory, with its days.

    ``version`` is 0 for the release's. ``sequence`` grows with every change of this stage or of one that it
    counts from; ``changed_at`` is the moment of the last.
    """

    cycle: Cycle
    code: str
    kind: Kind
    name: Said
    territory: str
    start: When
    end: When
    standing: Standing
    basis: tuple[Basis, ...]
    note: str
    replaced_by: str
    version: int
    sequence: int
    changed_at: datetime
    days: Resolved = _NOTHING
    #: Whether it and all that its days count from were decided: only then it changes how the office works.
    firm: bool = False

    @property
    def key(self) -> Key:
        """Cycle and stage."""
        return self.cycle.code, self.code

    @property
    def counts(self) -> bool:
        """Whether it was neither replaced nor called off."""
        return self.standing not in ENDED


@dataclass(frozen=True, slots=True)
class Calendar:
    """The cycles and stages of a territory, the earliest stage first, open ones last."""

    territory: str
    cycles: tuple[Cycle, ...]
    stages: tuple[Stage, ...]

    def of(self, cycle: str) -> tuple[Stage, ...]:
        """The stages of one cycle."""
        return tuple(one for one in self.stages if one.cycle.code == cycle)

    def find(self, cycle: str, stage: str) -> Stage | None:
        """One stage."""
        return next((one for one in self.stages if one.key == (cycle, stage)), None)


def calendar_of(territory: Territory) -> Calendar:
    """Everything that counts in ``territory``: two questions to the database, however much there is."""
    return calendars().of(territory.code)


def calendars() -> Book:
    """All stages of all territories, read once."""
    release = () if settings.DEMO else cycles_of_release()
    rows = StageVersion.objects.exclude(state=VersionState.REFUSED).order_by("number")
    return Book(release, list(OfficeCycle.objects.order_by("pk")), list(rows))


class Book:
    """All versions, from which the calendar of any territory is made without asking the database again."""

    def __init__(
        self, release: Iterable[CycleData], added: Iterable[OfficeCycle], versions: list[StageVersion]
    ) -> None:
        release = list(release)
        self.cycles = [_of_release(one) for one in release] + [_of_office(one) for one in added]
        self._revision = sum(one.revision for one in release)
        self._ranks = _ranks(versions)
        self._stages = self._written(release)
        self._add(versions)

    def of(self, territory: str) -> Calendar:
        """The calendar of a territory."""
        here = [one for one in self.cycles if covers(one.territory, territory)]
        codes = {one.code for one in here}
        chosen: dict[Key, Stage] = {}
        for stage in sorted(self._stages.values(), key=lambda one: _depth(one.territory)):
            if stage.cycle.code in codes and covers(stage.territory, territory):
                stands = chosen.get(stage.key)
                if stands is None or _is_proposal(stands) or not _is_proposal(stage):
                    chosen[stage.key] = stage
        days = resolve({key: Stated(one.start, one.end) for key, one in chosen.items()})
        stages = [self._dated(key, chosen, days) for key in chosen]
        return Calendar(territory, tuple(here), tuple(sorted(stages, key=_order)))

    def _written(self, release: Iterable[CycleData]) -> dict[tuple[Key, str], Stage]:
        by_code = {one.code: one for one in self.cycles}
        return {
            ((cycle.code, stage.code), stage.territory): _from_data(by_code[cycle.code], stage)
            for cycle in release
            for stage in cycle.stages
        }

    def _add(self, versions: Iterable[StageVersion]) -> None:
        by_code = {one.code: one for one in self.cycles}
        for row in versions:
            cycle = by_code.get(row.cycle)
            place = ((row.cycle, row.stage), row.territory_id)
            if cycle is None or row.kind not in kinds():
                continue
            stands = self._stages.get(place)
            if row.state == VersionState.CONFIRMED or stands is None or _is_proposal(stands):
                self._stages[place] = _from_version(cycle, row, self._ranks.get(row.pk, 0))

    def _dated(self, key: Key, chosen: Mapping[Key, Stage], days: Mapping[Key, Resolved]) -> Stage:
        chain = _chain(key, chosen)
        return replace(
            chosen[key],
            days=days[key],
            sequence=self._revision + max(one.sequence for one in chain),
            changed_at=max(one.changed_at for one in chain),
            firm=all(one.standing == Standing.DECIDED for one in chain),
        )


def _is_proposal(stage: Stage) -> bool:
    """A proposal gives way to any newer version; what was confirmed or released only to a confirmed one."""
    return stage.version > 0 and stage.standing == Standing.PROVISIONAL


def _ranks(versions: Iterable[StageVersion]) -> dict[int, int]:
    """Version → the how-manieth that was confirmed here: later confirmations have larger ranks."""
    confirmed = [one for one in versions if one.state == VersionState.CONFIRMED]
    confirmed.sort(key=lambda one: (one.decided_at, one.pk))
    return {one.pk: rank for rank, one in enumerate(confirmed, start=1)}


def _chain(key: Key, chosen: Mapping[Key, Stage]) -> list[Stage]:
    """The stage and all that its days count from."""
    found: dict[Key, Stage] = {}
    waiting = [key]
    while waiting:
        one = chosen.get(waiting.pop())
        if one is not None and one.key not in found:
            found[one.key] = one
            waiting += [(w.cycle, w.stage) for w in (one.start, one.end) if isinstance(w, Relative)]
    return list(found.values())


def _of_release(cycle: CycleData) -> Cycle:
    as_of = datetime.combine(cycle.as_of, time(), UTC)
    return Cycle(cycle.code, cycle.name, cycle.territory, as_of, cycle.provisional)


def _of_office(row: OfficeCycle) -> Cycle:
    return Cycle(row.code, Said(row.name), row.territory_id, row.added_at)


def _from_data(cycle: Cycle, stage: StageData) -> Stage:
    return Stage(
        cycle, stage.code, kinds()[stage.kind], stage.name, stage.territory,
        read_when(stage.start, cycle.code), read_when(stage.end, cycle.code), stage.standing, stage.basis,
        stage.note, stage.replaced_by, 0, 0, cycle.as_of,
    )  # fmt: skip


def _from_version(cycle: Cycle, row: StageVersion, rank: int) -> Stage:
    standing = Standing.DECIDED if row.state == VersionState.CONFIRMED else Standing.PROVISIONAL
    return Stage(
        cycle, row.stage, kinds()[row.kind], Said(row.name), row.territory_id,
        readable(row.start, row.cycle), readable(row.end, row.cycle),
        Standing.CANCELLED if row.is_cancelled else standing, (Basis(row.rule, row.article, checked=True),),
        row.note, "", row.number, rank, row.decided_at or row.proposed_at,
    )  # fmt: skip


def readable(words: str, cycle: str) -> When:
    """What a version says, open where it cannot be read: a row must not take the calendar away."""
    try:
        return read_when(words, cycle)
    except WhenError:
        return None


def _depth(code: str) -> int:
    return len(around(code))


def _order(stage: Stage) -> tuple[date, date, str]:
    span = stage.days.span()
    return (*(span or (date.max, date.max)), stage.code)
