"""The limits that figures are held to."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sejuk.engine.evaluation.figures import Figure


@dataclass(frozen=True, slots=True)
class Missed:
    """A figure past its limit; ``bound`` is ``>=`` or ``<=``."""

    measure: str
    value: float
    bound: str
    limit: float


@cache
def limits() -> Mapping[str, Mapping[str, Any]]:
    """Give the limits by measure, as in ``limits.toml``."""
    return tomllib.loads(files(__package__).joinpath("limits.toml").read_text(encoding="utf-8"))


def missed(figures: Sequence[Figure]) -> list[Missed]:
    """Give the figures that are past their limits; a limit set by a peer that did not run is no limit."""
    values = {figure.measure: figure.value for figure in figures}
    found = []
    for measure, value in values.items():
        bounds = limits().get(measure, {})
        least = bounds.get("least", values.get(bounds.get("least_of", "")))
        if least is not None and value < least:
            found.append(Missed(measure, value, ">=", least))
        if "most" in bounds and value > bounds["most"]:
            found.append(Missed(measure, value, "<=", bounds["most"]))
    return found
