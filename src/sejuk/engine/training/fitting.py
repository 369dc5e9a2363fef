"""Fits linear models to sparse features: logistic regression, one label at a time or over classes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.ngrams import LARGEST, Floats
from sejuk.engine.training.features import Doubles, Features
from sejuk.engine.training.optimising import minimise

ROUNDS = 45


@dataclass(frozen=True)
class Fitted:
    """Weights of shape (columns, labels) and one bias a label."""

    weights: Doubles
    bias: Doubles


def fit_label(
    features: Features, wanted: Doubles, importance: Doubles, penalty: float
) -> tuple[Doubles, float]:
    """Fit one label by logistic loss and an L2 penalty on the weights; texts with ``nan`` count nothing."""
    unknown = np.isnan(wanted)
    signs, care = np.where(unknown, 1.0, 2 * wanted - 1), np.where(unknown, 0.0, importance)

    def objective(place: Doubles) -> tuple[float, Doubles]:
        weights, bias = place[:-1], place[-1]
        margin = signs * (features.times(weights) + bias)
        value = care @ np.logaddexp(0, -margin) + penalty / 2 * weights @ weights
        pull = -signs * care * (0.5 - 0.5 * np.tanh(margin / 2))
        return float(value), np.append(features.back(pull) + penalty * weights, pull.sum())

    place = minimise(objective, np.zeros(len(features.columns) + 1), ROUNDS)
    return place[:-1], float(place[-1])


def fit_classes(
    features: Features,
    classes: npt.NDArray[np.int64],
    importance: Doubles,
    penalty: float,
    rounds: int = ROUNDS,
) -> Fitted:
    """Fit exclusive classes together by the multinomial logistic loss and an L2 penalty."""
    count, size = int(classes.max()) + 1, len(features.columns)
    told = np.eye(count)[classes]

    def objective(place: Doubles) -> tuple[float, Doubles]:
        weights, bias = place[: size * count].reshape(count, size), place[size * count :]
        scores = np.stack([features.times(row) for row in weights], axis=1) + bias
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        lost = -importance @ np.log(np.maximum((chances * told).sum(axis=1), 1e-300))
        pull = (chances - told) * importance[:, None]
        slopes = [features.back(column) + penalty * row for column, row in zip(pull.T, weights, strict=True)]
        value = float(lost + penalty / 2 * (weights**2).sum())
        return value, np.concatenate([*slopes, pull.sum(axis=0)])

    place = minimise(objective, np.zeros((size + 1) * count), rounds)
    return Fitted(place[: size * count].reshape(count, size).T, place[size * count :])


def quantised(
    weights: Doubles, columns: npt.NDArray[np.int64], rows: int
) -> tuple[npt.NDArray[np.int8], Floats]:
    """Give weights as six-bit numbers in a table of ``rows``, and each label's scale.

    The largest one weight in ten thousand are cut off, so that the many small ones keep their steps.
    """
    largest = np.quantile(np.abs(weights), 0.9999, axis=0)
    scale = np.maximum(largest, 1e-12) / LARGEST
    table = np.zeros((rows, weights.shape[1]), dtype=np.int8)
    table[columns] = np.clip(np.rint(weights / scale), -LARGEST, LARGEST).astype(np.int8)
    return table, scale.astype(np.float32)
