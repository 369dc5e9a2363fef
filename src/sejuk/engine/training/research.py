"""The linear research weights, from ibrohim2019 (CC BY-NC-SA 4.0): measured, never shipped.

Each label is a linear separator (:mod:`sejuk.engine.training.separating`) for which an n-gram is cheap that
is rare, and that divides the classes.
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
from sejuk.engine.training.features import Doubles, extract
from sejuk.engine.training.fitting import weighed
from sejuk.engine.training.separating import separated
from sejuk.engine.training.taught import FOLDS, PRECISION, fold_of
from sejuk.engine.training.tweets import COLUMNS, read_tweets

#: Settings of the research training, chosen on the dev parts. The test parts had been scored with earlier
#: ones, so their figures were known while these were chosen.
BITS = 20
WORDS = 2
WORD_FACTOR = 3.0
COST = 1.0
#: Summed one by one, weights need not fit a lane.
_LARGEST = 127
#: How the kernel is to read and sum.
READING: dict[str, Any] = {"words": WORDS, "shares": True, "once": True, "view": BOTH}


def rows_of(texts: list[str]) -> list[bytes]:
    """Give what a research model reads of each text."""
    return viewed(clean(texts), BOTH) if texts else []


def fit_research(texts: list[str], wanted: Doubles, names: tuple[str, ...]) -> Linear:
    """Fit one linear model a column of ``wanted`` (texts, names) in the form that the kernel scores."""
    features = extract(rows_of(texts), BITS, words=WORDS, word_factor=WORD_FACTOR, once=True)
    fitted = separated(features, wanted, COST, features.gains)
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


def train_research(data_dir: Path, out: Path) -> Linear:
    """Train on the whole of ibrohim2019 (``data_dir`` holds ``hate``) and write the model to ``out``."""
    tweets = read_tweets(data_dir)
    columns = [place for place, label in enumerate(COLUMNS.values()) if label]
    names = tuple(label for label in COLUMNS.values() if label)
    wanted = tweets.labels[:, columns]
    model = with_calibration(fit_research(tweets.texts, wanted, names), tweets.texts, wanted)
    write_linear(out, model)
    return model


ABOUT: dict[str, Any] = {
    "name": "research",
    "languages": ["id"],
    "raising": ["hate_speech"],
    "theme_threshold": 0.5,
    "protocol": f"cross-fitting, {FOLDS} folds; thresholds for precision {PRECISION}",
    "licence": "CC BY-NC-SA 4.0",
    "data": [{"name": "ibrohim2019 (Ibrohim and Budi 2019)", "licence": "CC BY-NC-SA 4.0"}],
}
