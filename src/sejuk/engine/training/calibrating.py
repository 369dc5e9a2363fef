"""Scores to probabilities (Platt scaling), how well they hold, and thresholds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

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


#: For a label: which texts are to be spared, and the share of them that may still be given it.
Spared = Mapping[str, tuple[npt.NDArray[np.bool_], float]]

#: Log-odds on top of a threshold that spares somebody. The gate and a wave of criticism of the demo world
#: chose it: with .3 a model passed the one and raised five of 150 posts of the other.
MARGIN = 0.5


def further(chance: float, margin: float) -> float:
    """Give the probability whose log-odds are ``margin`` above those of ``chance``."""
    odds = chance / (1 - chance) * float(np.exp(margin))
    return round(odds / (1 + odds), 4)


def calibrated(
    names: Sequence[str],
    scores: Doubles,
    wanted: Doubles,
    importance: Doubles,
    precision: float | Mapping[str, float],
    spared: Spared,
) -> dict[str, Any]:
    """Give calibration, thresholds and figures of labels from scores of texts not learnt from.

    All of shape (texts, labels); ``wanted`` is 0, 1 or nan. A threshold is the lowest with ``precision``
    (one for all, or one a label), at least one half, and so high that it spares whom ``spared`` names: to
    what that takes, ``MARGIN`` is added for texts of other hands. Figures are those before it.
    """
    found: dict[str, Any] = {"calibration": {}, "thresholds": {}, "figures": {}}
    precise = dict.fromkeys(names, precision) if isinstance(precision, float) else precision
    for name, score, right, care in zip(names, scores.T, wanted.T, importance.T, strict=True):
        known = ~np.isnan(right)
        slope, intercept = platt(score[known], right[known], care[known])
        chances = sigmoid(slope * score + intercept)
        whom, most = spared.get(name, (known, 1.0))
        floor = max(float(np.quantile(chances[whom], 1 - most)), 0.5)
        limit = round(
            min(max(threshold_for(chances[known], right[known], precise[name]), floor) + 1e-4, 0.99), 4
        )
        found["calibration"][name] = [slope, intercept]
        found["thresholds"][name] = further(limit, MARGIN) if name in spared else limit
        found["figures"][name] = figures(chances[known], right[known], limit)
    return found


def figures(chances: Doubles, wanted: Doubles, threshold: float) -> dict[str, float]:
    """Give how many texts, how many with the label, and how good the threshold and the probabilities are."""
    given = chances >= threshold
    right = float(wanted[given].sum())
    return {
        "texts": len(wanted),
        "positive": int(wanted.sum()),
        "precision": round(right / max(int(given.sum()), 1), 4),
        "recall": round(right / max(float(wanted.sum()), 1), 4),
        "ece": round(calibration_error(chances, wanted), 4),
    }
