"""Judges a text by the labelled texts near it: ridge regression with a Gaussian kernel, all labels at once.

Distances are between states of an encoder, every number of one spread over the texts of the training.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sejuk.engine.training.features import Doubles

Points = npt.NDArray[np.float32]
#: How fast nearness falls with the mean squared difference of two texts; the ridge. Chosen on the dev parts.
SHARPNESS = 1.0
RIDGE = 0.1


@dataclass(frozen=True)
class Near:
    """``pulls`` (texts, labels) are what each text of the training adds to those near it."""

    points: Points
    pulls: Points
    share: Doubles
    middle: Points
    spread: Points

    def scores(self, points: Points) -> Doubles:
        """Give the score of each point for each label: about 1 with it and -1 without."""
        nearness = _nearness((points - self.middle) / self.spread, self.points)
        return np.asarray(nearness @ self.pulls + self.share, np.float64)


def fit_near(points: Points, wanted: Doubles) -> Near:
    """Fit labels (points, labels), 0 or 1, on ``points`` (points, width)."""
    middle, spread = points.mean(axis=0), points.std(axis=0) + np.float32(1e-6)
    known = (points - middle) / spread
    signs = 2 * wanted - 1
    share = signs.mean(axis=0)
    table = _nearness(known, known)
    table[np.diag_indices(len(table))] += np.float32(RIDGE)
    pulls = np.linalg.solve(table, (signs - share).astype(np.float32))
    return Near(known, pulls, share, middle, spread)


def _nearness(some: Points, others: Points) -> Points:
    """Give the nearness of each of ``some`` to each of ``others``: 1 where they are the same."""
    table = some @ others.T
    table *= -2
    table += np.square(some).sum(axis=1)[:, None]
    table += np.square(others).sum(axis=1)
    np.maximum(table, 0, out=table)
    table *= np.float32(-SHARPNESS / some.shape[1])
    return np.asarray(np.exp(table, out=table))
