"""How long a unit has for a step: the defaults, and what its institution changed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

from sejuk.desk.cases.models import ClockPolicy
from sejuk.desk.cases.models.clock import SHORTEST
from sejuk.desk.organisation.models import Institution, Unit
from sejuk.desk.stages.now import now


@dataclass(frozen=True, slots=True)
class Limit:
    """Working minutes of a step, and working minutes after them until the clock escalates the case."""

    minutes: int
    grace: int


#: Level, severity, step.
Key = tuple[str, str, str]


def limit(unit: Unit, severity: str, step: str, at: datetime) -> Limit:
    """What the unit has for ``step`` of a case of this severity at ``at``.

    The one door through which the election's stages shorten a limit: by the factor of the mode that the
    unit's territory is in at ``at`` (``stages/data/modes.toml``).
    """
    changed = (
        ClockPolicy.objects.filter(
            institution=unit.institution_id, level=unit.level, severity=severity, step=step
        )
        .values_list("minutes", "grace")
        .first()
    )
    usual = Limit(*changed) if changed else defaults()[unit.level, severity, step]
    mode = now(unit.territory, at).mode
    return Limit(mode.of_clock(usual.minutes, SHORTEST), mode.of_clock(usual.grace))


def current(institution: Institution) -> dict[Key, Limit]:
    """All limits of an institution."""
    rows = ClockPolicy.objects.filter(institution=institution)
    changed = {
        (level, severity, step): Limit(minutes, grace)
        for level, severity, step, minutes, grace in rows.values_list(
            "level", "severity", "step", "minutes", "grace"
        )
    }
    return defaults() | changed


@cache
def defaults() -> dict[Key, Limit]:
    """The limits of ``data/limits.toml``."""
    text = files("sejuk.desk.cases.clocks").joinpath("data/limits.toml").read_text("utf-8")
    return {
        (level, severity, step): Limit(value["minutes"], value["grace"])
        for level, severities in tomllib.loads(text).items()
        for severity, steps in severities.items()
        for step, value in steps.items()
    }
