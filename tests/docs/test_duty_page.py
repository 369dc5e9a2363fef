"""The page of duty says what the data says."""

from __future__ import annotations

from pathlib import Path


def test_the_page_is_drawn_from_the_data() -> None:
    from sejuk.desk.duty.reference import duty_page

    page = Path(__file__).resolve().parents[2] / "docs" / "reference" / "duty.md"
    assert page.read_text("utf-8") == duty_page()
