"""Sources of the desk's office. Models load inside the fixtures: at collection Django is not up yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

if TYPE_CHECKING:
    from sejuk.desk.listening.models import Source
    from tests.desk.office import Desk


@pytest.fixture(autouse=True)
def _fresh_memory() -> Iterator[None]:
    from sejuk.desk.listening import intake

    intake.forget()
    yield
    intake.forget()


@pytest.fixture(autouse=True)
def _in_indonesian() -> Iterator[None]:
    """Whatever language the last page of another test was in."""
    with translation.override("id"):
        yield


@pytest.fixture
def source(desk: Desk) -> Source:
    """An active page of many authors."""
    from tests.desk.listening.given import make_source

    return make_source(desk)
