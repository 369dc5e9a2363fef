"""Fits linear models to sparse features: logistic regression, label by label or over classes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sejuk.engine.text.ngrams import LARGEST, Floats
from sejuk.engine.training.features import Doubles, Features
from sejuk.engine.training.optimising import minimise

ROUNDS = 35


@dataclass(frozen=True)
class Fitted:
    """Weights of shape (columns, labels) and one bias a label."""

    weights: Doubles
    bias: Doubles


def fit_labels(
    features: Features,
    wanted: Doubles,
    importance: Doubles,
    penalty: float,
    rounds: int = ROUNDS,
) -> Fitted:
    """Fit labels by logistic loss and an L2 penalty on weights over their gains, each for itself.

    ``wanted`` has shape (texts, labels), 0, 1 or ``nan``, which counts nothing, and so has ``importance``.
    """
    unknown = np.isnan(wanted)
    signs, care = np.where(unknown, 1.0, 2 * wanted - 1), np.where(unknown, 0.0, importance)
    cheap = features.gains[:, None]

    def objective(place: Doubles) -> tuple[Doubles, Doubles]:
        weights, bias = place[:-1], place[-1]
        margin = signs * (features.times(weights * cheap) + bias)
        value = (care * np.logaddexp(0, -margin)).sum(axis=0) + penalty / 2 * (weights**2).sum(axis=0)
        pull = -signs * care * (0.5 - 0.5 * np.tanh(margin / 2))
        slopes = features.back(pull) * cheap + penalty * weights
        return value, np.concatenate([slopes, pull.sum(axis=0)[None]])

    place = minimise(objective, np.zeros((len(features.columns) + 1, wanted.shape[1])), rounds)
    return Fitted(place[:-1] * cheap, place[-1])


def fit_classes(
    features: Features,
    classes: npt.NDArray[np.int64],
    importance: Doubles,
    penalty: float,
    rounds: int = ROUNDS,
) -> Fitted:
    """Fit exclusive classes together by the multinomial logistic loss and an L2 penalty, cheap by gains."""
    count, size = int(classes.max()) + 1, len(features.columns)
    told, cheap = np.eye(count)[classes], features.gains[:, None]

    def objective(place: Doubles) -> tuple[Doubles, Doubles]:
        weights, bias = place.reshape(size + 1, count)[:-1], place.reshape(size + 1, count)[-1]
        scores = features.times(weights * cheap) + bias
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        lost = -importance @ np.log(np.maximum((chances * told).sum(axis=1), 1e-300))
        pull = (chances - told) * importance[:, None]
        slopes = features.back(pull) * cheap + penalty * weights
        flat = np.concatenate([slopes, pull.sum(axis=0)[None]]).reshape(-1, 1)
        return np.array([lost + penalty / 2 * (weights**2).sum()]), flat

    place = minimise(objective, np.zeros(((size + 1) * count, 1)), rounds).reshape(size + 1, count)
    return Fitted(place[:-1] * cheap, place[-1])


def weighed(
    weights: Doubles, features: Features, rows: int, largest: int = LARGEST
) -> tuple[npt.NDArray[np.int8], Floats]:
    """Give the table of a model with shares (quantised weights, the shares as last column) and the scales."""
    table, scale = quantised(weights, features.columns, rows, largest)
    shares = np.zeros((rows, 1), dtype=np.int8)
    shares[features.columns, 0] = features.shares
    return np.concatenate([table, shares], axis=1), scale


def quantised(
    weights: Doubles, columns: npt.NDArray[np.int64], rows: int, largest: int = LARGEST
) -> tuple[npt.NDArray[np.int8], Floats]:
    """Give weights as whole numbers up to ``largest`` in a table of ``rows``, and each label's scale.

    The largest one weight in ten thousand are cut off, so that the many small ones keep their steps.
    """
    edge = np.quantile(np.abs(weights), 0.9999, axis=0)
    scale = np.maximum(edge, 1e-12) / largest
    table = np.zeros((rows, weights.shape[1]), dtype=np.int8)
    table[columns] = np.clip(np.rint(weights / scale), -largest, largest).astype(np.int8)
    return table, scale.astype(np.float32)
