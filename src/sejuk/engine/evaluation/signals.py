"""Measures the signals: calibration, protected speech, robustness, hate speech on the published folds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.gate import gate_figures
from sejuk.engine.evaluation.research import research_figures, zero_shot_figures
from sejuk.engine.signals import Model, load_model


def own_figures(model: Model) -> Iterator[Figure]:
    """Give the cross-fitted figures that training wrote into the model."""
    for label, figures in model.about["figures"].items():
        detail = {name: figures[name] for name in ("texts", "positive")}
        for measure in ("precision", "recall", "ece"):
            protocol = str(model.about["protocol"])
            name = f"{measure} {label}"
            yield Figure("signals", name, figures[measure], "training data, left out", protocol, detail)


def signals_figures(data_dir: Path, model: Model | None = None) -> Iterator[Figure]:
    """Yield every figure of the signals; ``data_dir`` is the folder that holds ``hate``."""
    model = model or load_model()
    yield from own_figures(model)
    yield from gate_figures(model)
    yield from zero_shot_figures(data_dir, model)
    yield from research_figures(data_dir)
