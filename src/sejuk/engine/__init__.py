"""Sejuk's analysis library: Arrow in, Arrow out.

No network, no clock of its own, no global state. Every table is a ``pyarrow.RecordBatch`` of a
schema in :mod:`sejuk.engine.schemas`.
"""

from sejuk.engine.bursts import Watcher
from sejuk.engine.claims import ClaimIndex
from sejuk.engine.counting import hourly, summarise
from sejuk.engine.labels import LABELS, THEMES
from sejuk.engine.narratives import Grouper, GroupingSettings, Tracks
from sejuk.engine.pipeline import Pipeline, PipelineResult
from sejuk.engine.schemas import (
    ALERTS,
    CLAIMS,
    EVENTS,
    GROUPED,
    HOURLY,
    MATCHES,
    NARRATIVES,
    POSTS,
    SIGNALS,
    TEMPERATURE,
)
from sejuk.engine.signals import Model, assess, load_model
from sejuk.engine.temperature import temperature
from sejuk.engine.text import canonical_url, identify_language, mask_mentions, normalise

__all__ = [
    "ALERTS",
    "CLAIMS",
    "EVENTS",
    "GROUPED",
    "HOURLY",
    "LABELS",
    "MATCHES",
    "NARRATIVES",
    "POSTS",
    "SIGNALS",
    "TEMPERATURE",
    "THEMES",
    "ClaimIndex",
    "Grouper",
    "GroupingSettings",
    "Model",
    "Pipeline",
    "PipelineResult",
    "Tracks",
    "Watcher",
    "assess",
    "canonical_url",
    "hourly",
    "identify_language",
    "load_model",
    "mask_mentions",
    "normalise",
    "summarise",
    "temperature",
]
