"""Trains the default weights of the signals, from data whose licence allows any use."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sejuk.engine.labels import THEMES
from sejuk.engine.text.linear import Linear, write_linear
from sejuk.engine.text.normalising import normalised_rows
from sejuk.engine.training.calibrating import calibration_error, platt, sigmoid, threshold_for
from sejuk.engine.training.corpus import Example, with_groups_swapped, without_names, yogasgm
from sejuk.engine.training.features import Doubles, Features, extract
from sejuk.engine.training.fitting import fit_classes, fit_label, quantised
from sejuk.engine.training.items import LETTERS, Template, expand, templates
from sejuk.engine.training.weak import WEAK, label_weakly

#: Labels that there is honest data for; the others of ``labels.toml`` stay null.
TRAINED = tuple(LETTERS.values())
#: Labels that put a text before a person, and the precision their thresholds are chosen for.
RAISING = ("hate_speech", "incitement", "divisive")
PRECISION = 0.8
#: At most this share of held-out lawful items may be raised by one label.
LAWFUL_SHARE = 0.005
BITS = 17
PENALTY = 0.5
#: How much one of our own texts counts against one of the corpus.
OWN = 2.0
#: How much a text of the corpus counts where its label is noisy or weak; 1 elsewhere.
CORPUS = {"hate_speech": 0.5, "incitement": 0.5, "divisive": WEAK, "check_worthy": WEAK}
_PARTS = ("train", "train", "train", "train", "train", "train", "train", "calibrate", "calibrate", "test")


@dataclass(frozen=True)
class Taught:
    """Examples with their features and which part each belongs to."""

    examples: list[Example]
    features: Features
    parts: list[str]

    def of(self, part: str) -> np.ndarray:
        """Give the numbers of the examples of one part."""
        return np.flatnonzero(np.array([name == part for name in self.parts]))

    def wanted(self, label: str) -> Doubles:
        """Give what is known of ``label``: 0, 1 or nan."""
        return np.array([example.labels.get(label, np.nan) for example in self.examples])

    def importance(self, label: str) -> Doubles:
        """Give how much each example counts for ``label``."""
        care = CORPUS.get(label, 1.0)
        return np.array([OWN if example.origin == "own" else care for example in self.examples])


def part_of(key: str) -> str:
    """Give the part a text belongs to; it depends on nothing but ``key``."""
    return _PARTS[zlib.crc32(key.encode("utf-8", "ignore")) % len(_PARTS)]


def parts_of(written: list[Template]) -> list[str]:
    """Give the part of each template; templates of one kind are dealt to the parts in turn."""
    dealt: Counter[str] = Counter()
    parts = []
    for template in written:
        kind = next((label for label in (*RAISING, "check_worthy") if template.labels[label] == 1), "none")
        parts.append(_PARTS[dealt[kind] * 7 % len(_PARTS)])
        dealt[kind] += 1
    return parts


def gather(data_dir: Path) -> Taught:
    """Read corpus and items, and make their features. A template's texts are all in one part."""
    corpus = yogasgm(data_dir / "hate" / "yogasgm_toxicity", data_dir / "hate" / "ibrohim2019")
    examples = [label_weakly(example) for example in with_groups_swapped(without_names(corpus))]
    parts = [part_of(example.text) for example in examples]
    for template, part in zip(written := templates(), parts_of(written), strict=True):
        made = list(expand(template))
        examples += made
        parts += [part] * len(made)
    plain = plain_texts([example.text for example in examples])
    return Taught(examples, extract(plain, BITS), parts)


def plain_texts(texts: Sequence[str]) -> list[bytes]:
    """Give the plain form of the texts."""
    return normalised_rows(list(texts))


def _fit_labels(taught: Taught, penalty: float) -> tuple[Doubles, Doubles]:
    train = taught.of("train")
    features = taught.features.select(train)
    fitted = [
        fit_label(features, taught.wanted(label)[train], taught.importance(label)[train], penalty) for label in TRAINED
    ]
    return np.stack([weights for weights, _ in fitted], axis=1), np.array([bias for _, bias in fitted])


def _theme_numbers(taught: Taught) -> tuple[np.ndarray, Doubles]:
    codes = [theme.code for theme in THEMES]
    numbers = np.array([codes.index(example.theme) if example.theme else -1 for example in taught.examples])
    care = np.array([1.0 if example.origin == "own" else WEAK for example in taught.examples])
    return numbers, care


def _fit_themes(taught: Taught, penalty: float) -> tuple[Doubles, Doubles]:
    numbers, care = _theme_numbers(taught)
    train = taught.of("train")
    known = train[numbers[train] >= 0]
    fitted = fit_classes(taught.features.select(known), numbers[known], care[known], penalty, rounds=50)
    return fitted.weights, fitted.bias


def fit(taught: Taught, penalty: float = PENALTY) -> Linear:
    """Fit labels and themes on the training part; not yet calibrated."""
    label_weights, label_bias = _fit_labels(taught, penalty)
    theme_weights, theme_bias = _fit_themes(taught, penalty)
    weights = np.concatenate([label_weights, theme_weights], axis=1)
    table, scale = quantised(weights, taught.features.columns, 1 << BITS)
    bias = np.concatenate([label_bias, theme_bias]).astype(np.float32)
    names = (*TRAINED, *(f"theme:{theme.code}" for theme in THEMES))
    return Linear(names, table, scale, bias, {})


def calibrate(taught: Taught, model: Linear) -> dict[str, Any]:
    """Calibrate on the held-out part, choose thresholds on it, measure both on the test part."""
    scores = model.scores(plain_texts([example.text for example in taught.examples])).astype(np.float64)
    held, test = taught.of("calibrate"), taught.of("test")
    lawful = np.array([example.origin == "own" and is_lawful(example) for example in taught.examples])
    found: dict[str, Any] = {"calibration": {}, "thresholds": {}, "figures": {}}
    for column, label in enumerate(TRAINED):
        wanted = taught.wanted(label)
        known = held[~np.isnan(wanted[held])]
        slope, intercept = platt(scores[known, column], wanted[known], taught.importance(label)[known])
        chances = sigmoid(slope * scores[:, column] + intercept)
        floor = np.quantile(chances[held][lawful[held]], 1 - LAWFUL_SHARE) if label in RAISING else 0.0
        threshold = max(threshold_for(chances[known], wanted[known], PRECISION), 0.5, float(floor))
        found["calibration"][label] = [slope, intercept]
        found["thresholds"][label] = round(min(threshold + 1e-4, 0.99), 4)
        seen = test[~np.isnan(wanted[test])]
        found["figures"][label] = _figures(chances[seen], wanted[seen], found["thresholds"][label])
    return found


def is_lawful(example: Example) -> bool:
    """Say whether one of our items is lawful speech: nothing in it is to be raised."""
    return not any(example.labels.get(label) == 1 for label in RAISING)


def _figures(chances: Doubles, wanted: Doubles, threshold: float) -> dict[str, float]:
    given = chances >= threshold
    right = float(wanted[given].sum())
    precision, recall = right / max(given.sum(), 1), right / max(wanted.sum(), 1)
    return {
        "texts": len(wanted),
        "positive": int(wanted.sum()),
        "precision": round(float(precision), 4),
        "recall": round(float(recall), 4),
        "ece": round(calibration_error(chances, wanted), 4),
    }


def train_default(data_dir: Path, out: Path, penalty: float = PENALTY) -> Linear:
    """Train the default model from ``data_dir`` (the folder that holds ``hate``) and write it to ``out``."""
    taught = gather(data_dir)
    fitted = fit(taught, penalty)
    about = ABOUT | calibrate(taught, fitted)
    model = Linear(fitted.labels, fitted.weights, fitted.scale, fitted.bias, about)
    write_linear(out, model)
    return model


ABOUT: dict[str, Any] = {
    "name": "default",
    "languages": ["id"],
    "raising": list(RAISING),
    "themes": [theme.code for theme in THEMES],
    "theme_threshold": 0.5,
    "licence": "AGPL-3.0-or-later",
    "data": [
        {"name": "yogasgm/indonesian-online-toxicity-detection without texts of ibrohim2019", "licence": "MIT"},
        {"name": "Sejuk's own items and weak labels", "licence": "AGPL-3.0-or-later"},
    ],
}
