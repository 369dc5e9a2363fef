"""The page of the reference that is drawn from the calendar's data."""

from __future__ import annotations

from django.utils.translation import override

from sejuk.desk.stages.kinds import kinds
from sejuk.desk.stages.modes import modes
from sejuk.desk.stages.resolving import Resolved, Stated, resolve
from sejuk.desk.stages.schema import Basis, CycleData, StageData, Standing, cycles_of_release
from sejuk.desk.stages.when import read_when
from sejuk.desk.stages.wording import days_in_words

_HEAD = """# Stages

Drawn from the data by `make docs`. How dates that count from others are resolved is
[decided apart](../decisions/0130-one-function-gives-stages-their-days.md).

The files are `sejuk/desk/stages/data/cycles/*.toml`. An article with a question mark was not compared with
the text of its rule yet. Offices add versions on the page *Tahapan*; those are not shown here.

## Form of a file

| Key | Says |
|---|---|
| `schema`, `code`, `name`, `name_en` | 1; letters, digits and underscores; on screen |
| `territory` | where it is held: `00` the country, a province, a regency |
| `revision`, `as_of` | grows with each release that changed a date; the day somebody looked |
| `provisional` | nobody decided its dates yet |
| `basis` | `rule`, `article`, `checked` (compared with the text); also for each stage |
| `[[stage]]` `code`, `kind`, `name` | the kinds are below |
| `start`, `end` | a day; empty while it is open; or from another stage: `voting - 3 days`, \
`pemilu2029/oath_dpr_dpd.end + 2 years .. 2 years 6 months`. Without `end` it lasts one day |
| `status` | `cancelled`, or `superseded` with `replaced_by`; such a stage stays |
| `territory` | where this version of the stage counts, in place of the wider one |
| `note` | what a citizen reads |
"""

_MODES = """
## Modes

How the office works while a stage is on (`data/modes.toml`). A stage counts from the first day it is surely
on to the last, and only where it and all that its dates count from were decided. The factors are ours, not
the law's.

| Mode | Left of a case's time limit | Alerts an analyst can be sent | Checks before publishing |
|---|---|---|---|
"""

_KINDS = """
## Kinds

| Kind | On screen | Mode | Themes that usually go around |
|---|---|---|---|
"""


def stages_page() -> str:
    """Form, modes, kinds, and every cycle with its dates and legal basis."""
    with override("id"):
        days = _days()
        cycles = "".join(_cycle(one, days) for one in cycles_of_release())
        return _HEAD + _MODES + _modes() + _KINDS + _kinds() + cycles


def _modes() -> str:
    return "".join(
        f"| `{one.code}` {one.name} | {one.clock_percent} % | {one.budget_percent} % "
        f"| {', '.join(f'`{check.code}`' for check in one.checks) or '–'} |\n"
        for one in modes().values()
    )


def _kinds() -> str:
    return "".join(
        f"| `{one.code}` | {one.name} | {f'`{one.mode}`' if one.mode else '–'} "
        f"| {', '.join(f'`{theme}`' for theme in one.themes)} |\n"
        for one in kinds().values()
    )


def _days() -> dict[tuple[str, str], Resolved]:
    return resolve(
        {
            (cycle.code, stage.code): Stated(
                read_when(stage.start, cycle.code), read_when(stage.end, cycle.code)
            )
            for cycle in cycles_of_release()
            for stage in cycle.stages
        }
    )


def _cycle(cycle: CycleData, days: dict[tuple[str, str], Resolved]) -> str:
    rows = "".join(_stage(stage, days[cycle.code, stage.code]) for stage in cycle.stages)
    state = " Provisional." if cycle.provisional else ""
    return (
        f"\n## {cycle.name}\n\n`{cycle.code}`, as of {cycle.as_of}.{state}\n\n"
        f"| Stage | On screen | When | Written as | Legal basis |\n|---|---|---|---|---|\n{rows}"
    )


def _stage(stage: StageData, days: Resolved) -> str:
    name = str(stage.name)
    if stage.standing in (Standing.SUPERSEDED, Standing.CANCELLED):
        name += f" ({stage.standing.value})"
    written = stage.start if stage.end == stage.start else f"{stage.start or '–'} … {stage.end or '–'}"
    basis = "; ".join(_basis(one) for one in stage.basis)
    return f"| `{stage.code}` | {name} | {days_in_words(days)} | `{written or '–'}` | {basis} |\n"


def _basis(one: Basis) -> str:
    return f"{one.rule}, {one.article}{'' if one.checked else ' (?)'}" if one.article else one.rule
