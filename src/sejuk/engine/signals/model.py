"""The model of the signals: a linear file with calibration, thresholds and languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from sejuk.engine.labels import LABELS, THEMES
from sejuk.engine.text.linear import Linear, ModelError, read_linear
from sejuk.engine.text.ngrams import Floats
from sejuk.engine.text.views import PLAIN

_THEME = "theme:"


@dataclass(frozen=True)
class Model:
    """Weights, calibration and thresholds, all from one file. Open one with :func:`load_model`."""

    linear: Linear

    @property
    def about(self) -> Mapping[str, Any]:
        """The file's metadata: name, data, licence, figures and all below."""
        return self.linear.about

    @property
    def name(self) -> str:
        """The model's name."""
        return str(self.about["name"])

    @property
    def sha256(self) -> str:
        """The digest of the weights, which names the model in the audit."""
        return str(self.about["sha256"])

    @property
    def languages(self) -> frozenset[str]:
        """The languages it was trained for."""
        return frozenset(self.about["languages"])

    @property
    def thresholds(self) -> Mapping[str, float]:
        """The probability from which on a label is given, for each trained label."""
        return {str(label): float(value) for label, value in self.about["thresholds"].items()}

    @property
    def raising(self) -> tuple[str, ...]:
        """The labels that put a text before a person."""
        return tuple(self.about["raising"])

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The trained labels, in the order of the weights' columns."""
        return tuple(name for name in self.linear.labels if not name.startswith(_THEME))

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The themes, in the order of the columns after the labels."""
        return tuple(name[len(_THEME) :] for name in self.linear.labels if name.startswith(_THEME))

    @property
    def theme_threshold(self) -> float:
        """The probability from which on a theme is given."""
        return float(self.about["theme_threshold"])

    @property
    def view(self) -> str:
        """What of a text it reads, one of :mod:`sejuk.engine.text.views`."""
        return str(self.about.get("view", PLAIN))

    @cached_property
    def slopes(self) -> Floats:
        """Slope and intercept of each label's log-odds over its score, shape (labels, 2)."""
        pairs = [self.about["calibration"][label] for label in self.labels]
        return np.array(pairs, dtype=np.float32).reshape(-1, 2)

    def looked_again(self, texts: pa.Array, signals: pa.RecordBatch) -> pa.RecordBatch:
        """Give ``signals`` (``SIGNALS``) of ``texts`` after a second look; a model of one stage has none."""
        return signals

    def base(self, label: str) -> float:
        """Give the log-odds of ``label`` before any word: what the weights of reasons add up on."""
        column = self.labels.index(label)
        slope, intercept = self.slopes[column].astype(np.float64)
        return float(slope * self.linear.bias[column] + intercept)


def _check(linear: Linear, path: str) -> Model:
    model = Model(linear)
    known = {label.code for label in LABELS}
    wanted = {"name", "languages", "thresholds", "raising", "calibration", "theme_threshold"}
    themes_known = set(model.themes) <= {theme.code for theme in THEMES}
    if not (wanted <= set(linear.about) and set(model.labels) <= known and themes_known):
        raise ModelError(f"{path} is no model of signals: make one with `sejuk models train`.")
    return model


@cache
def _shipped() -> Model:
    with as_file(files("sejuk.engine.models") / "default.arrow") as path:
        return _check(read_linear(path), str(path))


def load_model(path: str | Path | None = None) -> Model:
    """Open a model file, its weights mapped from disk; the shipped one where ``path`` is None.

    :class:`~sejuk.engine.text.linear.ModelError` where the file is damaged, of another version, or no
    model of signals.
    """
    return _shipped() if path is None else _check(read_linear(Path(path)), str(path))
