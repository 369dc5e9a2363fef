from pathlib import Path

from sejuk.desk.cases.referring.destinations import destinations_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "destinations.md"


def test_the_page_shows_the_data_as_they_are() -> None:
    assert PAGE.read_text("utf-8") == destinations_page(), "run `make docs`"
