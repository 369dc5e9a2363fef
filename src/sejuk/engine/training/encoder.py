"""What a public encoder makes of texts: BERT's forward pass (Devlin et al. 2019), in NumPy.

Its weights stay as they are; :mod:`sejuk.engine.training.near` learns on top of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from sejuk.engine.training.packed import Matrix, Packed, Vocabulary, read_packed

#: Layers whose states are read: the middle ones say more of tone, the last of what a text is about. Chosen on
#: the dev parts.
LAYERS = (8, 12)
#: Pieces of a text that are read, and pieces of all texts of one pass.
LONGEST = 128
_AT_ONCE = 2048
#: The encoder was trained with this before every text.
_PREFIX = "query: "
_SPACE = "\u2581"
#: What the makers of ibrohim2019 put in for a link; it says nothing.
_LINK = re.compile(r"\bURL\b")

Rows = npt.NDArray[np.int64]


class Encoder:
    """Gives the mean states of texts."""

    def __init__(self, packed: Packed) -> None:
        """``packed`` holds the weights and the vocabulary."""
        self.shape, self._least = packed.shape, packed.least
        self._cut = _Cut(packed.vocabulary)
        width = self.shape.width
        self._words, self._places = packed.matrix("emb.word", width), packed.matrix("emb.pos", width)
        self._kind = packed.matrix("emb.type", width)[0]
        self._first = (packed.row("emb.ln.w"), packed.row("emb.ln.b"))
        self._layers = [_weights(packed, layer) for layer in range(self.shape.layers)]

    def states(self, texts: Sequence[str]) -> Matrix:
        """Give the mean states of each text, (texts, layers read x width)."""
        cut = [self._cut(text) for text in texts]
        found = np.zeros((len(texts), len(LAYERS) * self.shape.width), np.float32)
        for chosen in _batches([len(pieces) for pieces in cut]):
            found[chosen] = self._means([cut[place] for place in chosen])
        return found

    def _means(self, cut: list[list[int]]) -> Matrix:
        there = np.zeros((len(cut), max(map(len, cut))), np.float32)
        ids = np.zeros(there.shape, np.int64)
        for row, pieces in enumerate(cut):
            ids[row, : len(pieces)] = pieces
            there[row, : len(pieces)] = 1
        shares = there / there.sum(axis=1, keepdims=True)
        means = [np.einsum("tp,tpw->tw", shares, held) for held in self._read(ids, there)]
        return np.concatenate(means, axis=1)

    def _read(self, ids: Rows, there: Matrix) -> Iterator[Matrix]:
        """Yield the states (texts, pieces, width) of the layers that are read."""
        states = self._words[ids] + self._places[: ids.shape[1]] + self._kind
        states = _even(states, *self._first, self._least)
        hidden = np.where(there, 0, -1e9).astype(np.float32)[:, None, None, :]
        for layer, weights in enumerate(self._layers, start=1):
            states = self._passed(states, hidden, weights)
            if layer in LAYERS:
                yield states

    def _passed(self, states: Matrix, hidden: Matrix, weights: dict[str, Matrix]) -> Matrix:
        texts, pieces, width = states.shape

        def linear(values: Matrix, name: str) -> Matrix:
            flat = values.reshape(texts * pieces, -1) @ weights[f"{name}.w"].T
            return (flat + weights[f"{name}.b"]).reshape(texts, pieces, -1)

        def heads(name: str) -> Matrix:
            return linear(states, name).reshape(texts, pieces, self.shape.heads, -1).transpose(0, 2, 1, 3)

        odds = heads("q") @ heads("k").swapaxes(2, 3) / np.float32(np.sqrt(width / self.shape.heads)) + hidden
        odds = np.exp(odds - odds.max(axis=3, keepdims=True))
        seen = (odds / odds.sum(axis=3, keepdims=True)) @ heads("v")
        seen = seen.transpose(0, 2, 1, 3).reshape(texts, pieces, width)
        states = _even(states + linear(seen, "ao"), weights["aln.w"], weights["aln.b"], self._least)
        inner = linear(_gelu(linear(states, "fi")), "fo")
        return _even(states + inner, weights["oln.w"], weights["oln.b"], self._least)


class _Cut:
    """Cuts a text into pieces of the vocabulary, the likeliest way."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        from tokenizers import Tokenizer, models

        self._tokenizer = Tokenizer(models.Unigram(vocabulary.pieces, vocabulary.unknown))
        self._vocabulary = vocabulary

    def __call__(self, text: str) -> list[int]:
        words = (_PREFIX + text).translate(self._vocabulary.changed).split()
        pieces = self._tokenizer.encode(_SPACE + _SPACE.join(words)).ids
        return [self._vocabulary.first, *pieces[: LONGEST - 2], self._vocabulary.last]


def _weights(packed: Packed, layer: int) -> dict[str, Matrix]:
    width, inner = packed.shape.width, packed.shape.inner
    found = {f"{name}.w": packed.matrix(f"l{layer}.{name}.w", width) for name in ("q", "k", "v", "ao", "fi")}
    found["fo.w"] = packed.matrix(f"l{layer}.fo.w", inner)
    rows = [f"{name}.b" for name in ("q", "k", "v", "ao", "fi", "fo")]
    rows += ["aln.w", "aln.b", "oln.w", "oln.b"]
    return found | {name: packed.row(f"l{layer}.{name}") for name in rows}


def _even(values: Matrix, scale: Matrix, shift: Matrix, least: float) -> Matrix:
    """Give values of mean nought and spread one along the last axis, scaled and shifted."""
    centred = values - values.mean(axis=2, keepdims=True)
    spread = np.sqrt(np.square(centred).mean(axis=2, keepdims=True) + np.float32(least))
    return np.asarray(centred / spread * scale + shift)


def _gelu(values: Matrix) -> Matrix:
    """Give the Gaussian unit of Hendrycks and Gimpel (2016), by its hyperbolic tangent."""
    inner = np.float32(np.sqrt(2 / np.pi)) * (values + np.float32(0.044715) * values * values * values)
    return np.asarray(values * np.float32(0.5) * (1 + np.tanh(inner)))


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield places of texts of like length, so many that their pieces are at most :data:`_AT_ONCE`."""
    chosen: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if chosen and (len(chosen) + 1) * lengths[place] > _AT_ONCE:
            yield chosen
            chosen = []
        chosen.append(place)
    if chosen:
        yield chosen


class Meanings:
    """Gives the states of texts and keeps them: five folds hold the same texts."""

    def __init__(self) -> None:
        """Read the weights; ``ModelError`` where they are missing."""
        self._encoder = Encoder(read_packed())
        self._known: dict[str, Matrix] = {}

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """Give the states of ``texts``, one row a text."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        states = self._encoder.states([_LINK.sub(" ", text) for text in new])
        self._known.update(zip(new, states, strict=True))
        return np.stack([self._known[text] for text in texts])
