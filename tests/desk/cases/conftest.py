"""A unit at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sejuk.desk.narratives.models import Narrative
    from tests.desk.cases.given import CaseDesk
    from tests.desk.narratives.given import Board
    from tests.desk.office import Desk


@pytest.fixture
def unit(desk: Desk) -> CaseDesk:
    """The people of the Polres and their verbs."""
    from tests.desk.cases.given import CaseDesk

    return CaseDesk(desk, desk.polres)


@pytest.fixture
def board(desk: Desk) -> Board:
    """Where narratives are told."""
    from sejuk.desk import clock
    from tests.desk.narratives.given import Board

    return Board(desk, clock.now())


@pytest.fixture
def narrative(board: Board) -> Narrative:
    """A narrative that everybody in the regency may see."""
    return board.tell()
