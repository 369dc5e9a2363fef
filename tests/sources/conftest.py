"""Fixtures of the connectors' tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site of our own, without a robots.txt."""
    running = Site()
    yield running
    running.close()
