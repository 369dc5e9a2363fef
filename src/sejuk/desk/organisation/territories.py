"""The provinces and regencies of Indonesia, from data files (see data/TERRITORIES.md)."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files

from django.utils.translation import gettext_noop

from sejuk.desk.organisation.models import Territory

COUNTRY_CODE = "00"
#: A province's regencies fill a grid about as wide as this times its height.
_WIDTH_TO_HEIGHT = 1.5


def load_territories() -> int:
    """Store the country, its provinces and regencies and say how many there are; those already there stay."""
    Territory.objects.bulk_create(_country(), ignore_conflicts=True)
    Territory.objects.bulk_create(_provinces(), ignore_conflicts=True)
    Territory.objects.bulk_create(_regencies(), ignore_conflicts=True)
    return Territory.objects.count()


def province_choices() -> list[tuple[str, str]]:
    """Code and name of each province, for a form that must work before anything is stored."""
    return [(row["code"], row["name"]) for row in _rows("provinces.csv")]


def compact_grid(count: int) -> list[tuple[int, int]]:
    """Column and row for each of ``count`` tiles, row by row, no two on one place."""
    columns = max(1, math.ceil(math.sqrt(count * _WIDTH_TO_HEIGHT)))
    return [(index % columns, index // columns) for index in range(count)]


def _country() -> list[Territory]:
    return [Territory(code=COUNTRY_CODE, name=gettext_noop("Indonesia"), level=Territory.Level.COUNTRY)]


def _provinces() -> Iterator[Territory]:
    for row in _rows("provinces.csv"):
        yield Territory(level=Territory.Level.PROVINCE, parent_id=COUNTRY_CODE, **row)


def _regencies() -> Iterator[Territory]:
    zones = {row["code"]: row["time_zone"] for row in _rows("provinces.csv")}
    by_province: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows("regencies.csv"):
        by_province[row["code"].partition(".")[0]].append(row)
    for province, rows in by_province.items():
        for row, (column, line) in zip(rows, compact_grid(len(rows)), strict=True):
            yield Territory(
                level=Territory.Level.REGENCY,
                parent_id=province,
                time_zone=zones[province],
                tile_column=column,
                tile_row=line,
                **row,
            )


def _rows(name: str) -> list[dict[str, str]]:
    text = files("sejuk.desk.organisation").joinpath(f"data/{name}").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
