"""Fits linear separators: squared hinge loss by dual coordinate descent (Hsieh et al. 2008), in NumPy.

One text after another, in an order drawn by lot with a fixed seed, is given the pull that is best while those
of the others stay; a dozen labels side by side cost little more than one. An n-gram is the cheaper the more
it divides the classes: the log-count ratio of Wang and Manning (2012), without its sign and dampened.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sejuk.engine.training.features import Doubles, Features
from sejuk.engine.training.fitting import Fitted

#: The power of the log-count ratio.
PREFERRED = 0.5
_SMOOTHING = 1.0
_ROUNDS = 30
#: A label has settled once no text in a round is further than this from its best pull.
_SETTLED = 0.1


def count_ratios(features: Features, right: Doubles, wrong: Doubles) -> Doubles:
    """Give for each column and label how far it divides the classes: the absolute log ratio of its shares.

    ``right`` and ``wrong`` (texts, labels) say how much a text counts on either side.
    """
    there = features.present()
    sides = [there.back(side) + _SMOOTHING for side in (right, wrong)]
    first, second = (side / side.sum(axis=0) for side in sides)
    return np.asarray(np.abs(np.log(first / second)))


def separated(
    features: Features,
    wanted: Doubles,
    cost: float,
    cheap: Doubles | float = 1.0,
    importance: Doubles | float = 1.0,
) -> Fitted:
    """Fit each label (texts, labels): 0, 1 or ``nan``, which counts nothing.

    The loss of a text counts ``cost`` times its ``importance`` (one for all, or texts by labels) against half
    the sum of squared weights, the bias's included. Columns are ``cheap``, and so is what divides classes,
    for which a text counts by its importance. Scores are margins: about one at the nearest texts.
    """
    known = ~np.isnan(wanted)
    care = np.where(known, importance, 0.0)
    ratios = count_ratios(features, care * (wanted == 1), care * (wanted == 0))
    factors = np.reshape(cheap, (-1, 1)) * ratios**PREFERRED
    slack = 1 / (2 * np.maximum(cost * care, 1e-9))
    return _descend(features, np.where(known, 2 * wanted - 1, 1.0), slack, known, factors**2)


def _descend(
    features: Features, signs: Doubles, slack: Doubles, known: npt.NDArray[np.bool_], squares: Doubles
) -> Fitted:
    """Move one text's pulls at a time until all labels have settled; ``squares``: how cheap columns are."""
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
            slope = signs[text] * (own @ weights[places] + bias) - 1 + slack[text] * pulls[text]
            moved = np.maximum(-slope / curves[text], -pulls[text]) * known[text]
            if moved.any():
                pulls[text] += moved
                furthest = np.maximum(furthest, np.abs(slope) * (moved != 0))
                step = moved * signs[text]
                weights[places] += own[:, None] * step * squares[places]
                bias += step
        if furthest.max() < _SETTLED:
            break
    return Fitted(weights, bias)
