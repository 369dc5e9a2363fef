"""A model of two stages: the first judges every post, the second those that the first is unsure of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sejuk.engine.schemas import SIGNALS
from sejuk.engine.second.runtime import SecondStage
from sejuk.engine.signals.model import Model
from sejuk.engine.signals.reasons import reasons
from sejuk.engine.text.normalising import normalised_rows

#: How far from a threshold a post is uncertain, in log-odds.
BAND = 1.5
_CLOSEST = 1e-6

Doubles = npt.NDArray[np.float64]


def logit(chances: npt.ArrayLike) -> Doubles:
    """Give the log-odds of probabilities, those next to 0 and 1 cut off."""
    cut = np.clip(np.asarray(chances, dtype=np.float64), _CLOSEST, 1 - _CLOSEST)
    return np.asarray(np.log(cut) - np.log1p(-cut))


@dataclass(slots=True)
class Budget:
    """Grants at most ``share`` of all posts seen so far, in the order of the stream, however it is cut up."""

    share: float
    seen: int = 0
    granted: int = 0

    def grant(self, wanted: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Say which of the posts that want the second stage get it."""
        given = np.zeros(len(wanted), dtype=bool)
        for place in np.flatnonzero(wanted).tolist():
            if self.granted + 1 <= self.share * (self.seen + place + 1) + 1e-9:
                given[place] = True
                self.granted += 1
        self.seen += len(wanted)
        return given


@dataclass(frozen=True)
class Cascade(Model):
    """A first stage with a second behind it.

    A post goes to ``second`` where the probability of a label that both know lies within ``band`` (log-odds)
    of its threshold, as long as ``budget`` allows. The second stage then decides those labels; everything
    else, the reasons too, stays stage one's.
    """

    second: SecondStage
    budget: Budget = field(default_factory=lambda: Budget(1.0))
    band: float = BAND

    @property
    def sha256(self) -> str:
        """The digests of both stages."""
        return f"{super().sha256}+{self.second.sha256}"

    @property
    def shared(self) -> tuple[str, ...]:
        """The labels that both stages know."""
        return tuple(label for label in self.labels if label in self.second.description.labels)

    def uncertain(self, signals: pa.RecordBatch) -> npt.NDArray[np.bool_]:
        """Say which rows of ``SIGNALS`` lie within the band of a shared label."""
        found = np.zeros(signals.num_rows, dtype=bool)
        for label in self.shared:
            chances = signals.column(label).to_numpy(zero_copy_only=False)
            distance = np.abs(logit(chances) - logit(self.thresholds[label]))
            found |= ~np.isnan(chances) & (distance <= self.band)
        return found

    def looked_again(self, texts: pa.Array, signals: pa.RecordBatch) -> pa.RecordBatch:
        """Give ``signals`` with the second stage's probabilities where it was asked, and who decided."""
        asked = self.budget.grant(self.uncertain(signals))
        rows = np.flatnonzero(asked)
        chosen = [text or "" for text in texts.take(pa.array(rows)).to_pylist()]
        second = self.second.log_odds(normalised_rows(chosen))
        columns: dict[str, pa.Array] = dict(zip(SIGNALS.names, signals.columns, strict=True))
        for label in self.shared:
            columns[label] = self._decided(label, signals.column(label), rows, second[label])
        columns["stage"] = pa.array(np.where(asked, 2, 1).astype(np.int8))
        if signals.column("reasons").null_count == 0:
            columns["reasons"] = self._explained(chosen, rows, columns)
        return pa.record_batch([columns[name] for name in SIGNALS.names], schema=SIGNALS)

    def _decided(self, label: str, first: pa.Array, rows: npt.NDArray[np.intp], second: Doubles) -> pa.Array:
        mapped = self.second.description.labels[label]
        blank = np.asarray(first.is_null().to_numpy(zero_copy_only=False))
        chances = first.to_numpy(zero_copy_only=False).astype(np.float32).copy()
        odds = mapped.slope * second + mapped.first * logit(chances[rows]) + mapped.intercept
        chances[rows] = 0.5 + 0.5 * np.tanh(odds / 2)
        return pa.array(chances, pa.float32(), mask=blank)

    def _explained(
        self, texts: Sequence[str], rows: npt.NDArray[np.intp], columns: dict[str, pa.Array]
    ) -> pa.Array:
        found: list[Any] = columns["reasons"].to_pylist()
        for text, row in zip(texts, rows.tolist(), strict=True):
            given = [
                label
                for label in self.labels
                if (columns[label][row].as_py() or 0) >= np.float32(self.thresholds[label])
            ]
            found[row] = reasons(text, given, self)
        return pa.array(found, columns["reasons"].type)
