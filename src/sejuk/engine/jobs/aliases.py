"""Which narrative a narrative has become."""

from __future__ import annotations

import pyarrow as pa


class Aliases:
    """Follows merges."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}

    def apply(self, events: pa.RecordBatch) -> None:
        """Take note of the merges of ``events`` (``EVENTS``)."""
        for event in events.to_pylist():
            if event["kind"] == "merge":
                self._of[event["narrative_id"]] = event["other_id"]

    def final(self, narrative_id: str) -> str:
        """Give the narrative that ``narrative_id`` is part of now."""
        seen = []
        while narrative_id in self._of:
            seen.append(narrative_id)
            narrative_id = self._of[narrative_id]
        self._of.update(dict.fromkeys(seen[:-1], narrative_id))
        return narrative_id
