"""Early warning under an alarm budget."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa

from sejuk.engine.bursts.budget import Budget
from sejuk.engine.bursts.settings import WatchSettings
from sejuk.engine.bursts.surprise import believe, expect, surprise
from sejuk.engine.bursts.windows import Windows, read_windows
from sejuk.engine.schemas import ALERTS
from sejuk.engine.temperature import temperature as measure


class Watcher:
    """Raises at most ``analysts`` × ``budget`` alerts in any 24 hours, one a narrative."""

    def __init__(self, analysts: int, budget: int, settings: WatchSettings | None = None) -> None:
        self.analysts = analysts
        self.budget = budget
        self.settings = settings or WatchSettings()
        self._budget = Budget(analysts * budget)

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

        ``hourly`` (``HOURLY``) holds the hours of the window and the history of every narrative; hours
        without a row count as zero posts. ``temperature`` is what ``temperature(hourly, at,
        "narrative")`` gave, made here where absent. ``authors`` are the narratives' distinct authors
        where the caller knows them; else those of the best hour count. ``texts`` are masked texts to
        show. Narratives in ``benign`` never raise.
        """
        windows = read_windows(hourly, at, self.settings.window, self.settings.history)
        heated = _by_key(temperature if temperature is not None else measure(hourly, at, "narrative"))
        rows = self._candidates(windows, heated, authors or {}, benign)
        rows.sort(key=lambda row: (-float(row["magnitude"]), row["narrative_id"]))
        raised = rows[: self._budget.left(at)]
        for row in raised:
            row |= {"at": at, "text": (texts or {}).get(row["narrative_id"])}
            self._budget.spend(row["narrative_id"], at)
        return pa.RecordBatch.from_pylist(raised, schema=ALERTS)

    def restore(self, alerts: pa.RecordBatch) -> None:
        """Remember the alerts (``ALERTS``) raised before a restart."""
        rows = zip(alerts.column("narrative_id").to_pylist(), alerts.column("at").to_pylist(), strict=True)
        for narrative_id, at in rows:
            self._budget.spend(narrative_id, at)

    def _candidates(
        self,
        windows: Windows,
        heated: Mapping[str, float],
        authors: Mapping[str, int],
        benign: Set[str],
    ) -> list[dict[str, Any]]:
        """Give a row of each narrative that is surprising, harmful, seen by enough and new."""
        mean, size = expect(windows, self.settings.window, self.settings.largest_size)
        known = np.array(
            [authors.get(key, best) for key, best in zip(windows.ids, windows.authors, strict=True)]
        )
        hot = np.array([heated.get(key, 0.0) for key in windows.ids])
        silent = np.array([key in benign or self._budget.has_raised(key) for key in windows.ids], bool)
        eligible = np.flatnonzero(
            (windows.harm >= self.settings.least_harm)
            & (windows.harm >= self.settings.least_share * windows.posts)
            & (windows.harm > mean)
            & (known >= self.settings.least_authors)
            & (hot >= self.settings.least_temperature)
            & ~silent
        )
        p_values = surprise(windows.harm[eligible], mean[eligible], size[eligible])
        believed = believe(p_values, len(windows), self.settings.false_alarms)
        return [
            {
                "narrative_id": windows.ids[place],
                "observed": windows.harm[place],
                "expected": mean[place],
                "magnitude": hot[place] * math.log2((windows.harm[place] + 1) / (mean[place] + 1)),
                "p_value": p_value,
                "authors": int(known[place]),
                "temperature": hot[place],
            }
            for place, p_value in zip(eligible[believed], p_values[believed], strict=True)
        ]


def _by_key(temperature: pa.RecordBatch) -> dict[str, float]:
    keys, values = temperature.column("key").to_pylist(), temperature.column("temperature").to_pylist()
    return dict(zip(keys, values, strict=True))
