"""What tests of this room share."""

from __future__ import annotations

import pytest
from django.db import transaction


@pytest.fixture
def commits_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's transaction never commits: do what waits for the commit when it is asked for."""
    monkeypatch.setattr(transaction, "on_commit", lambda do, **_options: do())
