"""How much a post adds to heat and to rumour.

A probability below its label's threshold adds nothing. Else the small doubts about each of ten thousand
posts of criticism would add up to a heated narrative (G2).
"""

from __future__ import annotations

from collections.abc import Mapping, Set

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


def answered(signals: pa.RecordBatch, accounts: pa.Array, voices: Set[str]) -> pa.RecordBatch:
    """Give ``signals`` without the claims of ``voices``, row by row those of ``accounts``.

    An outlet or an office answers for what it states, by press law or office: its report is no rumour.
    """
    if not voices:
        return signals
    theirs = pc.is_in(accounts, pa.array(sorted(voices), pa.string()))
    place = signals.schema.get_field_index(RUMOUR)
    silent = pc.if_else(theirs, pa.scalar(None, pa.float32()), signals.column(RUMOUR))
    return signals.set_column(place, signals.schema.field(place), silent)


def _certain(signals: pa.RecordBatch, label: str) -> pa.FloatArray:
    known = pc.fill_null(signals.column(label), 0.0)
    enough = pc.greater_equal(known, pa.scalar(least()[label], pa.float32()))
    return pc.if_else(enough, known, pa.scalar(0.0, pa.float32()))
