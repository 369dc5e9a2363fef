"""A small neural classifier of texts, in NumPy: embeddings, one convolution, maxima (Kim 2014).

It is made to try the path of the second stage with something that was really trained, and is written as ONNX
with the inputs of an exported transformer. It is no replacement for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]
#: Tokens that a filter spans.
SPAN = 3


@dataclass
class TextCnn:
    """``parts``: embeddings (tokens, width), filters (3 x width, filters), their bias, outputs and bias."""

    parts: dict[str, Matrix]

    @classmethod
    def begin(cls, tokens: int, width: int, filters: int, seed: int) -> TextCnn:
        """Give a network with random weights; the row of the padding token 0 is zero."""
        random = np.random.default_rng(seed)

        def drawn(*shape: int) -> Matrix:
            return np.asarray(random.standard_normal(shape) / np.sqrt(shape[0]), dtype=np.float32)

        embeddings = drawn(tokens, width) * np.float32(np.sqrt(tokens) * 0.1)
        embeddings[0] = 0
        parts = {"embeddings": embeddings, "filters": drawn(SPAN * width, filters)}
        parts |= {"shift": np.zeros(filters, np.float32), "outputs": drawn(filters, 1)}
        return cls(parts | {"bias": np.zeros(1, np.float32)})

    def windows(self, ids: Ids) -> Matrix:
        """Give the embeddings of each token and its neighbours, shape (texts, tokens, 3 x width)."""
        known = self.parts["embeddings"][ids]
        edge = np.zeros_like(known[:, :1])
        before = np.concatenate([edge, known[:, :-1]], axis=1)
        after = np.concatenate([known[:, 1:], edge], axis=1)
        return np.concatenate([before, known, after], axis=2)

    def pooled(self, ids: Ids) -> tuple[Matrix, Matrix, npt.NDArray[np.intp]]:
        """Give windows, the largest answer of each filter, and where it was."""
        windows = self.windows(ids)
        answers = np.maximum(windows @ self.parts["filters"] + self.parts["shift"], 0)
        answers *= (ids != 0)[:, :, None]
        where = answers.argmax(axis=1)
        return windows, np.take_along_axis(answers, where[:, None], axis=1)[:, 0], where

    def logits(self, ids: Ids) -> Matrix:
        """Give the log-odds of each text, shape (texts,)."""
        _, best, _ = self.pooled(ids)
        return np.asarray((best @ self.parts["outputs"] + self.parts["bias"])[:, 0])

    def slopes(self, ids: Ids, wanted: Matrix, kept: Matrix) -> dict[str, Matrix]:
        """Give the gradient of the mean logistic loss; ``kept`` scales each filter's answer (dropout)."""
        windows, best, where = self.pooled(ids)
        best = best * kept
        logits = (best @ self.parts["outputs"] + self.parts["bias"])[:, 0]
        pull = ((0.5 + 0.5 * np.tanh(logits / 2)) - wanted)[:, None] / len(ids)
        back = (pull @ self.parts["outputs"].T) * kept * (best > 0)
        answers = np.zeros((*ids.shape, back.shape[1]), np.float32)
        np.put_along_axis(answers, where[:, None], back[:, None], axis=1)
        width = self.parts["embeddings"].shape[1]
        found = {"outputs": best.T @ pull, "bias": pull.sum(axis=0), "shift": back.sum(axis=0)}
        found["filters"] = windows.reshape(-1, SPAN * width).T @ answers.reshape(-1, back.shape[1])
        spread = (answers @ self.parts["filters"].T).reshape(*ids.shape, SPAN, width)
        known = spread[:, :, 1].copy()
        known[:, :-1] += spread[:, 1:, 0]
        known[:, 1:] += spread[:, :-1, 2]
        found["embeddings"] = np.zeros_like(self.parts["embeddings"])
        np.add.at(found["embeddings"], ids, known)
        found["embeddings"][0] = 0
        return found


@dataclass
class Adam:
    """Adam (Kingma and Ba 2015) over named parts."""

    rate: float = 2e-3
    steps: int = 0
    means: dict[str, Matrix] = field(default_factory=dict)
    squares: dict[str, Matrix] = field(default_factory=dict)

    def step(self, parts: dict[str, Matrix], slopes: dict[str, Matrix]) -> None:
        """Move ``parts`` against ``slopes``."""
        self.steps += 1
        for name, slope in slopes.items():
            mean = self.means.setdefault(name, np.zeros_like(slope))
            square = self.squares.setdefault(name, np.zeros_like(slope))
            mean += 0.1 * (slope - mean)
            square += 0.001 * (slope**2 - square)
            size = np.sqrt(square / (1 - 0.999**self.steps)) + 1e-8
            parts[name] -= (self.rate / (1 - 0.9**self.steps) * mean / size).astype(np.float32)


def padded(rows: Sequence[Sequence[int]]) -> Ids:
    """Give token ids as a table, filled up with 0."""
    table = np.zeros((len(rows), max(1, *map(len, rows))), dtype=np.int64)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return table


def _batches(rows: Sequence[Sequence[int]], size: int, random: np.random.Generator) -> Iterator[list[int]]:
    """Yield places of texts, those of like length together, the batches in random order."""
    order = sorted(range(len(rows)), key=lambda place: (len(rows[place]), random.random()))
    parts = [order[start : start + size] for start in range(0, len(order), size)]
    yield from (parts[place] for place in random.permutation(len(parts)))


def train_cnn(
    rows: Sequence[Sequence[int]],
    wanted: Sequence[int],
    tokens: int,
    *,
    epochs: int = 4,
    width: int = 64,
    filters: int = 128,
    seed: int = 0,
) -> TextCnn:
    """Train on token ids (0 is padding) and what is wanted of each text, 0 or 1."""
    network, adam = TextCnn.begin(tokens, width, filters, seed), Adam()
    random, gold = np.random.default_rng(seed), np.asarray(wanted, dtype=np.float32)
    for _ in range(epochs):
        for chosen in _batches(rows, 64, random):
            ids = padded([rows[place] for place in chosen])
            kept = (random.random((len(chosen), filters)) < 0.5).astype(np.float32) * 2
            adam.step(network.parts, network.slopes(ids, gold[chosen], kept))
    return network
