"""Task forces and their sub-forces, from data. Enforcement is none of them and cannot be entered (G6)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import get_language

#: Words of task forces that work against people; the database refuses them as well.
ENFORCES = re.compile(
    r"gakkum|penegak\w*|tindak(?!\s+lanjut)|penindak\w*|reskrim|penyidik\w*|penyelidik\w*|penangkap\w*|"
    r"anti\s*teror|densus|tangkap",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Force:
    """A task force, or a sub-force of ``part_of``."""

    code: str
    name: str
    duty: str
    duty_en: str
    part_of: str = ""

    @property
    def said(self) -> str:
        """The duty in the language of the screen."""
        return self.duty_en if (get_language() or "").startswith("en") else self.duty


@cache
def forces() -> dict[str, Force]:
    """All task forces by code, each before its sub-forces. Refuses data that enforces."""
    found = {row["code"]: Force(**row) for row in _data()["force"]}
    for one in found.values():
        if ENFORCES.search(f"{one.code} {one.name} {one.duty}"):
            raise ValueError(f"{one.code}: enforcement is no task force of a cooling system")
        if one.part_of and one.part_of not in found:
            raise ValueError(f"{one.code}: its task force {one.part_of} is missing")
    return found


def codes() -> list[str]:
    """Every code, for constraints."""
    return list(forces())


def choices() -> list[tuple[str, str]]:
    """What a form offers: sub-forces below their task force."""
    return [(one.code, f"– {one.name}" if one.part_of else one.name) for one in forces().values()]


def source() -> str:
    """Where the list is from."""
    return str(_data()["source"])


def forces_page() -> str:
    """The reference page, from the data."""
    rows = "\n".join(
        f"| `{one.code}` | {one.name} | {_whole(one)} | {one.duty_en} |" for one in forces().values()
    )
    head = "| Code | Name | Part of | Duty |\n|---|---|---|---|"
    return f"{_HEAD}\nSource: {source()}\n\n{head}\n{rows}\n"


_HEAD = """# Task forces

Written from the data by `make docs`. Four task forces and their eight sub-forces. A force of an operation
may have a local name; enforcement (penegakan hukum, Gakkum, Tindak) is none of them and cannot be entered,
neither as a code nor in a local name: the form, the data's reader and the database refuse it (G6).
"""


def _whole(force: Force) -> str:
    return forces()[force.part_of].name if force.part_of else "–"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("sejuk.desk.review") / "data" / "forces.toml").read_text("utf-8"))
