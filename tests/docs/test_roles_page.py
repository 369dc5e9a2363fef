"""The page of roles says what the tables say."""

from __future__ import annotations

from pathlib import Path

import pytest

from sejuk.desk.organisation.models import Role
from sejuk.desk.reference import MACHINES
from sejuk.desk.roles_page import DOORS, roles_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "roles.md"


def marked(section: str, what: str) -> set[str]:
    """Roles that the page marks in one row."""
    text = PAGE.read_text("utf-8").split(f"\n## {section}\n")[1].split("\n## ")[0]
    [row] = [line for line in text.splitlines() if line.startswith(f"| {what} |")]
    return {role for role, mark in zip(Role.values, row.split("|")[2:], strict=False) if mark.strip()}


def test_the_page_shows_the_tables_as_they_are() -> None:
    assert PAGE.read_text("utf-8") == roles_page(), "run `make docs`"


@pytest.mark.parametrize("machine", MACHINES)
def test_a_verb_is_marked_for_whoever_has_it_in_some_state(machine: str) -> None:
    _place, table = MACHINES[machine]
    for verb in {way.verb for way in table if way.roles}:
        assert marked(machine, verb) == {role for way in table if way.verb == verb for role in way.roles}


#: What an officer in the field does beside reporting: their own photos, shifts and calls.
OWN_IN_THE_FIELD = {"Photo", "Swap", "Call", "HandOver"}


def test_nobody_who_watches_changes_anything() -> None:
    for machine, (_place, table) in MACHINES.items():
        watches = {Role.AUDITOR, Role.OBSERVER, *({Role.FIELD_REPORTER} - _acting(machine))}
        for verb in {way.verb for way in table if way.roles}:
            assert not marked(machine, verb) & watches, machine


def _acting(machine: str) -> set[Role]:
    return {Role.FIELD_REPORTER} if machine in OWN_IN_THE_FIELD else set()


def test_an_administrator_touches_no_case() -> None:
    for machine in ("Case", "Verdict", "Evidence", "Report", "Appeal"):
        verbs = {way.verb for way in MACHINES[machine][1] if way.roles}
        assert [verb for verb in verbs if Role.ADMINISTRATOR in marked(machine, verb)] == []


def test_every_door_is_somebodys() -> None:
    assert [what for what, roles in DOORS.items() if not marked("Doors", what) or not roles] == []
