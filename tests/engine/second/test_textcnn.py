"""The small network learns, its gradient is right, and its ONNX form says what it says."""

from __future__ import annotations

import numpy as np
import onnxruntime
import pytest

from sejuk.engine.second.exporting import onnx_graph
from sejuk.engine.training.textcnn import TextCnn, padded, train_cnn

ROWS = [[2, 3, 4], [5, 3, 4], [2, 6], [5, 6, 7, 8], [2], [5]]
WANTED = [0, 1, 0, 1, 0, 1]


def loss(network: TextCnn, kept: np.ndarray) -> float:
    ids, gold = padded(ROWS), np.array(WANTED)
    _, best, _ = network.pooled(ids)
    logits = (best * kept) @ network.parts["outputs"] + network.parts["bias"]
    return float(np.logaddexp(0, np.where(gold == 1, -1, 1) * logits[:, 0]).mean())


@pytest.mark.parametrize("name", ["embeddings", "filters", "shift", "outputs", "bias"])
def test_the_gradient_is_the_slope_of_the_loss(name: str) -> None:
    network = TextCnn.begin(9, 5, 4, seed=1)
    network.parts = {key: value.astype(np.float64) for key, value in network.parts.items()}
    kept = np.ones((len(ROWS), 4), np.float32)
    slopes = network.slopes(padded(ROWS), np.array(WANTED, np.float32), kept)[name]
    part = network.parts[name]
    for place in list(np.ndindex(part.shape))[part.shape[-1] :: 7] or [(0,)]:
        was = part[place]
        part[place] = was + 1e-6
        above = loss(network, kept)
        part[place] = was - 1e-6
        below = loss(network, kept)
        part[place] = was
        assert slopes[place] == pytest.approx((above - below) / 2e-6, abs=1e-4)


def test_it_learns_what_there_is_to_learn() -> None:
    network = train_cnn(ROWS, WANTED, 9, epochs=300, width=8, filters=8)
    assert ((network.logits(padded(ROWS)) > 0) == np.array(WANTED)).all()


def test_training_is_the_same_every_time() -> None:
    one, two = (train_cnn(ROWS, WANTED, 9, epochs=3, width=8, filters=8) for _ in range(2))
    assert all((one.parts[name] == two.parts[name]).all() for name in one.parts)


def test_padding_changes_nothing() -> None:
    network = train_cnn(ROWS, WANTED, 9, epochs=5, width=8, filters=8)
    together = network.logits(padded(ROWS))
    alone = [network.logits(padded([row]))[0] for row in ROWS]
    assert together == pytest.approx(alone, abs=1e-5)


def test_its_onnx_form_gives_the_same_numbers() -> None:
    network = train_cnn(ROWS, WANTED, 9, epochs=5, width=8, filters=8)
    session = onnxruntime.InferenceSession(onnx_graph(network).SerializeToString())
    ids = padded(ROWS)
    feed = {"input_ids": ids, "attention_mask": (ids != 0).astype(np.int64)}
    (found,) = session.run(None, feed)
    assert found[:, 0] == pytest.approx(network.logits(ids), abs=1e-5)
