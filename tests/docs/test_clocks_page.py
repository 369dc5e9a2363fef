"""The page of clocks shows the data as it is."""

from __future__ import annotations

from pathlib import Path

from sejuk.desk.cases.clocks.reference import clocks_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "clocks.md"


def test_the_page_shows_every_default_as_it_is() -> None:
    assert PAGE.read_text("utf-8") == clocks_page(), "run `make docs`"
