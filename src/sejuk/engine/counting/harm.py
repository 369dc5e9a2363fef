"""How much a post adds to heat and to rumour.

A probability below its label's threshold adds nothing. Else the small doubts about each of ten thousand
posts of criticism would add up to a heated narrative (G2).
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from sejuk.engine.signals import load_model

#: Labels that heat, and the label that makes a rumour.
HEATING = ("hate_speech", "incitement")
RUMOUR = "check_worthy"


def least() -> Mapping[str, float]:
    """Give the probability from which on each label counts: the shipped model's threshold."""
    thresholds = load_model().thresholds
    return {label: thresholds[label] for label in (*HEATING, RUMOUR)}


def heat(signals: pa.RecordBatch) -> pa.FloatArray:
    """Give the larger of the probabilities of identity-based hostility and incitement, or 0."""
    return pc.max_element_wise(*[_certain(signals, label) for label in HEATING])


def rumour(signals: pa.RecordBatch) -> pa.FloatArray:
    """Give the probability of a check-worthy claim, or 0."""
    return _certain(signals, RUMOUR)


def _certain(signals: pa.RecordBatch, label: str) -> pa.FloatArray:
    known = pc.fill_null(signals.column(label), 0.0)
    enough = pc.greater_equal(known, pa.scalar(least()[label], pa.float32()))
    return pc.if_else(enough, known, pa.scalar(0.0, pa.float32()))
