"""A pattern of one's own, as lines that a head can type: ``Siang 07.00-19.00 Sen-Jum``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sejuk.desk.duty.rostering.patterns import EVERY_DAY, LONGEST_SLOT, Slot, overlap

_DAYS = ("sen", "sel", "rab", "kam", "jum", "sab", "min")
_LINE = re.compile(
    r"^(?P<name>.{1,40}?)\s+(?P<begins>\d{1,2}[.:]\d{2})\s*[-–]\s*(?P<ends>\d{1,2}[.:]\d{2})(?:\s+(?P<days>\S.*))?$"
)
MOST = 12


class SlotsField(forms.CharField):
    """Lines of a text area as slots."""

    widget = forms.Textarea(attrs={"rows": 4, "spellcheck": "false"})
    default_error_messages = {
        "line": gettext_lazy("Baris “%(line)s” tidak terbaca. Contoh: Siang 07.00-19.00 Sen-Jum"),
        "overlap": gettext_lazy("“%(one)s” dan “%(other)s” bertumpuk. Ubah jam salah satunya."),
        "many": gettext_lazy("Paling banyak 12 baris."),
    }

    def to_python(self, value: object) -> tuple[Slot, ...]:  # type: ignore[override]
        """One slot a line."""
        lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        if len(lines) > MOST:
            raise forms.ValidationError(self.error_messages["many"])
        slots = tuple(self._slot(line) for line in lines)
        if two := overlap(slots):
            names = {"one": two[0].name, "other": two[1].name}
            raise forms.ValidationError(self.error_messages["overlap"] % names)
        return slots

    def _slot(self, line: str) -> Slot:
        found = _LINE.match(line)
        try:
            if found is None:
                raise ValueError(line)
            begins, ends = _time(found["begins"]), _time(found["ends"])
            days = _weekdays(found["days"])
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["line"] % {"line": line[:80]}) from error
        minutes = (_minutes(ends) - _minutes(begins)) % LONGEST_SLOT or LONGEST_SLOT
        return Slot(found["name"], begins, minutes, days)


def as_lines(slots: Iterable[Slot]) -> str:
    """Slots as somebody would have typed them."""
    return "\n".join(_line(slot) for slot in slots)


def _line(slot: Slot) -> str:
    ends = (_minutes(slot.start) + slot.minutes) % LONGEST_SLOT
    span = f"{slot.start:%H.%M}-{time(ends // 60, ends % 60):%H.%M}"
    days = (
        "" if slot.weekdays == EVERY_DAY else " " + ",".join(_DAYS[d].title() for d in sorted(slot.weekdays))
    )
    return f"{slot.name} {span}{days}"


def weekday_names(slot: Slot) -> str:
    """The days of a slot in short, empty where it is every day."""
    names = (_("Sen"), _("Sel"), _("Rab"), _("Kam"), _("Jum"), _("Sab"), _("Min"))
    return "" if slot.weekdays == EVERY_DAY else ", ".join(names[day] for day in sorted(slot.weekdays))


def _time(text: str) -> time:
    hour, _sep, minute = text.replace(":", ".").partition(".")
    return time(int(hour) % 24, int(minute))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _weekdays(text: str | None) -> frozenset[int]:
    """``Sen-Jum`` or ``Sab,Min``; nothing means every day."""
    if not text:
        return EVERY_DAY
    days: set[int] = set()
    for part in re.split(r"[,\s]+", text.strip().lower()):
        first, _sep, last = part.replace("–", "-").partition("-")
        start, end = _DAYS.index(first[:3]), _DAYS.index((last or first)[:3])
        days |= {day % 7 for day in range(start, end + 1 + (7 if end < start else 0))}
    return frozenset(days)
