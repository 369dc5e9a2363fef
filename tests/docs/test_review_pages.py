"""Task forces and the neutrality checklist stand in the docs as they are in the data."""

from pathlib import Path

import pytest

from sejuk.desk.review.forces import forces_page
from sejuk.desk.review.pledges import neutrality_page

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"


@pytest.mark.parametrize(("name", "made"), [("task-forces", forces_page), ("neutrality", neutrality_page)])
def test_the_page_shows_the_data_as_they_are(name: str, made: object) -> None:
    assert callable(made)
    assert (REFERENCE / f"{name}.md").read_text("utf-8") == made(), "run `make docs`"
