"""Each test starts with an index that has seen nothing."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _fresh_index(monkeypatch: pytest.MonkeyPatch) -> None:
    from sejuk.desk.factchecks.matching import KeptIndex, offering
    from sejuk.desk.factchecks.matching.shelf import FactCheckShelf

    monkeypatch.setattr(offering, "INDEX", KeptIndex(FactCheckShelf()))
