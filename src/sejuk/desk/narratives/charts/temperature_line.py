"""A temperature over days, with its interval as a band. Hours without a reading are gaps, not zeros."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.safestring import SafeString

from sejuk.desk.narratives.charts.svg import element, number, picture

WIDTH, HEIGHT, FOOT, LEFT = 420, 150, 20, 26
#: Two readings further apart than this are not joined.
GAP = timedelta(hours=7)


@dataclass(frozen=True, slots=True)
class Point:
    """One reading; ``temperature`` is None where too few people wrote."""

    at: datetime
    temperature: float | None
    low: float | None = None
    high: float | None = None


def temperature_line(
    points: Sequence[Point],
    start: datetime,
    end: datetime,
    ends: tuple[str, str],
    label: object,
    description: object,
) -> SafeString:
    """Readings between ``start`` and ``end`` from 0 to 100; ``ends`` are the words under both ends."""
    parts = list(_scale())
    for run in _runs(points):
        parts.append(element("polygon", points=_outline(run, start, end), class_="chart-band"))
        parts.append(element("polyline", points=_path(run, start, end), class_="chart-line"))
    parts.append(element("text", ends[0], x=LEFT, y=HEIGHT - 6, class_="chart-text"))
    parts.append(element("text", ends[1], x=WIDTH, y=HEIGHT - 6, text_anchor="end", class_="chart-text"))
    return picture(WIDTH, HEIGHT, label, description, parts, "h-auto w-full max-w-2xl")


def _scale() -> Iterator[SafeString]:
    for value in (0, 25, 50, 75, 100):
        y = number(_y(value))
        yield element("line", x1=LEFT, x2=WIDTH, y1=y, y2=y, class_="chart-axis")
        yield element(
            "text", str(value), x=LEFT - 4, y=number(_y(value) + 4), text_anchor="end", class_="chart-text"
        )


def _runs(points: Iterable[Point]) -> Iterator[list[Point]]:
    run: list[Point] = []
    for point in points:
        if run and (point.temperature is None or point.at - run[-1].at > GAP):
            yield run
            run = []
        if point.temperature is not None:
            run.append(point)
    if run:
        yield run


def _path(run: Iterable[Point], start: datetime, end: datetime) -> str:
    return " ".join(_xy(p.at, p.temperature, start, end) for p in run)


def _outline(run: Sequence[Point], start: datetime, end: datetime) -> str:
    upper = [_xy(p.at, p.temperature if p.high is None else p.high, start, end) for p in run]
    lower = [_xy(p.at, p.temperature if p.low is None else p.low, start, end) for p in reversed(run)]
    return " ".join([*upper, *lower])


def _xy(at: datetime, value: float | None, start: datetime, end: datetime) -> str:
    x = LEFT + (WIDTH - LEFT) * ((at - start) / (end - start))
    return f"{number(x)},{number(_y(value or 0.0))}"


def _y(value: float) -> float:
    return 6 + (HEIGHT - FOOT - 12) * (1 - value / 100)
