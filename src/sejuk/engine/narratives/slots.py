"""What a search must know of narratives, in arrays: each has one place in all of them, its slot."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sejuk.engine.kernels import grown

Column = npt.NDArray[np.int64]


def _column() -> Column:
    return np.zeros(1 << 8, np.int64)


@dataclass
class Slots:
    """``numbers``, ``latest`` and ``ordinary`` of narratives under their slots, which are used again."""

    numbers: Column = field(default_factory=_column)
    latest: Column = field(default_factory=_column)
    ordinary: Column = field(default_factory=_column)
    count: int = 0
    _free: list[int] = field(default_factory=list)

    def take(self, number: int) -> int:
        """Give a slot to the narrative of this number."""
        slot = self._free.pop() if self._free else self.count
        if slot == self.count:
            self.count += 1
            self.numbers, self.latest, self.ordinary = (
                grown(column, self.count) for column in (self.numbers, self.latest, self.ordinary)
            )
        self.numbers[slot] = number
        return slot

    def note(self, slot: int, latest: int, ordinary: int) -> None:
        """Take note of a narrative's last wording, and of how many are not benign."""
        self.latest[slot], self.ordinary[slot] = latest, ordinary

    def give_back(self, slot: int) -> None:
        """Take back a slot whose narrative is gone."""
        self._free.append(slot)
