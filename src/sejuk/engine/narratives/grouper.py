"""The grouper: posts in, narratives with stable ids out."""

from __future__ import annotations

from datetime import datetime

import pyarrow as pa

from sejuk.engine.narratives.settings import GroupingSettings
from sejuk.engine.schemas import EVENTS, GROUPED
from sejuk.engine.text import normalise


class Grouper:
    """Groups posts online; the same posts in the same order give the same ids, in any batches."""

    def __init__(self, settings: GroupingSettings | None = None) -> None:
        self.settings = settings or GroupingSettings()
        self._of_text: dict[str, tuple[str, str]] = {}
        self._events: list[dict[str, object]] = []

    def add(self, posts: pa.RecordBatch) -> pa.RecordBatch:
        """Give one row of ``GROUPED`` a post of ``posts`` (``POSTS``), in its order."""
        rows = []
        keys = normalise(posts.column("text")).to_pylist()
        for post_id, key in zip(posts.column("id").to_pylist(), keys, strict=True):
            new = key not in self._of_text
            narrative, variant = self._of_text.setdefault(
                key, (self.settings.new_id(post_id), f"v-{post_id}")
            )
            how = "new" if new else "near_duplicate"
            rows.append(
                {
                    "id": post_id,
                    "narrative_id": narrative,
                    "how": how,
                    "similarity": 1.0,
                    "variant_id": variant,
                }
            )
        return pa.RecordBatch.from_pylist(rows, schema=GROUPED)

    def events(self) -> pa.RecordBatch:
        """Give the merges and splits since the last call (``EVENTS``)."""
        events, self._events = self._events, []
        return pa.RecordBatch.from_pylist(events, schema=EVENTS)

    def restore(self, posts: pa.RecordBatch, narrative_ids: list[str], variant_ids: list[str]) -> None:
        """Rebuild the state from stored posts, oldest first."""
        for key, *ids in zip(
            normalise(posts.column("text")).to_pylist(), narrative_ids, variant_ids, strict=True
        ):
            self._of_text.setdefault(key, (ids[0], ids[1]))

    def merge(self, keep: str, absorb: str) -> None:
        """Let ``keep`` absorb the narrative ``absorb``."""

    def split(self, narrative_id: str, post_ids: list[str]) -> str:
        """Move ``post_ids`` out of ``narrative_id``; give the new narrative's id."""
        return self.settings.new_id(post_ids[0])

    def expire(self, before: datetime) -> None:
        """Forget all posts published before ``before``."""
