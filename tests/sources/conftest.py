"""Fixtures of the connectors' tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from .site import Site

# How long a machine takes is no property of the code.
settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site of our own, without a robots.txt."""
    running = Site()
    yield running
    running.close()
