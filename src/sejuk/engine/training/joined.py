"""The research figures' own model: linear over blocks, and what the labels say of each other.

Each text of the training is scored by a model that did not see it. On these scores a second layer learns to
judge a label by all of them, with a penalty so large that it says little the first did not; they also
choose thresholds, for which the dev part alone has too few texts of the rare labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sejuk.engine.training.blocks import Blocks, fit_blocks
from sejuk.engine.training.features import Doubles, Features
from sejuk.engine.training.fitting import Fitted, fit_labels

#: Models that score what they did not see; the penalty of the second layer. Chosen on the dev parts.
PARTS = 3
PENALTY = 30.0


@dataclass(frozen=True)
class Joined:
    """``second`` judges a label by the first's scores of all, less ``middle`` and over ``spread``."""

    first: Blocks
    second: Fitted
    middle: Doubles
    spread: Doubles

    def scores(self, texts: Sequence[str]) -> Doubles:
        """Give the log-odds of each text for each label, shape (texts, labels)."""
        return self.judged(self.first.scores(texts))

    def judged(self, scores: Doubles) -> Doubles:
        """Give the log-odds of the labels by the first's scores."""
        return np.asarray((scores - self.middle) / self.spread @ self.second.weights + self.second.bias)


def fit_joined(texts: Sequence[str], wanted: Doubles) -> tuple[Joined, Doubles]:
    """Fit on texts and labels (texts, labels); give also their scores by models that did not see them."""
    unseen = _left_out(texts, wanted)
    middle, spread = unseen.mean(axis=0), np.maximum(unseen.std(axis=0), 1e-9)
    known = _dense((unseen - middle) / spread)
    second = fit_labels(known, wanted, np.ones(wanted.shape), PENALTY)
    joined = Joined(fit_blocks(texts, wanted), second, middle, spread)
    return joined, joined.judged(unseen)


def _left_out(texts: Sequence[str], wanted: Doubles) -> Doubles:
    parts = np.random.default_rng(0).permutation(len(texts)) % PARTS
    scores = np.empty(wanted.shape)
    for part in range(PARTS):
        learnt, left_out = np.flatnonzero(parts != part), np.flatnonzero(parts == part)
        first = fit_blocks([texts[i] for i in learnt.tolist()], wanted[learnt])
        scores[left_out] = first.scores([texts[i] for i in left_out.tolist()])
    return scores


def _dense(table: Doubles) -> Features:
    """Give a table of numbers, one row a text, as features that are all as cheap."""
    texts, columns = table.shape
    ids, values = np.tile(np.arange(columns), texts), table.ravel().astype(np.float32)
    starts, ones = np.arange(texts) * columns, np.ones(columns)
    return Features(ids, values, starts, np.arange(columns), ones.astype(np.int8), ones)
