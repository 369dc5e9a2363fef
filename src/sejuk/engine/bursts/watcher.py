"""Early warning under an alarm budget."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import datetime

import pyarrow as pa

from sejuk.engine.schemas import ALERTS


class Watcher:
    """Raises at most ``analysts`` × ``budget`` alerts a day, one a narrative."""

    def __init__(self, analysts: int, budget: int) -> None:
        self.analysts = analysts
        self.budget = budget

    def observe(
        self,
        hourly: pa.RecordBatch,
        at: datetime,
        temperature: pa.RecordBatch | None = None,
        *,
        authors: Mapping[str, int] | None = None,
        texts: Mapping[str, str] | None = None,
        benign: Set[str] = frozenset(),
    ) -> pa.RecordBatch:
        """Give the alerts (``ALERTS``) that the hours before ``at`` raise, largest magnitude first.

        ``hourly`` (``HOURLY``) holds the whole history of every narrative that is still active; hours
        without a row count as zero posts. ``temperature`` is what ``temperature(hourly, at,
        "narrative")`` gave, made here where absent. ``authors`` are the narratives' distinct authors
        over their whole life where the caller knows them. ``texts`` are masked texts to show.
        Narratives in ``benign`` never raise.
        """
        return pa.RecordBatch.from_pylist([], schema=ALERTS)

    def restore(self, alerts: pa.RecordBatch) -> None:
        """Remember the alerts (``ALERTS``) raised before a restart."""
