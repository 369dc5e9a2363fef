"""The page of the reference that is drawn from the verdicts' codes."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from django.db.models import TextChoices
from django.utils.translation import override

from sejuk.desk.cases.models import Accuracy, Harm
from sejuk.desk.cases.referring.destinations import crosswalk_table

_HEAD = """# Verdicts

Drawn from the codes by `make docs`. A verdict has two values that say nothing of one another (G3). Which
people and sources it needs is [explained apart](../explanation/cases.md#two-axes-two-people).

A verdict speaks of a claim, never of who made it: no code says lie, intent or campaign.
"""
_CROSSWALK = """
## What others call them

Names for exports and letters (`cases/referring/crosswalk.toml`). Some of them imply intent; nobody is asked
to judge it, so the name follows from the code. A dash: that institution has no such name, and ours is used.
"""


def verdicts_page() -> str:
    """Both axes with what each code says and does not say, and what other institutions call them."""
    with override("id"):
        return _HEAD + _axis("Accuracy", Accuracy) + _axis("Harm", Harm) + _CROSSWALK + crosswalk_table()


def _axis(name: str, codes: type[TextChoices]) -> str:
    rows = "".join(_row(name.lower(), code, str(label)) for code, label in codes.choices)
    return f"\n## {name}\n\n| Code | On screen | Says | Does not say |\n|---|---|---|---|\n{rows}"


def _row(axis: str, code: str, label: str) -> str:
    said = _definitions()[axis][code]
    return f"| `{code}` | {label} | {said['means']} | {said['is_not']} |\n"


@cache
def _definitions() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files("sejuk.desk.cases").joinpath("verdicts.toml").read_text("utf-8"))
