"""The columns a table has, and how they are found by the names people give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from sejuk.desk.tabular.rows import UnusableTableError

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_CELL = 200


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the code and on paper, other names it goes by, what to write in it.

    It is found by ``name``, by ``label`` in each language of the desk, and by ``aliases``; case, blanks and
    dots make no difference.
    """

    name: str
    label: StrOrPromise
    aliases: tuple[str, ...] = ()
    needed: bool = True
    help: StrOrPromise = ""
    example: str = ""
    longest: int = LONGEST_CELL

    def goes_by(self) -> set[str]:
        """Every name under which the column is recognised."""
        names = {self.name, *self.aliases}
        for language, _label in settings.LANGUAGES:
            with override(language):
                names.add(str(self.label))
        return {plain(name) for name in names}


def plain(name: str) -> str:
    """A name as it is compared: ``Kode_Wilayah`` is ``kode wilayah``."""
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column stands, and the names that nobody knows."""

    places: dict[str, int]
    unknown: list[str]


def find_columns(cells: Sequence[str], columns: Sequence[Column]) -> Header:
    """Read the row of names. Raises :class:`UnusableTableError` where a needed one is missing or doubled."""
    known = {name: column for column in columns for name in column.goes_by()}
    places: dict[str, int] = {}
    unknown = []
    for place, cell in enumerate(cells):
        column = known.get(plain(cell))
        if column is None:
            unknown += [cell] if cell else []
        elif column.name in places:
            raise UnusableTableError(
                _("Kolom “%(name)s” ada dua kali. Hapus salah satunya.") % {"name": cell}
            )
        else:
            places[column.name] = place
    _check_complete(places, columns)
    return Header(places, unknown)


def known_names(cells: Sequence[str], columns: Sequence[Column]) -> int:
    """How many of the cells name a column."""
    known = {name for column in columns for name in column.goes_by()}
    return sum(1 for cell in cells if plain(cell) in known)


def _check_complete(places: dict[str, int], columns: Sequence[Column]) -> None:
    missing = [str(column.label) for column in columns if column.needed and column.name not in places]
    if missing:
        raise UnusableTableError(
            _(
                "Kolom ini tidak ada di baris pertama: %(names)s. "
                "Unduh contoh berkasnya dan pakai nama kolomnya."
            )
            % {"names": ", ".join(missing)}
        )
