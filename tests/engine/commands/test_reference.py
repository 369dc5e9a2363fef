"""The pages made from the code are up to date: `make docs` writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sejuk.cli import main
from sejuk.engine import schemas
from sejuk.engine.reference import commands_page, schemas_page

REFERENCE = Path(__file__).resolve().parents[3] / "docs" / "reference"


def test_the_page_of_the_schemas_is_up_to_date() -> None:
    assert (REFERENCE / "schemas.md").read_text("utf-8") == schemas_page()


def test_the_page_of_the_commands_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert (REFERENCE / "cli.md").read_text("utf-8") == commands_page(main)


@pytest.mark.parametrize(
    "name",
    [
        "POSTS",
        "SIGNALS",
        "GROUPED",
        "EVENTS",
        "HOURLY",
        "NARRATIVES",
        "TEMPERATURE",
        "ALERTS",
        "CLAIMS",
        "MATCHES",
    ],
)
def test_every_column_of_every_schema_is_described(name: str) -> None:
    section = schemas_page().split(f"## {name}\n")[1].split("\n## ")[0]
    assert section.strip().split("\n")[0]
    assert all(f"| `{column}` |" in section for column in getattr(schemas, name).names)


def test_every_command_has_its_heading() -> None:
    page = commands_page(main)
    assert all(f"## sejuk {name}\n" in page for name in ("assess", "group", "watch", "match"))
