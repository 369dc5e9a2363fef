"""What the attacks start from: the desk's office, and an example of everything in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.conftest import _no_second_factor, desk  # noqa: F401

if TYPE_CHECKING:
    from tests.desk.examples import Examples
    from tests.desk.office import Desk


@pytest.fixture(autouse=True)
def _fresh_memory() -> None:
    """The intake remembers narratives between batches; each attack starts with none."""
    from sejuk.desk.listening import intake

    intake.forget()


@pytest.fixture
def examples(desk: Desk) -> Examples:  # noqa: F811
    """One of everything that has an address."""
    from tests.desk.examples import Examples

    return Examples(desk)
