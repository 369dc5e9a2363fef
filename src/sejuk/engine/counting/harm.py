"""How much a post adds to heat and to rumour."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

#: A probability below this adds nothing. Else the small doubts about each of ten thousand posts of
#: criticism would add up to a heated narrative (G2).
LEAST_PROBABILITY = 0.5


def heat(signals: pa.RecordBatch) -> pa.FloatArray:
    """Give the larger of the probabilities of identity-based hostility and incitement, or 0."""
    return _certain(pc.max_element_wise(signals.column("hate_speech"), signals.column("incitement")))


def rumour(signals: pa.RecordBatch) -> pa.FloatArray:
    """Give the probability of a check-worthy claim, or 0."""
    return _certain(signals.column("check_worthy"))


def _certain(probabilities: pa.FloatArray) -> pa.FloatArray:
    known = pc.fill_null(probabilities, 0.0)
    least = pa.scalar(LEAST_PROBABILITY, pa.float32())
    return pc.if_else(pc.greater_equal(known, least), known, pa.scalar(0.0, pa.float32()))
