"""How the office works while a stage is on (``data/modes.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sejuk.desk.stages.said import Said, said

ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at before anything is published, with the rule that asks for it.

    ``checked``: whether somebody compared the article with the rule's text.
    """

    code: str
    text: Said
    rule: str
    article: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Mode:
    """A way of working: what is left of the clocks, how many more alerts, what to check."""

    code: str
    name: Said
    clock_percent: int
    budget_percent: int
    checks: tuple[Check, ...]

    def of_clock(self, minutes: int, least: int = 1) -> int:
        """The minutes that are left of a limit in this mode, at least ``least`` of them."""
        return max(least, minutes * self.clock_percent // 100)

    def of_budget(self, alerts: int) -> int:
        """The alerts that an analyst can be sent in this mode; never fewer than one."""
        return max(1, -(-alerts * self.budget_percent // 100))


@cache
def modes() -> Mapping[str, Mode]:
    """All modes, the ordinary one first and the strictest last."""
    text = files("sejuk.desk.stages").joinpath("data/modes.toml").read_text("utf-8")
    return {code: _mode(code, row) for code, row in tomllib.loads(text).items()}


def strictest(codes: set[str]) -> Mode:
    """The mode that counts where several are on."""
    return [mode for code, mode in modes().items() if code in codes | {ORDINARY}][-1]


def _mode(code: str, row: Mapping[str, Any]) -> Mode:
    checks = tuple(
        Check(one["code"], said(one, "text"), one["rule"], one["article"], one.get("checked", False))
        for one in row.get("checks", [])
    )
    return Mode(code, said(row, "name"), row["clock_percent"], row["budget_percent"], checks)
