"""Networks over pieces of words: right gradients, learning, the same every time, near for near spellings."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sejuk.engine.training.subwordfitting import Networks, Settings, train_net, train_networks
from sejuk.engine.training.subwordnet import SubwordNet, summed_by
from sejuk.engine.training.subwords import (
    LONGEST,
    MOST_PIECES,
    Batch,
    Lexicon,
    batch_of,
    pieces_of,
    side_by_side,
)

THINGS = ("padi", "jagung", "kolam", "sungai", "jalan", "pasar", "sawah", "kebun")
TEXTS = [f"{thing} {word} sekali".encode() for thing in THINGS for word in ("bersih", "kotor")]
WANTED = np.array([[float(b"kotor" in text), float(b"padi" in text)] for text in TEXTS])
SMALL = Settings(bits=10, width=8, filters=8, epochs=60, batch=4, rate=1e-2, words_hidden=0.0)
QUICK = Settings(bits=8, width=4, filters=4, epochs=2, batch=4)


def batch(*texts: bytes, bits: int = 6) -> Batch:
    lexicon = Lexicon(bits)
    return batch_of(side_by_side(lexicon.rows(texts)), lexicon.pieces)


def begun() -> SubwordNet:
    net = SubwordNet.begin(6, 5, 4, 2, np.random.default_rng(3))
    net.parts = {name: value.astype(np.float64) for name, value in net.parts.items()}
    net.parts["embeddings"] *= 10
    return net


@pytest.fixture(scope="module")
def trained() -> Networks:
    return train_networks(TEXTS, WANTED, 2, SMALL)


def test_a_word_has_itself_and_its_pieces_with_its_ends() -> None:
    assert len(pieces_of(b"ab", 16)) == 1 + 2 + 1
    assert set(pieces_of(b"padi", 16)) & set(pieces_of(b"padinya", 16))
    assert pieces_of(b"", 16).tolist() == pieces_of(b"", 16)[:1].tolist()


def test_the_longest_words_and_texts_are_cut() -> None:
    lexicon = Lexicon(16)
    assert len(pieces_of(b"a" * 500, 16)) == MOST_PIECES
    assert len(lexicon.rows([b"padi " * 500])[0]) == LONGEST


def test_a_lexicon_numbers_a_word_once_and_gives_an_empty_text_one_word() -> None:
    lexicon = Lexicon(8)
    first, second, empty = lexicon.rows([b"padi jagung padi", b"jagung", b""])
    assert first.tolist() == [0, 1, 0]
    assert second.tolist() == [1]
    assert empty.tolist() == [2]


def test_sums_by_key() -> None:
    keys, sums = summed_by(np.array([7, 2, 7]), np.array([[1.0], [2.0], [3.0]], dtype=np.float32))
    assert keys.tolist() == [2, 7]
    assert sums[:, 0].tolist() == [2.0, 4.0]


def test_texts_do_not_change_one_another() -> None:
    net = begun()
    together = net.logits(batch(b"padi", b"kolam kotor sekali", b""))
    alone = [net.logits(batch(text))[0] for text in (b"padi", b"kolam kotor sekali", b"")]
    assert together == pytest.approx(np.array(alone))


def loss(net: SubwordNet, given: Batch, wanted: Any, kept: Any) -> float:
    logits = (net.read(given).hidden * kept) @ net.parts["outputs"] + net.parts["bias"]
    return float(np.logaddexp(0, np.where(wanted == 1, -logits, logits)).sum() / len(wanted))


@pytest.mark.parametrize("name", ["embeddings", "filters", "shift", "outputs", "bias"])
def test_the_gradient_is_the_slope_of_the_loss(name: str) -> None:
    net, given = begun(), batch(b"padi kotor sekali", b"kolam", b"padi padi bersih")
    wanted: Any = np.array([[1, 0], [0, 1], [0, 0]], dtype=np.float64)
    kept: Any = np.where(np.random.default_rng(0).random((3, 9)) < 0.7, 1.5, 0.0)
    slopes = net.slopes(given, wanted, kept)
    full = slopes.dense.get(name, np.zeros_like(net.parts["embeddings"])).copy()
    if name == "embeddings":
        full[slopes.rows] = slopes.embeddings
    part = net.parts[name]
    for place in list(np.ndindex(part.shape))[::3]:
        was = part[place]
        part[place] = was + 1e-6
        above = loss(net, given, wanted, kept)
        part[place] = was - 1e-6
        below = loss(net, given, wanted, kept)
        part[place] = was
        assert full[place] == pytest.approx((above - below) / 2e-6, abs=1e-5)


def test_they_learn_each_label_for_itself(trained: Networks) -> None:
    assert ((trained.scores(TEXTS) > 0) == (WANTED == 1)).all()


def test_a_spelling_never_met_is_near_the_one_that_was(trained: Networks) -> None:
    misspelt, clean = trained.scores([b"danau kotorr sekali", b"danau bersihh sekali"])[:, 0]
    assert misspelt > clean


def test_an_empty_text_has_a_score(trained: Networks) -> None:
    assert np.isfinite(trained.scores([b""])).all()


def test_several_speak_as_their_mean(trained: Networks) -> None:
    each = [Networks((net,)).scores(TEXTS) for net in trained.nets]
    assert trained.scores(TEXTS) == pytest.approx(np.mean(each, axis=0), abs=1e-6)
    assert not np.allclose(each[0], each[1])


def test_scores_come_in_the_order_of_the_texts(trained: Networks) -> None:
    turned = trained.scores([*TEXTS[::-1], b"padi"])[:-1][::-1]
    assert turned == pytest.approx(trained.scores(TEXTS), abs=1e-5)


def test_training_is_the_same_every_time_and_differs_by_seed() -> None:
    lexicon = Lexicon(QUICK.bits)
    rows = lexicon.rows(TEXTS)
    one, two, other = (train_net(rows, lexicon.pieces, WANTED, QUICK, seed) for seed in (0, 0, 1))
    assert all((one.parts[name] == two.parts[name]).all() for name in one.parts)
    assert (one.parts["filters"] != other.parts["filters"]).any()


def test_an_embedding_that_no_text_has_stays_as_it_began() -> None:
    lexicon = Lexicon(QUICK.bits)
    rows = lexicon.rows(TEXTS)
    begun = SubwordNet.begin(QUICK.bits, QUICK.width, QUICK.filters, 2, np.random.default_rng(0))
    net = train_net(rows, lexicon.pieces, WANTED, QUICK, 0)
    absent = np.setdiff1d(np.arange(1 << QUICK.bits), np.concatenate(lexicon.pieces))
    assert (net.parts["embeddings"][absent] == begun.parts["embeddings"][absent]).all()
    assert (net.parts["embeddings"] != begun.parts["embeddings"]).any()
