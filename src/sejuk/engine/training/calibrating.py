"""Scores to probabilities (Platt scaling), how well they hold, and thresholds."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sejuk.engine.training.features import Doubles


def platt(scores: Doubles, wanted: Doubles, importance: Doubles | None = None) -> tuple[float, float]:
    """Give slope and intercept of the log-odds over ``scores`` (Platt 1999, by Newton's method).

    Targets are smoothed as Platt says, so that a separable part gives no infinite slope; the slope is
    never negative.
    """
    care = np.ones(len(scores)) if importance is None else importance
    right, wrong = float(care[wanted == 1].sum()), float(care[wanted == 0].sum())
    target = np.where(wanted == 1, (right + 1) / (right + 2), 1 / (wrong + 2))
    design = np.stack([scores, np.ones(len(scores))], axis=1)
    found = np.array([1.0, np.log((right + 1) / (wrong + 1))])
    for _ in range(50):
        chance = sigmoid(design @ found)
        slope = design.T @ (care * (chance - target))
        curve = (design * (care * chance * (1 - chance))[:, None]).T @ design + 1e-9 * np.eye(2)
        step = np.linalg.solve(curve, slope)
        found -= np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-8:
            break
    return max(float(found[0]), 0.01), float(found[1])


def sigmoid(log_odds: npt.NDArray[np.floating]) -> Doubles:
    """Give the probability of log-odds, without overflow."""
    return np.asarray(0.5 + 0.5 * np.tanh(np.asarray(log_odds, dtype=np.float64) / 2))


def calibration_error(chances: Doubles, wanted: Doubles, bins: int = 15) -> float:
    """Give the expected calibration error: mean gap of probability and share over equal-width bins."""
    if not len(chances):
        return 0.0
    place = np.minimum((chances * bins).astype(int), bins - 1)
    gaps = np.bincount(place, weights=chances - wanted, minlength=bins)
    return float(np.abs(gaps).sum() / len(chances))


def threshold_for(chances: Doubles, wanted: Doubles, precision: float) -> float:
    """Give the lowest probability from which on at least ``precision`` of the texts are right.

    0.99 where no threshold reaches it.
    """
    order = np.argsort(-chances, kind="stable")
    falling = chances[order]
    right = np.cumsum(wanted[order]) / np.arange(1, len(order) + 1)
    # Texts of one probability stand on the same side of any threshold.
    lasts = np.append(falling[1:] < falling[:-1], True)
    reached = np.flatnonzero((right >= precision) & lasts)
    return float(falling[reached[-1]]) if len(reached) else 0.99
