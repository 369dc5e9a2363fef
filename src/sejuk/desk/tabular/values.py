"""What people write in cells, as values; each raises ``BadValue`` with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from sejuk.desk.tabular.columns import plain
from sejuk.desk.tabular.rows import BadValue

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_YES = frozenset({"ya", "y", "yes", "1", "true", "benar", "x"})
_NO = frozenset({"", "tidak", "t", "no", "n", "0", "false", "salah"})
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}


def as_yes(text: str, column: str) -> bool:
    """Yes or no; empty is no."""
    said = plain(text)
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise BadValue(column, _("Tulis ya atau tidak."))


def as_date(text: str, column: str) -> date:
    """A day: 31/12/2028 or 2028-12-31, never the American order."""
    for form in _DAYS:
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    raise BadValue(column, _("Tulis tanggal seperti 31/12/2028."))


def as_time(text: str, column: str) -> time:
    """A time of day: 07.30 or 07:30."""
    found = re.fullmatch(r"([01]?\d|2[0-3])[.:]([0-5]\d)", text.strip(), re.ASCII)
    if found is None:
        raise BadValue(column, _("Tulis jam seperti 07.30."))
    return time(int(found[1]), int(found[2]))


def as_zone(text: str, column: str) -> str:
    """A time zone of Indonesia by what people call it; the name of the database goes too."""
    name = _ZONES.get(plain(text)) or next(
        (z for z in _ZONES.values() if z.casefold() == text.casefold()), ""
    )
    if not name:
        raise BadValue(column, _("Tulis WIB, WITA, atau WIT."))
    return name


def as_choice(text: str, column: str, choices: Iterable[tuple[str, StrOrPromise]]) -> str:
    """One of a model's choices by its code or its name in either language."""
    choices = list(choices)
    for language in ("id", "en"):
        with override(language):
            for code, label in choices:
                if plain(text) in (plain(code), plain(str(label))):
                    return code
    names = ", ".join(str(label) for _code, label in choices)
    raise BadValue(column, _("Pilih salah satu: %(names)s.") % {"names": names})
