"""Measures of decisions against gold labels."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def f1_score(given: npt.ArrayLike, gold: npt.ArrayLike) -> float:
    """Give F1 of the positive class: harmonic mean of precision and recall, 0 where nothing is right."""
    decided, wanted = np.asarray(given, dtype=bool), np.asarray(gold, dtype=bool)
    right = int((decided & wanted).sum())
    return 2 * right / (int(decided.sum()) + int(wanted.sum())) if right else 0.0


def best_threshold(scores: npt.NDArray[np.float64], gold: npt.ArrayLike) -> float:
    """Give the score from which on deciding yes has the best F1."""
    wanted = np.asarray(gold, dtype=np.float64)
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(wanted[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + wanted.sum())
    return float(scores[order][int(f1.argmax())])
