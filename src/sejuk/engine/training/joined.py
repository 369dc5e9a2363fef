"""The research figures' own model: linear over blocks, and what the labels say of each other.

Where there are states of an encoder too, the first layer judges twice: by words, and by the texts that are
near in meaning. Each text of the training is scored by a model that did not see it. On these scores a
second layer learns to judge a label by all of them, with a penalty so large that it says little the first
did not; they also choose thresholds, for which the dev part alone has too few texts of the rare labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sejuk.engine.training.blocks import Blocks, fit_blocks
from sejuk.engine.training.features import Doubles, Features
from sejuk.engine.training.fitting import Fitted, fit_labels
from sejuk.engine.training.near import Near, Points, fit_near

#: Models that score what they did not see; the penalty of the second layer. Chosen on the dev parts.
PARTS = 3
PENALTY = 30.0


@dataclass(frozen=True)
class First:
    """The first layer: by words and, where it was fitted with states, by what is near."""

    blocks: Blocks
    near: Near | None

    def scores(self, texts: Sequence[str], states: Points | None) -> Doubles:
        """Give the scores of each text for each label, those of words first."""
        found = self.blocks.scores(texts)
        if self.near is None or states is None:
            return found
        return np.hstack([found, self.near.scores(states)])


@dataclass(frozen=True)
class Joined:
    """``second`` judges a label by the first's scores of all, less ``middle`` and over ``spread``."""

    first: First
    second: Fitted
    middle: Doubles
    spread: Doubles

    def scores(self, texts: Sequence[str], states: Points | None = None) -> Doubles:
        """Give the log-odds of each text for each label, shape (texts, labels).

        ``states`` are those of the texts, where it was fitted with some.
        """
        return self.judged(self.first.scores(texts, states))

    def judged(self, scores: Doubles) -> Doubles:
        """Give the log-odds of the labels by the first's scores."""
        return np.asarray((scores - self.middle) / self.spread @ self.second.weights + self.second.bias)


def fit_joined(texts: Sequence[str], wanted: Doubles, states: Points | None = None) -> tuple[Joined, Doubles]:
    """Fit on texts and labels (texts, labels), and states of an encoder if there are any.

    Give also the texts' scores by models that did not see them.
    """
    unseen = _left_out(texts, wanted, states)
    middle, spread = unseen.mean(axis=0), np.maximum(unseen.std(axis=0), 1e-9)
    known = _dense((unseen - middle) / spread)
    second = fit_labels(known, wanted, np.ones(wanted.shape), PENALTY)
    joined = Joined(_fit_first(texts, wanted, states), second, middle, spread)
    return joined, joined.judged(unseen)


def _fit_first(texts: Sequence[str], wanted: Doubles, states: Points | None) -> First:
    return First(fit_blocks(texts, wanted), None if states is None else fit_near(states, wanted))


def _left_out(texts: Sequence[str], wanted: Doubles, states: Points | None) -> Doubles:
    parts = np.random.default_rng(0).permutation(len(texts)) % PARTS
    scores = np.empty((len(texts), wanted.shape[1] * (1 if states is None else 2)))
    for part in range(PARTS):
        learnt, left_out = np.flatnonzero(parts != part), np.flatnonzero(parts == part)
        first = _fit_first(_at(texts, learnt), wanted[learnt], None if states is None else states[learnt])
        scores[left_out] = first.scores(_at(texts, left_out), None if states is None else states[left_out])
    return scores


def _at(texts: Sequence[str], places: npt.NDArray[np.intp]) -> list[str]:
    return [texts[place] for place in places.tolist()]


def _dense(table: Doubles) -> Features:
    """Give a table of numbers, one row a text, as features that are all as cheap."""
    texts, columns = table.shape
    ids, values = np.tile(np.arange(columns), texts), table.ravel().astype(np.float32)
    starts, ones = np.arange(texts) * columns, np.ones(columns)
    return Features(ids, values, starts, np.arange(columns), ones.astype(np.int8), ones)
