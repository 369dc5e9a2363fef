"""An index of claims in the memory of a process, brought up to date when the database knows more."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar

import pyarrow as pa

from sejuk.engine.claims import ClaimIndex
from sejuk.engine.schemas import CLAIMS

StateT = TypeVar("StateT")


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows of ``CLAIMS`` to enter (a known id is replaced), and ids to take out."""

    rows: Sequence[dict[str, Any]]
    gone: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A claim of the index; ``level`` is ``confirm``, ``suggest`` or ``none`` by the engine's thresholds."""

    claim_id: str
    score: float
    level: str
    words: list[str]


class Shelf(Protocol[StateT]):
    """Where claims come from. ``state`` is asked before every search and costs one small query."""

    def state(self) -> StateT:
        """What the database knows now; equal states mean equal claims."""

    def changes(self, since: StateT | None, ids: Set[str]) -> Changes:
        """What differs from ``since``, of which the index holds ``ids``; all there is where it is None."""

    def kept(self) -> tuple[ClaimIndex, StateT] | None:
        """An index that another process left behind, and the state it is of."""

    def keep(self, index: ClaimIndex, state: StateT) -> None:
        """Leave the index behind for other processes, where it is worth it."""


class KeptIndex(Generic[StateT]):
    """The claims of one shelf. Safe to use from many threads; each search holds the lock for milliseconds."""

    def __init__(self, shelf: Shelf[StateT]) -> None:
        self._shelf = shelf
        self._lock = Lock()
        self._index = ClaimIndex()
        self._state: StateT | None = None

    def match(self, text: str, top: int) -> list[Match]:
        """The likeliest claims for one text, best first, whatever their level."""
        with self._lock:
            self._refresh()
            rows: list[dict[str, Any]] = self._index.match([text], top=top).to_pylist()
        return [_match(row) for row in rows]

    def refresh(self) -> None:
        """Bring it up to date without a search."""
        with self._lock:
            self._refresh()

    def __len__(self) -> int:
        return len(self._index)

    def _refresh(self) -> None:
        state = self._shelf.state()
        if state == self._state:
            return
        if self._state is None and (found := self._shelf.kept()):
            self._index, self._state = found
        changes = self._shelf.changes(self._state, self._index.ids)
        self._index.remove(changes.gone)
        if changes.rows:
            self._index.add(pa.RecordBatch.from_pylist(list(changes.rows), schema=CLAIMS))
        self._state = state
        self._shelf.keep(self._index, state)


def _match(row: dict[str, Any]) -> Match:
    words = [reason["text"] for reason in row["reasons"] if reason["kind"] == "words"]
    return Match(row["claim_id"], row["score"], row["level"], words)
