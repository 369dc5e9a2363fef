"""Fits linear separators: squared hinge loss by dual coordinate descent (Hsieh et al. 2008), in NumPy.

One text after another, in an order drawn by lot with a fixed seed, is given the pull that is best while those
of the others stay; a dozen labels side by side cost little more than one. An n-gram is the cheaper the more it
divides the classes: the log-count ratio of Wang and Manning (2012), without its sign and dampened by the root.
"""

from __future__ import annotations

import numpy as np

from sejuk.engine.training.features import Doubles, Features
from sejuk.engine.training.fitting import Fitted

#: The power of the log-count ratio.
PREFERRED = 0.5
_SMOOTHING = 1.0
_ROUNDS = 30
#: A label has settled once no text in a round is further than this from its best pull.
_SETTLED = 0.1


def count_ratios(features: Features, wanted: Doubles) -> Doubles:
    """Give for each column and label how far it divides the classes: the absolute log ratio of its shares."""
    there = features.present()
    right, wrong = there.back(wanted) + _SMOOTHING, there.back(1 - wanted) + _SMOOTHING
    return np.asarray(np.abs(np.log((right / right.sum(axis=0)) / (wrong / wrong.sum(axis=0)))))


def separated(features: Features, wanted: Doubles, cost: float, cheap: Doubles | float = 1.0) -> Fitted:
    """Fit each label (texts, labels), 0 or 1; columns are ``cheap``, and so is what divides the classes.

    The loss of a text counts ``cost`` against half the sum of squared weights, the bias's included. The scores
    are margins: about one at the nearest texts.
    """
    factors = np.reshape(cheap, (-1, 1)) * count_ratios(features, wanted) ** PREFERRED
    return _descend(features, 2 * wanted - 1, 1 / (2 * cost), factors**2)


def _descend(features: Features, signs: Doubles, slack: float, squares: Doubles) -> Fitted:
    """Move one text's pulls at a time until all labels have settled; ``squares`` says how cheap columns are."""
    random, values = np.random.default_rng(0), features.values.astype(np.float64)
    ends = np.append(features.starts[1:], len(values)).tolist()
    spans = [slice(*span) for span in zip(features.starts.tolist(), ends, strict=True)]
    weights, bias = np.zeros(squares.shape), np.zeros(signs.shape[1])
    pulls = np.zeros(signs.shape)
    curves = np.stack([values[span] ** 2 @ squares[features.ids[span]] for span in spans]) + 1 + slack
    for _ in range(_ROUNDS):
        furthest = np.zeros(len(bias))
        for text in random.permutation(len(spans)).tolist():
            places, own = features.ids[spans[text]], values[spans[text]]
            slope = signs[text] * (own @ weights[places] + bias) - 1 + slack * pulls[text]
            moved = np.maximum(-slope / curves[text], -pulls[text])
            if moved.any():
                pulls[text] += moved
                furthest = np.maximum(furthest, np.abs(slope) * (moved != 0))
                step = moved * signs[text]
                weights[places] += own[:, None] * step * squares[places]
                bias += step
        if furthest.max() < _SETTLED:
            break
    return Fitted(weights, bias)
