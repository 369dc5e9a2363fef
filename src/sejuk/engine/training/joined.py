"""The research models joined: two linear ones and networks, which read the same words in three ways.

They err apart, so that their mean is better than each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sejuk.engine.text.linear import Linear, ModelError, read_linear, write_linear
from sejuk.engine.training.beside import path_beside, read_beside, write_beside
from sejuk.engine.training.blocks import Blocks, fit_blocks
from sejuk.engine.training.features import Doubles
from sejuk.engine.training.networks import fit_networks, network_scores
from sejuk.engine.training.research import fit_research, rows_of, with_calibration
from sejuk.engine.training.subwordfitting import Networks
from sejuk.engine.training.tweets import COLUMNS, read_tweets

#: What the networks count beside the two linear models, which count the same; chosen on the dev parts.
WEIGHT = 0.3


@dataclass(frozen=True)
class Joined:
    """Scores are log-odds: a weighted mean of the linear models' and the networks'."""

    linear: Linear
    blocks: Blocks
    networks: Networks

    def linear_scores(self, texts: Sequence[str]) -> Doubles:
        """Give the linear model's scores alone, shape (texts, labels)."""
        return np.asarray(self.linear.scores(rows_of([*texts])), dtype=np.float64)

    def scores(self, texts: Sequence[str]) -> Doubles:
        """Give the score of each text for each label, shape (texts, labels)."""
        linear = (self.linear_scores(texts) + self.blocks.scores(texts)) / 2
        return (1 - WEIGHT) * linear + WEIGHT * network_scores(self.networks, texts)


def fit_joined(texts: list[str], wanted: Doubles, names: tuple[str, ...]) -> Joined:
    """Fit all on the same texts and labels (texts, names)."""
    linear = fit_research(texts, wanted, names)
    return Joined(linear, fit_blocks(texts, wanted), fit_networks(texts, wanted))


def train_research(data_dir: Path, out: Path) -> Linear:
    """Train all on the whole of ibrohim2019 (``data_dir`` holds ``hate``); the linear model goes to ``out``.

    That file is read like any model; what it is joined with in the figures is written beside it.
    """
    tweets = read_tweets(data_dir)
    columns = [place for place, label in enumerate(COLUMNS.values()) if label]
    names = tuple(label for label in COLUMNS.values() if label)
    wanted = tweets.labels[:, columns]
    joined = fit_joined(tweets.texts, wanted, names)
    linear = with_calibration(joined.linear, tweets.texts, wanted)
    write_linear(out, linear)
    write_beside(path_beside(out), joined.blocks, joined.networks, names)
    return linear


def read_joined(path: Path) -> Joined:
    """Open a trained research model and what is beside it. :class:`ModelError` where they do not match."""
    linear, (blocks, networks, names) = read_linear(path), read_beside(path_beside(path))
    if names != linear.labels:
        raise ModelError(f"{path} and {path_beside(path)} know other labels: train them together.")
    return Joined(linear, blocks, networks)
