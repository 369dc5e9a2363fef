"""The second stage: which candidate is the claim, and how sure that is.

The numbers are set by hand and rounded. They were checked on development data (CheckThat! train and
dev, half of turnbackhoax_2024); weights fitted there give the same figures within half a point, see
``sejuk eval claims``.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sejuk.engine.claims.features import FEATURES, Floats, Mask

#: What each feature adds to a candidate's rank.
WEIGHTS: Mapping[str, float] = {
    "words": 1.0,
    "letters": 4.0,
    "lead": 2.0,
    "field": 8.0,
    "rare": 4.0,
    "order": 0.3,
    "length": 0.5,
    "numbers": -0.2,
    "near": 4.0,
}
#: What each feature, and the distance to the best other candidate, adds to the log-odds of being right.
CERTAINTY: Mapping[str, float] = {"field": 3.0, "rare": 3.5, "order": 0.1, "near": 2.0}
DISTANCE = 0.7
BASE = -7.5
_FARTHEST = 6.0

#: From this score on a match is shown as found: 19 of 20 are right on CheckThat! train where half of the
#: posts have no claim in the archive.
CONFIRM = 0.75
#: From this score on a match is offered for a look: about 6 of 10 are right there.
SUGGEST = 0.10


def ranks(features: Floats, weights: Mapping[str, float] = WEIGHTS) -> Floats:
    """Give the number by which candidates are ranked, higher first."""
    return np.asarray(features @ np.array([weights[name] for name in FEATURES]), np.float64)


def certainties(features: Floats, ranked: Floats, twins: Mask) -> Floats:
    """Give the probability that each candidate is the claim of the post, in whoever's words.

    ``twins`` (candidates, candidates) says which are wordings of one claim: they are no rivals.
    """
    weights = np.array([CERTAINTY.get(name, 0.0) for name in FEATURES])
    odds = features @ weights + DISTANCE * _distances(ranked, twins) + BASE
    return np.asarray(0.5 + 0.5 * np.tanh(odds / 2))


def level(score: float) -> str:
    """Give ``confirm``, ``suggest`` or ``none``."""
    return "confirm" if score >= CONFIRM else "suggest" if score >= SUGGEST else "none"


def _distances(ranked: Floats, twins: Mask) -> Floats:
    """Give how far each is above the best rival, at most :data:`_FARTHEST` either way."""
    rivals = np.where(twins, -np.inf, ranked[np.newaxis, :]).max(axis=1)
    return np.asarray(np.clip(ranked - rivals, -_FARTHEST, _FARTHEST), np.float64)
