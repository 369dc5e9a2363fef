"""Days of stages in words, with what is not known of them."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sejuk.desk.stages.current import Calendar, Stage
from sejuk.desk.stages.resolving import Resolved, Window
from sejuk.desk.stages.schema import Standing
from sejuk.desk.stages.when import Offset, Relative, When


def days_in_words(days: Resolved) -> str:
    """``11–13 Februari 2024``, ``antara … dan …``, ``belum ada tanggal``."""
    if days.start is None and days.end is None:
        return _("belum ada tanggal")
    if days.start is None and days.end is not None:
        return _("sampai %(day)s") % {"day": _window(days.end)}
    if days.end is None and days.start is not None:
        return _("mulai %(day)s, akhirnya belum ada tanggal") % {"day": _window(days.start)}
    return _both(days)


def _both(days: Resolved) -> str:
    start, end = days.start, days.end
    if start is None or end is None or start == end:
        return _window(start or end)
    if start.is_sure and end.is_sure:
        return _("%(first)s sampai %(last)s") % {"first": day(start.earliest), "last": day(end.earliest)}
    return _("mulai %(first)s; selesai %(last)s") % {"first": _window(start), "last": _window(end)}


def day(value: date) -> str:
    """A day as people write it."""
    return date_format(value, "j F Y")


def _window(window: Window | None) -> str:
    if window is None:
        return _("belum ada tanggal")
    if window.is_sure:
        return day(window.earliest)
    return _("antara %(first)s dan %(last)s") % {"first": day(window.earliest), "last": day(window.latest)}


def when_in_words(when: When, calendar: Calendar) -> str:
    """What is written of a date: the day, or from what it counts."""
    if when is None:
        return _("belum ada tanggal")
    return day(when) if isinstance(when, date) else _relation(when, calendar)


def standing_in_words(stage: Stage) -> str:
    """What holds of a stage, empty where it was decided and dated."""
    words = {
        Standing.PROVISIONAL: _("sementara"),
        Standing.SUPERSEDED: _("sudah diganti"),
        Standing.CANCELLED: _("tidak diadakan"),
        Standing.DECIDED: "",
    }
    return words[stage.standing]


def how_counted(stage: Stage, calendar: Calendar) -> list[str]:
    """From what its days count, where they do: one sentence a date."""
    first, last = _relation(stage.start, calendar), _relation(stage.end, calendar)
    if first and first == last:
        return [_("Dihitung %(how)s.") % {"how": first}]
    said = []
    if first:
        said.append(_("Hari pertama dihitung %(how)s.") % {"how": first})
    if last:
        said.append(_("Hari terakhir dihitung %(how)s.") % {"how": last})
    return said


def _relation(when: When, calendar: Calendar) -> str:
    if not isinstance(when, Relative):
        return ""
    anchor = calendar.find(when.cycle, when.stage)
    name = str(anchor.name) if anchor else f"{when.cycle}/{when.stage}"
    edge = _("hari terakhir") if when.edge == "end" else _("hari pertama")
    place = _("%(edge)s “%(name)s”") % {"edge": edge, "name": name}
    return _distance(when.least, when.most, place)


def _distance(least: Offset, most: Offset, place: str) -> str:
    if least == most == Offset():
        return _("pada %(place)s") % {"place": place}
    near, far = _amount(least), _amount(most)
    amount = near if near == far else _("%(near)s sampai %(far)s") % {"near": near, "far": far}
    is_before = min(most.years, most.months, most.days) < 0
    words = _("%(amount)s sebelum %(place)s") if is_before else _("%(amount)s sesudah %(place)s")
    return words % {"amount": amount, "place": place}


def _amount(offset: Offset) -> str:
    years, months, days = abs(offset.years), abs(offset.months), abs(offset.days)
    parts = [
        years and ngettext("%(count)d tahun", "%(count)d tahun", years) % {"count": years},
        months and ngettext("%(count)d bulan", "%(count)d bulan", months) % {"count": months},
        days and ngettext("%(count)d hari", "%(count)d hari", days) % {"count": days},
    ]
    return " ".join(str(one) for one in parts if one) or _("0 hari")
