"""Measures the signals: hate speech on the published folds, calibration, protected speech."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.measures import best_threshold, f1_score
from sejuk.engine.evaluation.protection import protection_figures
from sejuk.engine.evaluation.tweets import Labelled, read_fold
from sejuk.engine.schemas import POSTS
from sejuk.engine.signals import Model, assess, load_model
from sejuk.engine.text.normalising import normalised_rows
from sejuk.engine.training.calibrating import calibration_error
from sejuk.engine.training.features import extract
from sejuk.engine.training.fitting import fit_label

FOLDS = range(5)
_FOLDS_NAME = "ibrohim2019_folds"
#: Settings of the research training, fixed before any test part was scored.
RESEARCH_BITS = 18
RESEARCH_PENALTY = 0.5


def probabilities(texts: list[str], label: str, model: Model) -> np.ndarray:
    """Give the probability of ``label`` for each text, 0 where the model says nothing."""
    rows = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    signals = assess(pa.RecordBatch.from_pylist(rows, schema=POSTS), model, explain=False)
    column = signals.column(label).to_numpy(zero_copy_only=False)
    return np.asarray(np.nan_to_num(column.astype(np.float64)))


def zero_shot_figures(data_dir: Path, model: Model) -> Iterator[Figure]:
    """Score the test parts with ``model``, which never saw the set, at its threshold and at one half."""
    parts = [read_fold(data_dir, "test", fold) for fold in FOLDS]
    scored = [(probabilities(texts, "hate_speech", model), np.array(gold)) for texts, gold in parts]
    for name, limit in (("the model's threshold", model.thresholds["hate_speech"]), ("0.5", 0.5)):
        values = [f1_score(chances >= limit, gold) for chances, gold in scored]
        protocol = f"model {model.name}, zero-shot, mean of five tests, at {name}"
        yield Figure("signals", "F1 hate speech", float(np.mean(values)), _FOLDS_NAME, protocol)
    errors = [calibration_error(chances, gold) for chances, gold in scored]
    protocol = f"model {model.name}, zero-shot, mean of five tests, 15 bins"
    yield Figure("signals", "ECE hate speech", float(np.mean(errors)), _FOLDS_NAME, protocol)


def research_f1(train: Labelled, dev: Labelled, test: Labelled) -> float:
    """Fit hate speech on ``train``, choose the threshold on ``dev``, and give F1 on ``test``."""
    parts = (train, dev, test)
    plain = normalised_rows([text for texts, _ in parts for text in texts])
    features = extract(plain, RESEARCH_BITS)
    ends = np.cumsum([len(texts) for texts, _ in parts])
    wanted = np.array(train[1], dtype=np.float64)
    learnt = features.select(np.arange(ends[0]))
    weights, _ = fit_label(learnt, wanted, np.ones(len(wanted)), RESEARCH_PENALTY)
    scores = features.times(weights)
    limit = best_threshold(scores[ends[0] : ends[1]], dev[1])
    return f1_score(scores[ends[1] :] >= limit, test[1])


def research_figures(data_dir: Path) -> Iterator[Figure]:
    """Train on each fold as published and score its test; these weights are measured, never shipped."""
    parts = ("train", "dev", "test")
    values = [research_f1(*(read_fold(data_dir, part, fold) for part in parts)) for fold in FOLDS]
    detail: dict[str, object] = {"folds": [round(value, 4) for value in values]}
    protocol = "research training: fit on train, threshold on dev, mean of five tests"
    yield Figure("signals", "F1 hate speech", float(np.mean(values)), _FOLDS_NAME, protocol, detail)


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
    yield from protection_figures(model)
    yield from zero_shot_figures(data_dir, model)
    yield from research_figures(data_dir)
