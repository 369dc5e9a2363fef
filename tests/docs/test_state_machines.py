from collections import defaultdict
from pathlib import Path

from sejuk.desk.reference import MACHINES, state_machines_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "state-machines.md"


def test_the_page_shows_the_tables_as_they_are() -> None:
    assert PAGE.read_text("utf-8") == state_machines_page(), "run `make docs`"


def test_every_state_is_reached_and_no_verb_is_ambiguous() -> None:
    for name, (_, table) in MACHINES.items():
        ends: dict[tuple[str, str], set[str]] = defaultdict(set)
        for way in table:
            ends[(way.verb, way.start)].add(way.end)
        assert all(len(found) == 1 for found in ends.values()), name
