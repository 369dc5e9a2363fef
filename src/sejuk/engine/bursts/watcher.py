"""Early warning under an alarm budget."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa

from sejuk.engine.bursts.budget import Budget
from sejuk.engine.bursts.schedule import Scheduled, factor
from sejuk.engine.bursts.settings import WatchSettings
from sejuk.engine.bursts.surprise import expect, surprise
from sejuk.engine.bursts.windows import Windows, read_windows
from sejuk.engine.schemas import ALERTS
from sejuk.engine.temperature import temperature as measure


class Watcher:
    """Raises at most ``analysts`` × ``budget`` alerts in any 24 hours, one a narrative.

    ``schedule`` is what is known to make people write more.
    """

    def __init__(
        self,
        analysts: int,
        budget: int,
        settings: WatchSettings | None = None,
        schedule: Sequence[Scheduled] = (),
    ) -> None:
        self.analysts = analysts
        self.budget = budget
        self.settings = settings or WatchSettings()
        self.schedule = schedule
        #: Narratives that would have been raised with a larger budget, and have not been since.
        self.over_budget: set[str] = set()
        #: Narratives that surprised, with too few harmful posts, authors, wordings or heat to be shown.
        self.too_small: set[str] = set()
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
        wordings: Mapping[str, float] | None = None,
    ) -> pa.RecordBatch:
        """Give the alerts (``ALERTS``) that the hours before ``at`` raise, largest magnitude first.

        ``hourly`` (``HOURLY``) holds the hours of the window and the history of every narrative; hours
        without a row count as zero posts. ``temperature`` is what ``temperature(hourly, at,
        "narrative")`` gave, made here where absent. ``authors`` are the narratives' distinct authors
        where the caller knows them; else those of the best hour count. ``texts`` are masked texts to
        show. Narratives in ``benign`` never raise. ``wordings`` says in how many wordings the harm of the
        last ``TOLD_WITHIN`` is told (``HourCounter.wordings``); without it copies cannot be told apart.
        """
        windows = read_windows(
            hourly, at, self.settings.window, self.settings.history, self.settings.most_rhythm
        )
        heated = _by_key(temperature if temperature is not None else measure(hourly, at, "narrative"))
        rows = self._candidates(windows, at, heated, authors or {}, benign, wordings)
        rows.sort(key=lambda row: (-float(row["magnitude"]), row["narrative_id"]))
        raised = rows[: self._budget.left(at)]
        for row in raised:
            row |= {"at": at, "text": None if texts is None else texts.get(row["narrative_id"])}
            self._budget.spend(row["narrative_id"], at)
        raised_ids = {row["narrative_id"] for row in raised}
        self.over_budget |= {row["narrative_id"] for row in rows}
        self.over_budget -= raised_ids
        self.too_small -= raised_ids | self.over_budget
        return pa.RecordBatch.from_pylist(raised, schema=ALERTS)

    def restore(self, alerts: pa.RecordBatch) -> None:
        """Remember the alerts (``ALERTS``) raised before a restart."""
        rows = zip(alerts.column("narrative_id").to_pylist(), alerts.column("at").to_pylist(), strict=True)
        for narrative_id, at in rows:
            self._budget.spend(narrative_id, at)

    def _candidates(
        self,
        windows: Windows,
        at: datetime,
        heated: Mapping[str, float],
        authors: Mapping[str, int],
        benign: Set[str],
        wordings: Mapping[str, float] | None,
    ) -> list[dict[str, Any]]:
        """Give a row of each narrative that is surprising, harmful, seen by enough and new."""
        expected = factor(self.schedule, at, self.settings.window)
        mean, size = expect(windows, self.settings.window, self.settings.largest_size, expected)
        known = np.array(
            [authors.get(key, best) for key, best in zip(windows.ids, windows.authors, strict=True)]
        )
        hot = np.array([heated.get(key, 0.0) for key in windows.ids])
        silent = np.array([key in benign or self._budget.has_raised(key) for key in windows.ids], bool)
        harmful = (windows.harm >= self.settings.least_share * windows.posts) & (windows.harm > mean)
        told = np.array([math.inf if wordings is None else wordings.get(key, 0.0) for key in windows.ids])
        large = (
            (windows.harm >= self.settings.least_harm)
            & (known >= self.settings.least_authors)
            & (hot >= self.settings.least_temperature)
            & (~windows.claims | (told >= self.settings.least_wordings))
        )
        rising = np.flatnonzero(harmful & ~silent)
        p_values = surprise(windows.harm[rising], mean[rising], size[rising])
        surprising = p_values < self.settings.chance
        self.too_small |= {windows.ids[place] for place in rising[surprising & ~large[rising]]}
        believed = surprising & large[rising]
        return [
            {
                "narrative_id": windows.ids[place],
                "observed": windows.seen[place],
                "expected": mean[place] * windows.seen[place] / windows.harm[place],
                "magnitude": hot[place] * math.log2((windows.harm[place] + 1) / (mean[place] + 1)),
                "p_value": p_value,
                "authors": int(known[place]),
                "temperature": hot[place],
            }
            for place, p_value in zip(rising[believed], p_values[believed], strict=True)
        ]


def _by_key(temperature: pa.RecordBatch) -> dict[str, float]:
    keys, values = temperature.column("key").to_pylist(), temperature.column("temperature").to_pylist()
    return dict(zip(keys, values, strict=True))
