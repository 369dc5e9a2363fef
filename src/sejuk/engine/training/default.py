"""Trains the default weights of the signals, from data whose licence allows any use.

Probabilities, thresholds and figures come from cross-fitting: each text is scored by a model that saw
neither it nor another text of its template. The shipped weights are then fitted on everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from sejuk.engine.labels import THEMES
from sejuk.engine.text.linear import Linear, write_linear
from sejuk.engine.text.views import LEVEL
from sejuk.engine.training.calibrating import MARGIN, calibrated
from sejuk.engine.training.features import Doubles
from sejuk.engine.training.fitting import Fitted, fit_classes, weighed
from sejuk.engine.training.items import LETTERS
from sejuk.engine.training.separating import separated
from sejuk.engine.training.taught import (
    BITS,
    FOLDS,
    GROUND_PRECISION,
    PRECISION,
    RAISING,
    WORDS,
    Taught,
    gather,
)
from sejuk.engine.training.weak import WEAK

#: Labels that there is honest data for; the others of ``labels.toml`` stay null.
TRAINED = tuple(LETTERS.values())
#: Thresholds of raising labels are so high that at most this share of our lawful items reaches them.
LAWFUL_SHARE = 0.01
#: How much a text of importance one counts for a label, and the penalty on the themes' weights.
CARE = 0.3
THEME_PENALTY = 0.15
#: The precision that each label's threshold is chosen for.
PRECISIONS = {label: GROUND_PRECISION if label.startswith("ground_") else PRECISION for label in TRAINED}
_THEME_ROUNDS = 25


def fit_all(taught: Taught, chosen: np.ndarray) -> Fitted:
    """Fit every label on the examples ``chosen``."""
    features, wanted = taught.features.select(chosen), taught.wanted_of(TRAINED)[chosen]
    return separated(features, wanted, 1.0, features.gains, CARE * taught.importance_of(TRAINED)[chosen])


def cross_fitted(taught: Taught, fitted: Sequence[Fitted]) -> Doubles:
    """Give each example's score by the model of ``fitted`` that did not learn from its fold."""
    scores = np.empty((len(taught.examples), len(TRAINED)))
    for fold, model in enumerate(fitted):
        left_out = np.flatnonzero(taught.folds == fold)
        scores[left_out] = taught.features.select(left_out).times(model.weights) + model.bias
    return scores


def fit_themes(taught: Taught) -> Fitted:
    """Fit the themes on all examples that have one; those of the corpus are weak."""
    codes = [theme.code for theme in THEMES]
    known = np.flatnonzero([example.theme is not None for example in taught.examples])
    numbers = np.array([codes.index(taught.examples[i].theme or "other") for i in known])
    care = np.array([1.0 if taught.examples[i].origin == "own" else WEAK for i in known])
    return fit_classes(taught.features.select(known), numbers, care, THEME_PENALTY, _THEME_ROUNDS)


def train_default(data_dir: Path, out: Path, processes: int | None = None) -> Linear:
    """Train the default model from ``data_dir`` (the folder that holds ``hate``) and write it to ``out``.

    As many ``processes`` as there are cores, where None; the result does not depend on them.
    """
    taught = gather(data_dir)
    everything = np.arange(len(taught.examples))
    parts = [np.flatnonzero(taught.folds != fold) for fold in range(FOLDS)]
    with ProcessPoolExecutor(processes) as pool:
        fits = [pool.submit(fit_all, taught, chosen) for chosen in (*parts, everything)]
        themes = pool.submit(fit_themes, taught).result()
        *folds, labels = [fit.result() for fit in fits]
    known = taught.wanted_of(TRAINED), taught.importance_of(TRAINED)
    spared = dict.fromkeys(RAISING, (taught.lawful, LAWFUL_SHARE))
    about = ABOUT | calibrated(TRAINED, cross_fitted(taught, folds), *known, PRECISIONS, spared)
    weights = np.concatenate([labels.weights, themes.weights], axis=1)
    table, scale = weighed(weights, taught.features, 1 << BITS)
    names = (*TRAINED, *(f"theme:{theme.code}" for theme in THEMES))
    bias = np.concatenate([labels.bias, themes.bias]).astype(np.float32)
    model = Linear(names, table, scale, bias, about)
    write_linear(out, model)
    return model


ABOUT: dict[str, Any] = {
    "name": "default",
    "languages": ["id"],
    "raising": list(RAISING),
    "theme_threshold": 0.5,
    "words": WORDS,
    "shares": True,
    "view": LEVEL,
    "protocol": f"cross-fitting, {FOLDS} folds, templates whole; thresholds for precision {PRECISION} "
    f"({GROUND_PRECISION} of the grounds) and at most {LAWFUL_SHARE:.0%} of our lawful items; "
    f"raising labels {MARGIN} of log-odds above the threshold that precision and recall are given for",
    "licence": "AGPL-3.0-or-later",
    "data": [
        {
            "name": "yogasgm/indonesian-online-toxicity-detection without texts of ibrohim2019",
            "licence": "MIT",
        },
        {"name": "Sejuk's own items and weak labels", "licence": "AGPL-3.0-or-later"},
    ],
}
