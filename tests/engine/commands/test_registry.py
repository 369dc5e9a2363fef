"""Everything that is measured is in the lists, and every figure of the docs has its command."""

from __future__ import annotations

import re
from importlib import import_module
from inspect import signature
from pathlib import Path

import click
import pytest

from sejuk.cli import main
from sejuk.engine.commands import bench, evaluate
from sejuk.engine.evaluation.registry import BENCHES, EVALS

MEASUREMENTS = Path(__file__).resolve().parents[3] / "docs" / "measurements.md"


def test_all_runs_every_eval() -> None:
    assert set(EVALS) | {"all"} == set(evaluate.commands)


@pytest.mark.parametrize("name", sorted(EVALS))
def test_every_eval_is_a_function_of_the_data(name: str) -> None:
    place, takes = EVALS[name]
    module, _, function = place.partition(":")
    assert len(signature(getattr(import_module(module), function)).parameters) >= len(takes) > 0


def test_every_bench_has_its_command() -> None:
    # The desk's join from outside: the engine knows no desk.
    assert set(BENCHES) | {"engine", "all"} == set(bench.commands) - {"desk", "directives", "check"}


@pytest.mark.parametrize("name", sorted(BENCHES))
def test_every_bench_is_a_function_of_how_many_posts(name: str) -> None:
    module, _, function = BENCHES[name].partition(":")
    assert "count" in signature(getattr(import_module(module), function)).parameters


def sections() -> dict[str, str]:
    parts = re.split(r"^## ", MEASUREMENTS.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {part.split("\n", 1)[0]: part for part in parts}


@pytest.mark.parametrize("name", sorted(sections()))
def test_every_table_of_figures_names_the_command_that_prints_it(name: str) -> None:
    commands = re.findall(r"`((?:sejuk|make) [^`]+)`", sections()[name])
    assert commands
    for command in commands:
        words = command.split()
        if words[0] == "make":
            makefile = (MEASUREMENTS.parents[1] / "Makefile").read_text("utf-8")
            assert re.search(rf"^{words[1]}:", makefile, re.MULTILINE), command
            continue
        found: click.Command | None = main
        for word in words[1:]:
            if not isinstance(found, click.Group):
                break
            found = found.get_command(click.Context(found), word)
        assert found is not None, command
