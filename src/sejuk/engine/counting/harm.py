"""How much a post adds to heat and to rumour."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

#: A probability below this adds nothing. Else the small doubts about each of ten thousand posts of
#: criticism would add up to a heated narrative (G2). Hostility needs more certainty than a claim, because
#: calls to protest share their words with incitement; a claim that is wrongly taken for one is only checked.
LEAST_HEAT = 0.7
LEAST_RUMOUR = 0.5


def heat(signals: pa.RecordBatch) -> pa.FloatArray:
    """Give the larger of the probabilities of identity-based hostility and incitement, or 0."""
    return _certain(
        pc.max_element_wise(signals.column("hate_speech"), signals.column("incitement")), LEAST_HEAT
    )


def rumour(signals: pa.RecordBatch) -> pa.FloatArray:
    """Give the probability of a check-worthy claim, or 0."""
    return _certain(signals.column("check_worthy"), LEAST_RUMOUR)


def _certain(probabilities: pa.FloatArray, least: float) -> pa.FloatArray:
    known = pc.fill_null(probabilities, 0.0)
    enough = pc.greater_equal(known, pa.scalar(least, pa.float32()))
    return pc.if_else(enough, known, pa.scalar(0.0, pa.float32()))
