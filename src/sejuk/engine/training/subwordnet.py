"""A network over words that are sums of pieces: one convolution, its maxima, and the mean word, in NumPy.

Pieces as in fastText (Bojanowski et al. 2017), the convolution as in Kim (2014). All labels share it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sejuk.engine.training.subwords import Batch, Ids

Matrix = npt.NDArray[np.float32]
#: Words that a filter spans.
SPAN = 3


@dataclass(frozen=True)
class Read:
    """What a network made of a batch: windows, places and values of the largest answers, what it gives on."""

    windows: Matrix
    where: npt.NDArray[np.intp]
    best: Matrix
    hidden: Matrix


@dataclass(frozen=True)
class Slopes:
    """Gradients: of the ``dense`` parts, and of those ``rows`` of the embeddings that the batch has."""

    dense: dict[str, Matrix]
    rows: Ids
    embeddings: Matrix


def windows_of(known: Matrix) -> Matrix:
    """Give each word's vector between its neighbours', shape (texts, words, 3 x width)."""
    edge = np.zeros_like(known[:, :1])
    before = np.concatenate([edge, known[:, :-1]], axis=1)
    after = np.concatenate([known[:, 1:], edge], axis=1)
    return np.concatenate([before, known, after], axis=2)


def summed_by(keys: npt.NDArray[np.integer], values: Matrix) -> tuple[Ids, Matrix]:
    """Give the keys that there are, in order, and the sum of the values of each."""
    order = np.argsort(keys, kind="stable")
    sorted_keys = keys[order]
    firsts = np.flatnonzero(np.diff(sorted_keys, prepend=sorted_keys[0] - 1))
    return sorted_keys[firsts].astype(np.int64), np.add.reduceat(values[order], firsts, axis=0)


@dataclass
class SubwordNet:
    """``parts``: embeddings (rows, width), filters (3 x width, filters), shift, outputs, bias."""

    parts: dict[str, Matrix]

    @classmethod
    def begin(
        cls, bits: int, width: int, filters: int, labels: int, random: np.random.Generator
    ) -> SubwordNet:
        """Give a network with random weights; labels begin as rare."""

        def drawn(size: float, *shape: int) -> Matrix:
            return (random.standard_normal(shape) * size).astype(np.float32)

        parts = {
            "embeddings": drawn(0.05, 1 << bits, width),
            "filters": drawn((SPAN * width) ** -0.5, SPAN * width, filters),
            "shift": np.zeros(filters, np.float32),
            "outputs": drawn(0.05, filters + width, labels),
            "bias": np.full(labels, -1, np.float32),
        }
        return cls(parts)

    def vectors(self, batch: Batch) -> Matrix:
        """Give the vector of each word of the batch: the sum of its pieces over the root of their number."""
        table = self.parts["embeddings"]
        summed = np.add.reduceat(table[batch.rows], batch.starts, axis=0)
        known = summed / np.sqrt(batch.counts)[:, None]
        nothing = np.zeros((1, table.shape[1]))
        return np.concatenate([known, nothing]).astype(table.dtype)

    def read(self, batch: Batch) -> Read:
        """Give what the filters answer, and the words' sum over the root of their number."""
        known = self.vectors(batch)[batch.places]
        windows = windows_of(known)
        answers = np.maximum(windows @ self.parts["filters"] + self.parts["shift"], 0)
        answers *= batch.there[:, :, None]
        where = answers.argmax(axis=1)
        best = np.take_along_axis(answers, where[:, None], axis=1)[:, 0]
        middle = known.sum(axis=1) / self._roots(batch)
        return Read(windows, where, best, np.concatenate([best, middle], axis=1))

    def _roots(self, batch: Batch) -> Matrix:
        """Give the root of the number of each text's words."""
        counts = np.maximum(batch.there.sum(axis=1, keepdims=True), 1)
        return np.asarray(np.sqrt(counts), dtype=self.parts["embeddings"].dtype)

    def logits(self, batch: Batch) -> Matrix:
        """Give the log-odds of each text and label."""
        return np.asarray(self.read(batch).hidden @ self.parts["outputs"] + self.parts["bias"])

    def slopes(self, batch: Batch, wanted: Matrix, kept: Matrix) -> Slopes:
        """Give the gradient of the labels' logistic losses, a mean over texts.

        ``kept`` (texts, filters + width) scales what is given on: dropout.
        """
        read = self.read(batch)
        given = read.hidden * kept
        logits = given @ self.parts["outputs"] + self.parts["bias"]
        pull = ((0.5 + 0.5 * np.tanh(logits / 2)) - wanted) / len(wanted)
        back = (pull @ self.parts["outputs"].T) * kept
        filters = len(self.parts["shift"])
        struck = back[:, :filters] * (read.best > 0)
        answers = np.zeros((*batch.places.shape, filters), pull.dtype)
        np.put_along_axis(answers, read.where[:, None], struck[:, None], axis=1)
        dense = {"outputs": given.T @ pull, "bias": pull.sum(axis=0), "shift": struck.sum(axis=0)}
        flat = answers.reshape(-1, filters)
        dense["filters"] = read.windows.reshape(len(flat), -1).T @ flat
        middle = (back[:, filters:] / self._roots(batch))[:, None]
        known: Matrix = np.asarray(self._of_words(answers) + middle, dtype=pull.dtype)
        return Slopes(dense, *self._of_pieces(batch, known))

    def _of_words(self, answers: Matrix) -> Matrix:
        """Give what the answers' gradient pulls at each place: as itself and as its neighbours' neighbour."""
        spread = (answers @ self.parts["filters"].T).reshape(*answers.shape[:2], SPAN, -1)
        known = spread[:, :, 1].copy()
        known[:, :-1] += spread[:, 1:, 0]
        known[:, 1:] += spread[:, :-1, 2]
        return known

    @staticmethod
    def _of_pieces(batch: Batch, known: Matrix) -> tuple[Ids, Matrix]:
        there = batch.there
        _, words = summed_by(batch.places[there], known[there])
        words = (words / np.sqrt(batch.counts)[:, None]).astype(known.dtype)
        return summed_by(batch.rows, np.repeat(words, batch.counts, axis=0))
