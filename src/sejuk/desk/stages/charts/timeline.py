"""Stages as bars over the months, with today; a window of days is drawn as far as it reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sejuk.desk.narratives.charts.svg import element, number, picture
from sejuk.desk.stages.current import Stage
from sejuk.desk.stages.schema import Standing
from sejuk.desk.stages.wording import days_in_words

WIDTH, ROW, HEAD = 360, 34, 22
#: Names of months stand at most so many times, and longer names of stages are cut.
_MONTHS, _LONGEST = 6, 46


def timeline(stages: Sequence[Stage], today: date, label: str) -> SafeString | None:
    """The stages that have days, the earliest on top; None where no day is known."""
    rows = [(one, span) for one in stages if (span := one.days.span())]
    if not rows:
        return None
    first, last = min(span[0] for _one, span in rows), max(span[1] for _one, span in rows)
    scale = _Scale(first, last)
    height = HEAD + ROW * len(rows)
    parts = [*_months(scale, height)]
    for index, (stage, span) in enumerate(rows):
        parts += _row(stage, span, HEAD + ROW * index, scale)
    if first <= today <= last:
        x = scale.at(today)
        parts.append(
            element("line", x1=number(x), x2=number(x), y1=HEAD - 4, y2=height, class_="stage-today")
        )
    description = _("%(count)d tahapan dari %(first)s sampai %(last)s; angkanya di tabel di bawah.") % {
        "count": len(rows), "first": date_format(first, "j F Y"), "last": date_format(last, "j F Y"),
    }  # fmt: skip
    return picture(WIDTH, height, label, description, parts, "h-auto w-full max-w-xl")


class _Scale:
    """Days to places."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._days = (last - first).days + 1

    def at(self, day: date) -> float:
        return WIDTH * (day - self.first).days / self._days


def _months(scale: _Scale, height: int) -> Iterator[SafeString]:
    months = list(_firsts(scale.first, scale.last))
    step = max(1, -(-len(months) // _MONTHS))
    for month in months[::step]:
        x = scale.at(max(month, scale.first))
        yield element("line", x1=number(x), x2=number(x), y1=HEAD - 6, y2=height, class_="chart-axis")
        if x < WIDTH - 40:
            yield element("text", date_format(month, "M y"), x=number(x + 2), y=HEAD - 9, class_="chart-text")


def _firsts(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=32)).replace(day=1)


def _row(stage: Stage, span: tuple[date, date], y: int, scale: _Scale) -> list[SafeString]:
    start, end = scale.at(span[0]), scale.at(span[1] + timedelta(days=1))
    name = str(stage.name)
    shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    at_end = start > WIDTH * 0.55
    bar = element(
        "rect",
        element("title", f"{name}: {days_in_words(stage.days)}"),
        x=number(start), y=y + 17, width=number(max(end - start, 3)), height=10, rx=2, class_=_css(stage),
    )  # fmt: skip
    text = element(
        "text", shown, x=number(WIDTH if at_end else start), y=y + 12,
        text_anchor="end" if at_end else "start", class_="stage-label",
    )  # fmt: skip
    return [text, bar]


def _css(stage: Stage) -> str:
    if not stage.counts:
        return "stage-bar stage-ended"
    unsure = stage.standing == Standing.PROVISIONAL or stage.days.certainty == "window"
    mode = f" stage-mode-{stage.kind.mode}" if stage.kind.mode else ""
    return f"stage-bar{mode}{' stage-unsure' if unsure else ''}"
