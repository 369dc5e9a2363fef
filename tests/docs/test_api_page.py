"""The page of the API names every path, field and answer of its description."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sejuk.desk.cases.api.routes import api

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "api.md").read_text("utf-8")
CALL = re.compile(r"\$SEJUK(/[^\"\s?]+)")


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return dict(api.get_openapi_schema(path_prefix="/api/v1/"))


def test_the_page_has_every_path_with_its_answers_and_no_other(described: dict[str, Any]) -> None:
    rows = re.findall(r"^\| `([A-Z]+) (\S+)` \|.*\| ([\d, ]+) \|$", PAGE, re.MULTILINE)
    named = {(method, path): {*answers.split(", ")} - {"401"} for method, path, answers in rows}
    assert named == {
        (method.upper(), path): {str(code) for code in said["responses"]}
        for path, methods in described["paths"].items()
        for method, said in methods.items()
    }


@pytest.mark.parametrize("schema", ["CaseOut", "VerdictOut", "CasesOut", "CaseIn", "Problem"])
def test_every_field_is_named(described: dict[str, Any], schema: str) -> None:
    fields = described["components"]["schemas"][schema]["properties"]
    assert [name for name in fields if not re.search(rf"[`\"]{name}[`\"]", PAGE)] == []


def test_every_example_calls_a_path_that_exists(described: dict[str, Any]) -> None:
    shapes = [re.sub(r"\{\w+\}", r"\\d+", path) for path in described["paths"]]
    called = CALL.findall(PAGE)
    assert len(called) >= len(shapes)
    assert [call for call in called if not any(re.fullmatch(shape, call) for shape in shapes)] == []
