"""A small line of counts over time, to stand in a row of a list."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from sejuk.desk.narratives.charts.svg import element, number, picture

WIDTH, HEIGHT, MARGIN = 120, 28, 2


def sparkline(values: Sequence[float], label: object, description: object) -> SafeString:
    """Counts of equal intervals, oldest first, against their own largest."""
    top = max([*values, 1])
    last = max(len(values) - 1, 1)
    points = [
        (MARGIN + (WIDTH - 2 * MARGIN) * place / last, HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / top)
        for place, value in enumerate(values)
    ]
    line = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return picture(
        WIDTH, HEIGHT, label, description, [element("polyline", points=line, class_="chart-line")], "h-7 w-28"
    )
