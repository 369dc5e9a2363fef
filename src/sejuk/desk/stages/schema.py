"""The data files of election cycles: their form, checked when they are read.

A stage is written once; what was replaced or did not happen stays and says so. An office that needs another
date adds a version by form; the files are only changed with a release.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from sejuk.desk.stages.kinds import kinds
from sejuk.desk.stages.said import Said, said
from sejuk.desk.stages.when import WhenError, read_when

SCHEMA = 1
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")
_CYCLE_KEYS = {
    *("schema", "code", "name", "name_en", "territory", "revision", "as_of", "provisional", "basis"),
    "stage",
}
_STAGE_KEYS = {
    *("code", "kind", "name", "name_en", "start", "end", "status", "replaced_by", "note", "basis"),
    "territory",
}
_BASIS_KEYS = {"rule", "article", "checked"}


class CycleError(ValueError):
    """A data file that cannot be used; the message names the file and the stage."""


class Standing(StrEnum):
    """What holds of a stage: its dates are decided or provisional, or it was replaced or did not happen."""

    DECIDED = "decided"
    PROVISIONAL = "provisional"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Basis:
    """A rule and its article; ``checked``: somebody compared the article with the rule's text."""

    rule: str
    article: str
    checked: bool = False


@dataclass(frozen=True, slots=True)
class StageData:
    """A stage as it is written: ``start`` and ``end`` are words that ``read_when`` reads."""

    code: str
    kind: str
    name: Said
    start: str
    end: str
    standing: Standing
    territory: str
    basis: tuple[Basis, ...]
    note: str = ""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class CycleData:
    """An election cycle. ``revision`` counts the releases that changed a date of it."""

    code: str
    name: Said
    territory: str
    provisional: bool
    revision: int
    as_of: date
    stages: tuple[StageData, ...]


@cache
def cycles_of_release() -> tuple[CycleData, ...]:
    """The cycles that this release knows, the earliest first."""
    folder = files("sejuk.desk.stages").joinpath("data/cycles")
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    read = [read_cycle(one.read_text("utf-8"), one.name) for one in found]
    check_references(read)
    return tuple(sorted(read, key=_order))


def read_cycle(text: str, place: str) -> CycleData:
    """Read one data file; ``CycleError`` says what to mend in ``place``."""
    try:
        row = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CycleError(f"{place}: {error}") from error
    _only(row, _CYCLE_KEYS, place)
    if row.get("schema") != SCHEMA:
        raise CycleError(f"{place}: schema must be {SCHEMA}")
    try:
        stages = tuple(_stage(one, row, place) for one in row["stage"])
        cycle = CycleData(
            _code(row["code"], place), said(row, "name"), row["territory"], row.get("provisional", False),
            row["revision"], row["as_of"], stages,
        )  # fmt: skip
    except KeyError as error:
        raise CycleError(f"{place}: {error} is missing") from error
    codes = [(one.code, one.territory) for one in stages]
    if len(codes) != len(set(codes)):
        raise CycleError(f"{place}: a stage stands twice for the same territory")
    return cycle


def check_references(cycles: Iterable[CycleData]) -> None:
    """Every stage that another counts from, or was replaced by, is there."""
    known = {f"{cycle.code}/{stage.code}" for cycle in cycles for stage in cycle.stages}
    for cycle in cycles:
        for stage in cycle.stages:
            for key in _referred(stage, cycle.code):
                if key not in known:
                    raise CycleError(f"{cycle.code}/{stage.code}: there is no stage {key}")


def _referred(stage: StageData, cycle: str) -> list[str]:
    whens = [read_when(words, cycle) for words in (stage.start, stage.end)]
    keys = [f"{when.cycle}/{when.stage}" for when in whens if when and not isinstance(when, date)]
    return [*keys, stage.replaced_by] if stage.replaced_by else keys


def _stage(row: Mapping[str, Any], cycle: Mapping[str, Any], place: str) -> StageData:
    here = f"{place}: {row.get('code', '?')}"
    _only(row, _STAGE_KEYS, here)
    if row["kind"] not in kinds():
        raise CycleError(f"{here}: there is no kind {row['kind']}")
    start, end = row["start"], row.get("end", row["start"])
    for words in (start, end):
        _readable(words, cycle["code"], here)
    standing = Standing.PROVISIONAL if cycle.get("provisional") else Standing.DECIDED
    basis = _basis([*cycle["basis"], *row.get("basis", [])], here)
    stage = StageData(
        _code(row["code"], here), row["kind"],
        said(row, "name") if "name" in row else kinds()[row["kind"]].name,
        start, end, Standing(row.get("status", standing)), row.get("territory", cycle["territory"]), basis,
        row.get("note", ""), row.get("replaced_by", ""),
    )  # fmt: skip
    if (stage.standing == Standing.SUPERSEDED) != bool(stage.replaced_by):
        raise CycleError(f"{here}: what is superseded, and only that, says what replaced it")
    return stage


def _basis(rows: list[Mapping[str, Any]], place: str) -> tuple[Basis, ...]:
    for row in rows:
        _only(row, _BASIS_KEYS, place)
    if not rows:
        raise CycleError(f"{place}: no legal basis")
    return tuple(Basis(row["rule"], row["article"], row.get("checked", False)) for row in rows)


def _readable(words: str, cycle: str, place: str) -> None:
    try:
        read_when(words, cycle)
    except WhenError as error:
        raise CycleError(f"{place}: no date and no relation: {error}") from error


def _only(row: Mapping[str, Any], keys: set[str], place: str) -> None:
    if unknown := row.keys() - keys:
        raise CycleError(f"{place}: unknown {sorted(unknown)}")


def _code(code: str, place: str) -> str:
    if not _CODE.fullmatch(code):
        raise CycleError(f"{place}: {code!r} is no code")
    return code


def _order(cycle: CycleData) -> tuple[str, str]:
    days = [one.start for one in cycle.stages if one.start[:1].isdigit()]
    return (min(days, default="9999"), cycle.code)
