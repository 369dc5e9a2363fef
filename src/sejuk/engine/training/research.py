"""Trains the research weights from ibrohim2019 (CC BY-NC-SA 4.0): measured, never shipped.

Each label is the mean of two linear models of the same features that differ in what they hold cheap: in
one a rare n-gram may weigh more (inverse document frequency), in the other one that divides the classes
(the log-count ratio of Wang and Manning 2012). Their sum is linear again, so it is one set of weights.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from sejuk.engine.text.cleaning import clean
from sejuk.engine.text.linear import Linear, write_linear
from sejuk.engine.text.views import BOTH, viewed
from sejuk.engine.training.calibrating import calibrated
from sejuk.engine.training.features import Doubles, Features, extract
from sejuk.engine.training.fitting import Fitted, fit_labels, weighed
from sejuk.engine.training.taught import FOLDS, PRECISION, fold_of
from sejuk.engine.training.tweets import COLUMNS, read_tweets

#: Settings of the research training, chosen on the dev parts before any test part was scored.
BITS = 20
WORDS = 2
WORD_FACTOR = 3.0
PENALTY = 0.1
RATIO_PENALTY = 0.1
ROUNDS = 70
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
    """Fit each label (texts, labels): the mean of the two models."""
    count = wanted.shape[1]
    gains = np.repeat(features.gains[:, None], count, axis=1)
    factors = np.concatenate([gains, count_ratios(features, wanted)], axis=1)
    penalties = np.repeat([PENALTY, RATIO_PENALTY], count)
    both = np.tile(wanted, 2)
    fitted = fit_labels(features, both, np.ones(both.shape), penalties, factors, ROUNDS)
    weights, bias = (
        np.asarray(part.reshape(-1, 2, count).mean(axis=1)) for part in (fitted.weights, fitted.bias)
    )
    return Fitted(weights, bias[0])


def fit_research(texts: list[str], wanted: Doubles, names: tuple[str, ...]) -> Linear:
    """Fit one linear model a column of ``wanted`` (texts, names) in the form that the kernel scores."""
    features = extract(rows_of(texts), BITS, words=WORDS, word_factor=WORD_FACTOR, once=True)
    fitted = fit(features, wanted)
    table, scale = weighed(fitted.weights, features, 1 << BITS, _LARGEST)
    return Linear(names, table, scale, fitted.bias.astype(np.float32), READING)


def train_research(data_dir: Path, out: Path) -> Linear:
    """Train the research model on all of ibrohim2019 (``data_dir`` holds ``hate``) and write it to ``out``.

    Calibration and thresholds come from cross-fitting, as those of the default model.
    """
    tweets = read_tweets(data_dir)
    columns = [place for place, label in enumerate(COLUMNS.values()) if label]
    names = tuple(label for label in COLUMNS.values() if label)
    wanted = tweets.labels[:, columns]
    scores = _cross_fitted(tweets.texts, wanted, names)
    found = calibrated(names, scores, wanted, np.ones(wanted.shape), PRECISION, {})
    model = fit_research(tweets.texts, wanted, names)
    model = replace(model, about=READING | ABOUT | found)
    write_linear(out, model)
    return model


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
