"""The plan's grid as a picture: a number where something is planned, a dash where something is missing."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sejuk.desk.narratives.charts.svg import element, number, picture
from sejuk.desk.stages.plan.grid import Cell, Grid

LABEL, SIDE, HEIGHT, HEAD = 118, 22, 24, 20
_LONGEST = 19


def grid_picture(grid: Grid) -> SafeString | None:
    """Rows are stages, columns the numbered themes; None where there is no stage."""
    if not grid.rows:
        return None
    width, height = LABEL + SIDE * len(grid.themes), HEAD + HEIGHT * len(grid.rows)
    parts = [
        element("text", index + 1, x=number(LABEL + SIDE * (index + 0.5)), y=14,
                text_anchor="middle", class_="chart-text")
        for index in range(len(grid.themes))
    ]  # fmt: skip
    for row, (stage, cells) in enumerate(grid.rows):
        top = HEAD + HEIGHT * row
        parts.append(element("text", _short(str(stage.name)), x=0, y=top + 16, class_="stage-label"))
        for column, cell in enumerate(cells):
            parts += _cell(cell, LABEL + SIDE * column, top)
    description = _("%(gaps)d celah dan %(overlaps)d tumpang tindih; daftarnya di sebelah.") % {
        "gaps": len(grid.gaps), "overlaps": len(grid.overlaps),
    }  # fmt: skip
    label = _("Rencana menurut tahapan dan tema")
    return picture(width, height, label, description, parts, "h-auto w-full max-w-xl")


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _cell(cell: Cell, x: int, y: int) -> list[SafeString]:
    box = element("rect", x=x + 1, y=y + 1, width=SIDE - 2, height=HEIGHT - 2, rx=3, class_=_css(cell))
    words = _words(cell)
    if not words:
        return [box]
    ink = "plan-gap-ink" if cell.is_gap else "plan-ink"
    return [box, element("text", words, x=number(x + SIDE / 2), y=y + 17, class_=ink)]


def _words(cell: Cell) -> str:
    if cell.is_gap:
        return "–"
    return f"{cell.count}{'!' if cell.overlaps else ''}" if cell.count else ""


def _css(cell: Cell) -> str:
    if cell.is_gap:
        return "plan-gap"
    if cell.overlaps:
        return "plan-cell plan-many"
    return "plan-cell plan-some" if cell.count else "plan-cell"
