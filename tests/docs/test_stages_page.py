"""The page of stages shows the data as it is."""

from __future__ import annotations

from pathlib import Path

from sejuk.desk.stages.reference import stages_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "stages.md"


def test_the_page_shows_every_stage_as_it_is() -> None:
    assert PAGE.read_text("utf-8") == stages_page(), "run `make docs`"
