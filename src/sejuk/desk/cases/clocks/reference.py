"""The page of the reference that is drawn from the clocks' data."""

from __future__ import annotations

from sejuk.desk.cases.clocks.policy import defaults
from sejuk.desk.cases.clocks.running import STEP_OF, WARN_PERCENT
from sejuk.desk.cases.models import ClockStep, Severity
from sejuk.desk.cases.models.clock import LONGEST, SHORTEST
from sejuk.desk.organisation.models import Unit

HEAD = f"""# Clocks

Drawn from the data by `make docs`. How clocks work is [explained apart](../explanation/clocks.md).

## Steps

A clock runs while a case is in one of these states. It warns at {WARN_PERCENT} % of its time.

| State | Step |
|---|---|
"""

LIMITS = f"""
## Defaults

Working minutes of the unit, and after the plus the minutes until a late case goes up by itself. An
institution changes them between {SHORTEST} and {LONGEST} minutes under *Kasus → Batas waktu*. The file is
`sejuk/desk/cases/clocks/data/limits.toml`; its sources stand in it.
"""

_LEVELS = list(reversed(Unit.Level.values))
_STEPS = list(ClockStep.values)


def clocks_page() -> str:
    """States with their steps, and the default of every level, severity and step."""
    states = "".join(f"| {state} | {step} |\n" for state, step in STEP_OF.items())
    return HEAD + states + LIMITS + "".join(_table(severity) for severity in reversed(Severity.values))


def _table(severity: str) -> str:
    head = f"\n### {severity}\n\n| Level | {' | '.join(_STEPS)} |\n|---|{'---|' * len(_STEPS)}\n"
    return head + "".join(_row(level, severity) for level in _LEVELS)


def _row(level: str, severity: str) -> str:
    limits = [defaults()[level, severity, step] for step in _STEPS]
    return f"| {level} | {' | '.join(f'{one.minutes} + {one.grace}' for one in limits)} |\n"
