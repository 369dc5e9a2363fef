"""The order of the engine's steps for one batch; the same live, in bulk and on a cluster."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from sejuk.engine.narratives import Grouper
from sejuk.engine.signals import Model, assess


@dataclass(frozen=True, slots=True)
class PipelineResult:
    """What one batch gave: ``POSTS``, ``SIGNALS``, ``GROUPED`` row by row, and ``EVENTS``."""

    posts: pa.RecordBatch
    signals: pa.RecordBatch
    groups: pa.RecordBatch
    events: pa.RecordBatch


@dataclass(slots=True)
class Pipeline:
    """Assesses and groups batches, in the order of the stream."""

    model: Model | None
    grouper: Grouper
    explain: bool = True

    def run(self, posts: pa.RecordBatch) -> PipelineResult:
        """Assess and group ``posts`` (``POSTS``)."""
        signals = assess(posts, self.model, self.explain)
        groups = self.grouper.add(posts)
        return PipelineResult(posts, signals, groups, self.grouper.events())
