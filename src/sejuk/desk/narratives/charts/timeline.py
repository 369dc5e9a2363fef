"""Posts an hour or a day as bars, with the alerts' moments marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from sejuk.desk.narratives.charts.svg import element, number, picture

WIDTH, HEIGHT, FOOT, HEAD = 420, 140, 20, 14


@dataclass(frozen=True, slots=True)
class Bar:
    """One interval: when it begins, how it is called, how many posts."""

    at: datetime
    label: str
    posts: int


def timeline(
    bars: Sequence[Bar], marks: Sequence[tuple[datetime, str]], label: object, description: object
) -> SafeString:
    """Bars of equal intervals, oldest first; ``marks`` are moments with the word beside their line."""
    parts = [element("line", x1=0, x2=WIDTH, y1=HEIGHT - FOOT, y2=HEIGHT - FOOT, class_="chart-axis")]
    if bars:
        parts += [_bar(bars, place) for place in range(len(bars))]
        parts += [
            _text(0, HEIGHT - 6, bars[0].label, "start"),
            _text(WIDTH, HEIGHT - 6, bars[-1].label, "end"),
        ]
        parts.append(_text(0, HEAD - 3, str(max(bar.posts for bar in bars)), "start"))
        for at, word in marks:
            parts += _mark(bars, at, word)
    return picture(WIDTH, HEIGHT, label, description, parts, "h-auto w-full max-w-2xl")


def _bar(bars: Sequence[Bar], place: int) -> SafeString:
    step, top = WIDTH / len(bars), max([*(bar.posts for bar in bars), 1])
    height = (HEIGHT - FOOT - HEAD) * bars[place].posts / top
    return element(
        "rect",
        element("title", f"{bars[place].label}: {bars[place].posts}"),
        x=number(place * step + step * 0.1),
        y=number(HEIGHT - FOOT - height),
        width=number(max(step * 0.8, 0.5)),
        height=number(height),
        class_="chart-bar",
    )


def _mark(bars: Sequence[Bar], at: datetime, word: str) -> list[SafeString]:
    place = _place(bars, at)
    if place is None:
        return []
    x = WIDTH * place / len(bars)
    anchor = "end" if x > WIDTH * 0.7 else "start"
    line = element("line", x1=number(x), x2=number(x), y1=0, y2=HEIGHT - FOOT, class_="chart-mark")
    return [line, _text(x + (-4 if anchor == "end" else 4), HEAD - 3, word, anchor)]


def _place(bars: Sequence[Bar], at: datetime) -> float | None:
    """Where ``at`` lies, counted in bars; None before the first."""
    if at < bars[0].at:
        return None
    if len(bars) == 1:
        return 0.5
    return min((at - bars[0].at) / (bars[1].at - bars[0].at), float(len(bars)))


def _text(x: float, y: float, words: str, anchor: str) -> SafeString:
    return element("text", words, x=number(x), y=number(y), text_anchor=anchor, class_="chart-text")
