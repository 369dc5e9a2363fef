"""The page of verdicts has every code of both axes as it is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from sejuk.desk.cases.models import Accuracy, Harm
from sejuk.desk.cases.reference import verdicts_page

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "verdicts.md"
DEFINITIONS = ROOT / "src" / "sejuk" / "desk" / "cases" / "verdicts.toml"
CROSSWALK = ROOT / "src" / "sejuk" / "desk" / "cases" / "referring" / "crosswalk.toml"


def test_the_page_shows_the_codes_as_they_are() -> None:
    assert PAGE.read_text("utf-8") == verdicts_page(), "run `make docs`"


def test_every_code_is_defined_and_nothing_else_is() -> None:
    defined = tomllib.loads(DEFINITIONS.read_text("utf-8"))
    assert {axis: set(codes) for axis, codes in defined.items()} == {
        "accuracy": set(Accuracy.values),
        "harm": set(Harm.values),
    }


def test_every_definition_says_what_the_code_is_not() -> None:
    defined = tomllib.loads(DEFINITIONS.read_text("utf-8"))
    sayings = [said for codes in defined.values() for said in codes.values()]
    assert [said for said in sayings if not said["means"].endswith(".") or not said["is_not"].strip()] == []


@pytest.mark.parametrize("code", Accuracy.values)
def test_a_code_stands_beside_the_names_of_others(code: str) -> None:
    columns = tomllib.loads(CROSSWALK.read_text("utf-8")).values()
    row = f"| `{code}` | " + " | ".join(names.get(code) or "–" for names in columns) + " |"
    assert row in PAGE.read_text("utf-8").splitlines()


def test_names_of_others_are_for_known_codes_only() -> None:
    columns = tomllib.loads(CROSSWALK.read_text("utf-8")).values()
    assert {code for names in columns for code in names} - {"name"} <= set(Accuracy.values)


def test_no_code_judges_who_says_it() -> None:
    codes = [*Accuracy.values, *Harm.values]
    assert [code for code in codes if re.search(r"lie|liar|intent|campaign|buzzer|malicious", code)] == []
