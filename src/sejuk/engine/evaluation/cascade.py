"""What a second stage gains and costs: share of posts sent to it, F1 and time, on the published folds.

The small network trained here only shows that the path works; the curve of a public checkpoint is got by
``--second``. Weights from this set (CC BY-NC-SA 4.0) are measured, never shipped.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.measures import best_threshold, f1_score
from sejuk.engine.second.exporting import write_small
from sejuk.engine.second.importing import import_model
from sejuk.engine.second.manifest import Description, Mapped
from sejuk.engine.second.runtime import SecondStage, load_second
from sejuk.engine.text.linear import Linear
from sejuk.engine.text.normalising import normalised_rows
from sejuk.engine.training.calibrating import platt
from sejuk.engine.training.research import fit_research, rows_of
from sejuk.engine.training.tweets import read_fold

SHARES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
FOLDS = range(5)
LABEL = "hate_speech"
_EPOCHS = 3
_WEIGHTS = np.linspace(0, 1, 11)
_SMALL = Description(
    "small", "CC BY-NC-SA 4.0", "trained on the fold's training part", "sigmoid", 64, {LABEL: Mapped((0,))}
)
Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Scored:
    """One part of a fold: gold labels, the log-odds of both stages, and the seconds that each took a text."""

    gold: Doubles
    first: Doubles
    second: Doubles
    seconds: tuple[float, float]


def _timed_first(linear: Linear, texts: list[str]) -> tuple[Doubles, float]:
    begin = time.process_time()
    scores = np.asarray(linear.scores(rows_of(texts))[:, 0], dtype=np.float64)
    return scores, (time.process_time() - begin) / len(texts)


def _timed_second(second: SecondStage, texts: list[str]) -> tuple[Doubles, float]:
    begin = time.process_time()
    odds = second.log_odds(normalised_rows([*texts]))[LABEL]
    return odds, (time.process_time() - begin) / len(texts)


def small_second(texts: list[str], gold: Doubles) -> SecondStage:
    """Train the small network on a fold's training part, and take it through export, int8 and import."""
    plain = [row.decode() for row in normalised_rows([*texts])]
    with tempfile.TemporaryDirectory() as folder:
        write_small(Path(folder) / "made", plain, gold.astype(int).tolist(), _SMALL, _EPOCHS)
        return import_model(Path(folder) / "made", Path(folder) / "imported")


def scored_fold(data_dir: Path, fold: int, given: SecondStage | None) -> tuple[Scored, Scored]:
    """Fit stage one (and, where none is given, stage two) on a fold's training part; score dev and test."""
    train = read_fold(data_dir, "train", fold)
    linear = fit_research(train.texts, train.labels[:, :1], (LABEL,))
    second = given or small_second(train.texts, train.labels[:, 0])
    found = []
    for part in (read_fold(data_dir, name, fold) for name in ("dev", "test")):
        first, cost = _timed_first(linear, part.texts)
        again, dear = _timed_second(second, part.texts)
        found.append(Scored(part.labels[:, 0], first, again, (cost, dear)))
    return found[0], found[1]


def calibrated(dev: Scored, test: Scored) -> tuple[Scored, Scored]:
    """Give both parts with log-odds calibrated on ``dev``; those of stage two also weigh stage one's."""
    one, two = platt(dev.first, dev.gold), platt(dev.second, dev.gold)
    parts = [(one[0] * part.first + one[1], two[0] * part.second + two[1]) for part in (dev, test)]
    signs = 2 * dev.gold - 1
    first, second = parts[0]
    lost = [np.logaddexp(0, -signs * (w * first + (1 - w) * second)).mean() for w in _WEIGHTS]
    weight = float(_WEIGHTS[int(np.argmin(lost))])
    mixed = [weight * first + (1 - weight) * second for first, second in parts]
    scored = [
        replace(part, first=first, second=second)
        for part, (first, _), second in zip((dev, test), parts, mixed, strict=True)
    ]
    return scored[0], scored[1]


def _last(dev: Scored, limit: float, sent: npt.NDArray[np.bool_]) -> float:
    """Give stage two's threshold with the best F1 of the whole part, stage one deciding what is not sent."""
    candidates = np.quantile(dev.second[sent], np.linspace(0, 1, 101)) if sent.any() else np.zeros(1)
    values = [f1_score(np.where(sent, dev.second >= one, dev.first >= limit), dev.gold) for one in candidates]
    return float(candidates[int(np.argmax(values))])


def at_share(dev: Scored, test: Scored, share: float) -> tuple[float, float]:
    """Give the share of the test part that is sent, and F1; band and thresholds are chosen on ``dev``."""
    limit = best_threshold(dev.first, dev.gold)
    width = float(np.quantile(np.abs(dev.first - limit), share)) if share else -1.0
    sent = [np.abs(part.first - limit) <= width for part in (dev, test)]
    last = _last(dev, limit, sent[0])
    decided = np.where(sent[1], test.second >= last, test.first >= limit)
    return float(sent[1].mean()), f1_score(decided, test.gold)


def cascade_figures(data_dir: Path, folder: Path | None = None) -> Iterator[Figure]:
    """Yield F1 of hate speech at each share, means of five tests, with the milliseconds a post costs."""
    given = load_second(folder) if folder else None
    parts = [calibrated(*scored_fold(data_dir, fold, given)) for fold in FOLDS]
    name = given.description.name if given else "small network of each fold's training part"
    first, second = (1000 * float(np.mean([test.seconds[i] for _, test in parts])) for i in (0, 1))
    for share in SHARES:
        found = [at_share(dev, test, share) for dev, test in parts]
        sent = float(np.mean([one for one, _ in found]))
        detail: dict[str, object] = {
            "share wanted": share,
            "share sent": round(sent, 4),
            "milliseconds a post": round(first + sent * second, 4),
            "folds": [round(value, 4) for _, value in found],
        }
        protocol = f"stage one: research training; stage two: {name}, int8; band and thresholds on dev"
        value = float(np.mean([f1 for _, f1 in found]))
        yield Figure("cascade", "F1 hate speech", value, "ibrohim2019_folds", protocol, detail)
