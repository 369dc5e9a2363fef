"""The plan as a grid of stages and themes: what is planned, what is missing, what is made twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sejuk.desk.stages.current import Stage
from sejuk.desk.stages.kinds import theme_codes
from sejuk.desk.stages.models import PlanItem, PlanState


@dataclass(frozen=True, slots=True)
class Cell:
    """A stage and a theme. ``is_gap``: it usually goes around then, and nothing is planned."""

    stage: Stage
    theme: str
    items: tuple[PlanItem, ...]
    is_gap: bool
    overlaps: tuple[tuple[PlanItem, ...], ...]

    @property
    def count(self) -> int:
        """Pieces that are planned, being made, ready or used."""
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Grid:
    """All cells, a row a stage and a column a theme."""

    themes: tuple[str, ...]
    rows: tuple[tuple[Stage, tuple[Cell, ...]], ...]

    @property
    def gaps(self) -> list[Cell]:
        """What is missing, the nearest stage first."""
        return [cell for _stage, row in self.rows for cell in row if cell.is_gap]

    @property
    def overlaps(self) -> list[tuple[PlanItem, ...]]:
        """Pieces for the same stage, theme, region and audience, still to be made or ready."""
        return [some for _stage, row in self.rows for cell in row for some in cell.overlaps]


def grid(stages: Sequence[Stage], items: Iterable[PlanItem]) -> Grid:
    """Put the pieces into their cells; what was dropped is left out."""
    placed: dict[tuple[str, str, str], list[PlanItem]] = defaultdict(list)
    for item in items:
        if item.state != PlanState.DROPPED:
            placed[item.cycle, item.stage, item.theme].append(item)
    themes = theme_codes()
    rows = tuple(
        (stage, tuple(_cell(stage, theme, placed[(*stage.key, theme)]) for theme in themes))
        for stage in stages
    )
    return Grid(themes, rows)


def _cell(stage: Stage, theme: str, items: Sequence[PlanItem]) -> Cell:
    live = [one for one in items if one.is_live]
    many = Counter((one.territory_id, one.audience) for one in live)
    overlaps = tuple(
        tuple(one for one in live if (one.territory_id, one.audience) == place)
        for place, count in many.items()
        if count > 1
    )
    return Cell(stage, theme, tuple(items), not items and theme in stage.kind.themes, overlaps)
