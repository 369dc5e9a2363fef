"""Trains the default weights of the signals, from data whose licence allows any use.

Probabilities, thresholds and figures come from cross-fitting: each text is scored by a model that saw
neither it nor another text of its template. The shipped weights are then fitted on everything.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from sejuk.engine.labels import THEMES
from sejuk.engine.text.linear import Linear, write_linear
from sejuk.engine.training.calibrating import calibration_error, platt, sigmoid, threshold_for
from sejuk.engine.training.features import Doubles
from sejuk.engine.training.fitting import fit_classes, fit_label, quantised
from sejuk.engine.training.items import LETTERS
from sejuk.engine.training.taught import BITS, FOLDS, RAISING, Taught, gather
from sejuk.engine.training.weak import WEAK

#: Labels that there is honest data for; the others of ``labels.toml`` stay null.
TRAINED = tuple(LETTERS.values())
#: Thresholds are the lowest with this precision on texts not trained on ...
PRECISION = 0.8
#: ... and, for raising labels, with at most this share of our lawful items at or above them.
LAWFUL_SHARE = 0.01
PENALTY = 0.5
_THEME_ROUNDS = 40


def fit_all(taught: Taught, chosen: np.ndarray, penalty: float) -> tuple[Doubles, Doubles]:
    """Fit every label on the examples ``chosen``: weights (columns, labels) and biases."""
    features = taught.features.select(chosen)
    fitted = [
        fit_label(features, taught.wanted(label)[chosen], taught.importance(label)[chosen], penalty)
        for label in TRAINED
    ]
    return np.stack([weights for weights, _ in fitted], axis=1), np.array([bias for _, bias in fitted])


def cross_fitted(taught: Taught, penalty: float) -> Doubles:
    """Give each example's score by a model that did not learn from its fold, shape (examples, labels)."""
    scores = np.empty((len(taught.examples), len(TRAINED)))
    for fold in range(FOLDS):
        weights, bias = fit_all(taught, np.flatnonzero(taught.folds != fold), penalty)
        left_out = np.flatnonzero(taught.folds == fold)
        part = taught.features.select(left_out)
        scores[left_out] = np.stack([part.times(column) for column in weights.T], axis=1) + bias
    return scores


def fit_themes(taught: Taught, penalty: float) -> tuple[Doubles, Doubles]:
    """Fit the themes on all examples that have one; those of the corpus are weak."""
    codes = [theme.code for theme in THEMES]
    known = np.flatnonzero([example.theme is not None for example in taught.examples])
    numbers = np.array([codes.index(taught.examples[i].theme or "other") for i in known])
    care = np.array([1.0 if taught.examples[i].origin == "own" else WEAK for i in known])
    fitted = fit_classes(taught.features.select(known), numbers, care, penalty, _THEME_ROUNDS)
    return fitted.weights, fitted.bias


def calibrated(taught: Taught, scores: Doubles) -> dict[str, Any]:
    """Give calibration, thresholds and figures of every label from cross-fitted scores."""
    found: dict[str, Any] = {"calibration": {}, "thresholds": {}, "figures": {}}
    lawful = taught.lawful
    for column, label in enumerate(TRAINED):
        wanted = taught.wanted(label)
        known = ~np.isnan(wanted)
        slope, intercept = platt(scores[known, column], wanted[known], taught.importance(label)[known])
        chances = sigmoid(slope * scores[:, column] + intercept)
        floor = float(np.quantile(chances[lawful], 1 - LAWFUL_SHARE)) if label in RAISING else 0.0
        threshold = max(threshold_for(chances[known], wanted[known], PRECISION), 0.5, floor)
        found["calibration"][label] = [slope, intercept]
        found["thresholds"][label] = round(min(threshold + 1e-4, 0.99), 4)
        found["figures"][label] = _figures(chances[known], wanted[known], found["thresholds"][label])
    return found


def _figures(chances: Doubles, wanted: Doubles, threshold: float) -> dict[str, float]:
    given = chances >= threshold
    right = float(wanted[given].sum())
    precision, recall = right / max(int(given.sum()), 1), right / max(float(wanted.sum()), 1)
    return {
        "texts": len(wanted),
        "positive": int(wanted.sum()),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "ece": round(calibration_error(chances, wanted), 4),
    }


def train_default(data_dir: Path, out: Path, penalty: float = PENALTY) -> Linear:
    """Train the default model from ``data_dir`` (the folder that holds ``hate``) and write it to ``out``."""
    taught = gather(data_dir)
    about = ABOUT | calibrated(taught, cross_fitted(taught, penalty))
    label_weights, label_bias = fit_all(taught, np.arange(len(taught.examples)), penalty)
    theme_weights, theme_bias = fit_themes(taught, penalty)
    weights = np.concatenate([label_weights, theme_weights], axis=1)
    table, scale = quantised(weights, taught.features.columns, 1 << BITS)
    names = (*TRAINED, *(f"theme:{theme.code}" for theme in THEMES))
    bias = np.concatenate([label_bias, theme_bias]).astype(np.float32)
    model = Linear(names, table, scale, bias, about)
    write_linear(out, model)
    return model


ABOUT: dict[str, Any] = {
    "name": "default",
    "languages": ["id"],
    "raising": list(RAISING),
    "theme_threshold": 0.5,
    "protocol": f"cross-fitting, {FOLDS} folds, templates whole; thresholds for precision {PRECISION} "
    f"and at most {LAWFUL_SHARE:.0%} of our lawful items",
    "licence": "AGPL-3.0-or-later",
    "data": [
        {
            "name": "yogasgm/indonesian-online-toxicity-detection without texts of ibrohim2019",
            "licence": "MIT",
        },
        {"name": "Sejuk's own items and weak labels", "licence": "AGPL-3.0-or-later"},
    ],
}
