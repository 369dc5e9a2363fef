"""The stamp of a verdict: its word and its form say the same, so colour alone never has to."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Form:
    """Outline, mark and colour (``stamps.toml``)."""

    outline: str
    marks: str
    colour: str


def form_of(code: str) -> Form:
    """The form of a verdict; a code that is not known here looks like a neutral note."""
    return forms().get(code, forms()["other"])


@cache
def forms() -> dict[str, Form]:
    """Code of a verdict → form."""
    said = tomllib.loads(files("sejuk.desk.kits.cards").joinpath("stamps.toml").read_text("utf-8"))
    return {
        code: Form(said["outlines"][one["outline"]], said["marks"][one["mark"]], one["colour"])
        for code, one in said["stamps"].items()
    }
