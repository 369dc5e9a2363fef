"""Decides the labels of a text together: only as sets that somebody gave a text of the training.

Labels depend on each other: who attacks a group attacks no single person, and hate speech has one strength.
Twelve decisions, each for itself, give sets that cannot be.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sejuk.engine.training.features import Doubles

Sets = npt.NDArray[np.bool_]


def sets_of(labels: Doubles) -> Sets:
    """Give the distinct rows of ``labels`` (texts, labels), 0 or 1."""
    return np.unique(labels == 1, axis=0)


def decided(margins: Doubles, sets: Sets) -> Sets:
    """Give the set of each text from how far its scores are above the labels' thresholds (texts, labels).

    The first label is decided by its own margin; of the sets that agree with it, it is the one whose labels'
    margins add up to most.
    """
    worth = margins @ sets.T.astype(np.float64)
    worth[(margins[:, 0] >= 0)[:, None] != sets[:, 0]] = -np.inf
    return np.asarray(sets[worth.argmax(axis=1)])
