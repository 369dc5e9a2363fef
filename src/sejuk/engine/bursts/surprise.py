"""How surprising a window is.

Harmful posts of a narrative are counted against a negative binomial: its rate is Gamma distributed,
learnt from the narrative's own past together with what narratives of this stream do on average, so
that a new narrative is held against the others and an old one against itself (Gamma–Poisson). The
size is capped, because posts come in bursts even when nothing is wrong.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sejuk.engine.bursts.distributions import negative_binomial_tail
from sejuk.engine.bursts.windows import Windows

Floats = npt.NDArray[np.float64]

#: The prior knows as much as this many hours of watching one narrative.
_PRIOR_HOURS = 48.0
#: Harmful posts an hour that a narrative has at least on average, where hardly any is known.
_LEAST_RATE = 0.02


def expect(
    windows: Windows, window: int, largest_size: float, scheduled: float = 1.0
) -> tuple[Floats, Floats]:
    """Give the mean and the size of the negative binomial of each narrative's window.

    ``scheduled``: how many times as much as usual is expected for a known reason.
    """
    known = float(windows.past_hours.sum())
    usual = max(_LEAST_RATE, float(windows.past_harm.sum()) / (known + _PRIOR_HOURS))
    shape = windows.past_harm + usual * _PRIOR_HOURS
    mean = shape / (windows.past_hours + _PRIOR_HOURS) * window * windows.rhythm * scheduled
    return mean, np.minimum(largest_size, shape)


def surprise(observed: Floats, mean: Floats, size: Floats) -> Floats:
    """Give the chance of at least ``observed`` in each place."""
    tails = map(negative_binomial_tail, observed.tolist(), mean.tolist(), size.tolist())
    return np.fromiter(tails, np.float64, len(observed))
