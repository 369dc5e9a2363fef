"""Trains networks over pieces of words on texts and labels, and lets several speak as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from sejuk.engine.training.features import Doubles
from sejuk.engine.training.subwordnet import Matrix, Slopes, SubwordNet
from sejuk.engine.training.subwords import Ids, Lexicon, batch_of, side_by_side

_MEANS, _SQUARES = 0.9, 0.999
_SCORED_AT_ONCE = 256


@dataclass(frozen=True)
class Settings:
    """How a network is built and trained. The rate falls to nothing over the epochs."""

    bits: int = 16
    width: int = 64
    filters: int = 128
    epochs: int = 4
    batch: int = 64
    rate: float = 2e-3
    fall: float = 0.7
    words_hidden: float = 0.2
    dropout: float = 0.5


@dataclass
class LazyAdam:
    """Adam (Kingma and Ba 2015); an embedding that a batch does not have stays, and its means with it."""

    means: dict[str, Matrix] = field(default_factory=dict)
    squares: dict[str, Matrix] = field(default_factory=dict)
    steps: int = 0

    def step(self, parts: dict[str, Matrix], slopes: Slopes, rate: float) -> None:
        """Move ``parts`` against ``slopes``."""
        self.steps += 1
        for name, slope in slopes.dense.items():
            self._move(parts, name, np.arange(len(slope)), slope, rate)
        self._move(parts, "embeddings", slopes.rows, slopes.embeddings, rate)

    def _move(self, parts: dict[str, Matrix], name: str, rows: Ids, slope: Matrix, rate: float) -> None:
        means = self.means.setdefault(name, np.zeros_like(parts[name]))
        squares = self.squares.setdefault(name, np.zeros_like(parts[name]))
        mean = means[rows] = means[rows] * _MEANS + (1 - _MEANS) * slope
        square = squares[rows] = squares[rows] * _SQUARES + (1 - _SQUARES) * slope**2
        size = np.sqrt(square / (1 - _SQUARES**self.steps)) + 1e-8
        parts[name][rows] -= (rate / (1 - _MEANS**self.steps) * mean / size).astype(np.float32)


def _batches(rows: Sequence[Ids], size: int, random: np.random.Generator) -> Iterator[Ids]:
    """Yield places of texts, those of about the same length together, the batches in random order."""
    lengths = np.array([len(row) for row in rows]) + 4 * random.random(len(rows))
    order = np.argsort(lengths)
    parts = [order[start : start + size] for start in range(0, len(order), size)]
    yield from (parts[place] for place in random.permutation(len(parts)))


def _hidden(table: Ids, share: float, random: np.random.Generator) -> Ids:
    """Take out words by lot, never the first."""
    out = random.random(table.shape) < share
    out[:, 0] = False
    return np.where(out, -1, table)


def train_net(
    rows: Sequence[Ids], pieces: Sequence[Ids], wanted: Doubles, settings: Settings, seed: int
) -> SubwordNet:
    """Train one network on word numbers and labels (texts, labels), 0 or 1."""
    random = np.random.default_rng(seed)
    net = SubwordNet.begin(settings.bits, settings.width, settings.filters, wanted.shape[1], random)
    adam, gold = LazyAdam(), wanted.astype(np.float32)
    for epoch in range(settings.epochs):
        rate = settings.rate * (1 - epoch / settings.epochs) ** settings.fall
        for chosen in _batches(rows, settings.batch, random):
            table = _hidden(side_by_side([rows[place] for place in chosen]), settings.words_hidden, random)
            drawn = random.random((len(chosen), settings.filters + settings.width)) >= settings.dropout
            kept = drawn.astype(np.float32) / np.float32(1 - settings.dropout)
            adam.step(net.parts, net.slopes(batch_of(table, pieces), gold[chosen], kept), rate)
    return net


@dataclass(frozen=True)
class Networks:
    """Several networks; their log-odds are the mean of each one's."""

    nets: tuple[SubwordNet, ...]

    def scores(self, texts: Sequence[bytes]) -> Doubles:
        """Give the log-odds of each text for each label, shape (texts, labels)."""
        lexicon = Lexicon(len(self.nets[0].parts["embeddings"]).bit_length() - 1)
        rows = lexicon.rows(texts)
        found = np.empty((len(rows), len(self.nets[0].parts["bias"])))
        order = np.argsort([len(row) for row in rows], kind="stable")
        for start in range(0, len(order), _SCORED_AT_ONCE):
            chosen = order[start : start + _SCORED_AT_ONCE]
            batch = batch_of(side_by_side([rows[place] for place in chosen]), lexicon.pieces)
            found[chosen] = np.mean([net.logits(batch) for net in self.nets], axis=0)
        return found


def train_networks(
    texts: Sequence[bytes], wanted: Doubles, seeds: int, settings: Settings | None = None
) -> Networks:
    """Train one network a seed on texts as they were written."""
    chosen = settings or Settings()
    lexicon = Lexicon(chosen.bits)
    rows = lexicon.rows(texts)
    return Networks(tuple(train_net(rows, lexicon.pieces, wanted, chosen, seed) for seed in range(seeds)))
