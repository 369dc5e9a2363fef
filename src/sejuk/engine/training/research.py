"""The linear research weights, from ibrohim2019 (CC BY-NC-SA 4.0): measured, never shipped.

The first label, hate speech, is the mean of two linear models of the same features that differ in what they
hold cheap: in one a rare n-gram may weigh more (inverse document frequency), in the other one that divides
the classes (the log-count ratio of Wang and Manning 2012). Their sum is linear again, so it is one set of
weights. The other labels are the first of the two alone, stopped earlier, for time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from sejuk.engine.text.cleaning import clean
from sejuk.engine.text.linear import Linear
from sejuk.engine.text.views import BOTH, viewed
from sejuk.engine.training.calibrating import calibrated
from sejuk.engine.training.features import Doubles, Features, extract
from sejuk.engine.training.fitting import Fitted, fit_labels, weighed
from sejuk.engine.training.taught import FOLDS, PRECISION, fold_of

#: Settings of the research training, chosen on the dev parts. The test parts had been scored with earlier
#: ones, so their figures were known while these were chosen.
BITS = 20
WORDS = 2
WORD_FACTOR = 3.0
PENALTY = 0.1
RATIO_PENALTY = 0.1
ROUNDS = 70
OTHER_ROUNDS = 35
_SMOOTHING = 1.0
#: Summed one by one, weights need not fit a lane.
_LARGEST = 127
#: How the kernel is to read and sum.
READING: dict[str, Any] = {"words": WORDS, "shares": True, "once": True, "view": BOTH}


def rows_of(texts: list[str]) -> list[bytes]:
    """Give what a research model reads of each text."""
    return viewed(clean(texts), BOTH) if texts else []


def count_ratios(features: Features, wanted: Doubles) -> Doubles:
    """Give for each column and label how far it divides the classes: the absolute log ratio of its shares.

    On the scale of the gains.
    """
    there = features.present()
    right, wrong = there.back(wanted) + _SMOOTHING, there.back(1 - wanted) + _SMOOTHING
    ratios = np.abs(np.log((right / right.sum(axis=0)) / (wrong / wrong.sum(axis=0))))
    return np.asarray(ratios * float(features.gains.mean()))


def fit(features: Features, wanted: Doubles) -> Fitted:
    """Fit each label (texts, labels): the first by the mean of two models, the others by one."""
    first = _fit_twice(features, wanted[:, :1])
    others = wanted[:, 1:]
    if not others.shape[1]:
        return first
    rest = fit_labels(features, others, np.ones(others.shape), PENALTY, rounds=OTHER_ROUNDS)
    return Fitted(np.hstack([first.weights, rest.weights]), np.hstack([first.bias, rest.bias]))


def _fit_twice(features: Features, wanted: Doubles) -> Fitted:
    factors = np.hstack([features.gains[:, None], count_ratios(features, wanted)])
    both, penalties = np.repeat(wanted, 2, axis=1), np.array([PENALTY, RATIO_PENALTY])
    fitted = fit_labels(features, both, np.ones(both.shape), penalties, factors, ROUNDS)
    return Fitted(fitted.weights.mean(axis=1, keepdims=True), fitted.bias.mean(keepdims=True))


def fit_research(texts: list[str], wanted: Doubles, names: tuple[str, ...]) -> Linear:
    """Fit one linear model a column of ``wanted`` (texts, names) in the form that the kernel scores."""
    features = extract(rows_of(texts), BITS, words=WORDS, word_factor=WORD_FACTOR, once=True)
    fitted = fit(features, wanted)
    table, scale = weighed(fitted.weights, features, 1 << BITS, _LARGEST)
    return Linear(names, table, scale, fitted.bias.astype(np.float32), READING)


def with_calibration(model: Linear, texts: list[str], wanted: Doubles) -> Linear:
    """Give ``model``, fitted on all texts, with calibration and thresholds from cross-fitting on the same."""
    scores = _cross_fitted(texts, wanted, model.labels)
    found = calibrated(model.labels, scores, wanted, np.ones(wanted.shape), PRECISION, {})
    return replace(model, about=READING | ABOUT | found)


def _cross_fitted(texts: list[str], wanted: Doubles, names: tuple[str, ...]) -> Doubles:
    folds = np.array([fold_of(text) for text in texts])
    scores = np.empty(wanted.shape)
    for fold in range(FOLDS):
        learnt, left_out = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        model = fit_research([texts[i] for i in learnt], wanted[learnt], names)
        scores[left_out] = model.scores(rows_of([texts[i] for i in left_out]))
    return scores


ABOUT: dict[str, Any] = {
    "name": "research",
    "languages": ["id"],
    "raising": ["hate_speech"],
    "theme_threshold": 0.5,
    "protocol": f"cross-fitting, {FOLDS} folds; thresholds for precision {PRECISION}",
    "licence": "CC BY-NC-SA 4.0",
    "data": [{"name": "ibrohim2019 (Ibrohim and Budi 2019)", "licence": "CC BY-NC-SA 4.0"}],
}
