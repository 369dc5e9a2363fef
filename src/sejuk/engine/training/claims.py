"""Fits the weights of claim ranking, to compare those that are set by hand with.

The sets that could teach them may be used for research only: what is fitted here is measured and
thrown away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sejuk.engine.claims.features import FEATURES, Floats
from sejuk.engine.claims.ranking import WEIGHTS

#: One question: the candidates' features, and which of them are right.
Lesson = tuple[Floats, Floats]

_STEPS = 300
_RATE = 0.3
_DECAY = 1e-3


def fit_weights(sets: Sequence[Sequence[Lesson]]) -> Mapping[str, float]:
    """Give the weights that make the right candidates likeliest (softmax over candidates), each set alike."""
    lessons = [lesson for lessons in sets for lesson in lessons if lesson[1].any()]
    share = np.concatenate([np.full(sum(bool(r.any()) for _, r in own), 1 / len(own)) for own in sets])
    spread = np.concatenate([features for features, _ in lessons]).std(axis=0) + 1e-9
    features, right, open_ = _stacked(lessons, spread)
    weights = np.array([WEIGHTS[name] for name in FEATURES]) * spread
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        odds = np.where(open_, features @ weights, -np.inf)
        chances = np.exp(odds - odds.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        wrong = (chances - right) * (share / share.sum())[:, None]
        slope = np.einsum("qc,qcf->f", wrong, features) + _DECAY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        move = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights -= _RATE * (1 - step / _STEPS) * move
    return dict(zip(FEATURES, (weights / spread).tolist(), strict=True))


def _stacked(lessons: Sequence[Lesson], spread: Floats) -> tuple[Floats, Floats, np.ndarray]:
    shape = (len(lessons), max(len(right) for _, right in lessons))
    features, right = np.zeros((*shape, len(spread))), np.zeros(shape)
    open_ = np.zeros(shape, bool)
    for place, (own, gold) in enumerate(lessons):
        features[place, : len(gold)] = own / spread
        right[place, : len(gold)] = gold / gold.sum()
        open_[place, : len(gold)] = True
    return features, right, open_
