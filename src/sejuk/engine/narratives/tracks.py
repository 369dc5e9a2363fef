"""Which narrative each variant is in, after all merges and splits.

A row of ``GROUPED`` names the narrative of that moment. Rows first, then the events of their batch: what a
variant is in follows from the last row that named it and the events in their order.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa


class Tracks:
    """Follows variants through merges and splits."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}

    def add(self, groups: pa.RecordBatch) -> None:
        """Take note of the rows of ``groups`` (``GROUPED``)."""
        columns = (groups.column(name).to_pylist() for name in ("variant_id", "narrative_id"))
        for variant_id, narrative_id in dict(zip(*columns, strict=True)).items():
            self.put(variant_id, narrative_id)

    def put(self, variant_id: str, narrative_id: str) -> None:
        """Take note that ``variant_id`` was last seen in ``narrative_id``."""
        before = self._of.get(variant_id)
        if before is not None:
            self._members[before].discard(variant_id)
        self._of[variant_id] = narrative_id
        self._members.setdefault(narrative_id, set()).add(variant_id)

    def apply(self, events: pa.RecordBatch) -> None:
        """Follow the merges and splits of ``events`` (``EVENTS``) in their order."""
        for event in events.to_pylist():
            members = self._members.get(event["narrative_id"], set())
            moved = members if event["kind"] == "merge" else members.intersection(event["variants"])
            self._move(list(moved), event["other_id"])

    def narrative(self, variant_id: str) -> str:
        """Give the narrative that ``variant_id`` is in now; ``KeyError`` where it was never seen."""
        return self._of[variant_id]

    def variants(self, narrative_id: str) -> frozenset[str]:
        """Give the variants that are in ``narrative_id`` now."""
        return frozenset(self._members.get(narrative_id, ()))

    def narratives(self, groups: pa.RecordBatch) -> list[str]:
        """Give the narrative that each row of ``groups`` is in now."""
        return [self._of[variant_id] for variant_id in groups.column("variant_id").to_pylist()]

    def _move(self, variants: Iterable[str], narrative_id: str) -> None:
        for variant_id in variants:
            self.put(variant_id, narrative_id)
