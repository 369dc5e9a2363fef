"""The page of the reference that is drawn from duty's data."""

from __future__ import annotations

from sejuk.desk.duty.calling.steps import steps
from sejuk.desk.duty.forms.slots import as_lines
from sejuk.desk.duty.models import Who
from sejuk.desk.duty.readiness.checklist import checklist
from sejuk.desk.duty.readiness.days import KINDS
from sejuk.desk.duty.rostering.generating import AHEAD, KEPT
from sejuk.desk.duty.rostering.known import known
from sejuk.desk.duty.rostering.patterns import is_whole_day

HEAD = f"""# Duty

Drawn from the data by `make docs`. How it is used is told
[in Indonesian](../how-to/menyusun-jadwal-piket.md).

Shifts are made {AHEAD.days} days ahead and forgotten {KEPT.days} days after they ended.

## Patterns

Times are of the unit's own zone. The file is `sejuk/desk/duty/rostering/data/patterns.toml`; a unit can
write a pattern of its own instead, in the same words as the column *Shifts*.

| Code | Name | Shifts | On holidays | Round the clock |
|---|---|---|---|---|
"""

CHAIN = """
## Chain of calls

An alert of a unit that switched its chain on calls step by step until a person answers. A step that finds
nobody is made and noted, and the next follows at once. The file is `sejuk/desk/duty/calling/data/chain.toml`.

| Step | Calls | Minutes to wait |
|---|---|---|
"""

READY = """
## Readiness

Before an event day a unit is ready when somebody is on its roster in every moment of that day, in its own
zone, and every item is ticked. Days are offered from these kinds of stages: {kinds}. The file is
`sejuk/desk/duty/readiness/data/checklist.toml`.

| Item | Text | Levels | Days |
|---|---|---|---|
"""


def duty_page() -> str:
    """Patterns, the chain of calls and the checklist."""
    patterns = "".join(
        f"| {one.code} | {one.name} | {'; '.join(as_lines(one.pattern.slots).splitlines())} "
        f"| {_yes(one.pattern.on_holidays)} | {_yes(is_whole_day(one.pattern))} |\n"
        for one in known().values()
    )
    chain = "".join(f"| {n} | {Who(one.who).value} | {one.minutes} |\n" for n, one in enumerate(steps(), 1))
    items = "".join(
        f"| {one.code} | {one.text_en} | {_listed(one.levels)} | {_listed(one.kinds) or 'every'} |\n"
        for one in checklist().values()
    )
    return HEAD + patterns + CHAIN + chain + READY.format(kinds=", ".join(KINDS)) + items


def _yes(said: bool) -> str:
    return "yes" if said else "no"


def _listed(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes))
