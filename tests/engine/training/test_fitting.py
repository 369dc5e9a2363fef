"""Training finds what there is to find, the same way every time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.text.linear import Linear
from sejuk.engine.training.calibrating import calibration_error, platt, sigmoid, threshold_for
from sejuk.engine.training.features import extract
from sejuk.engine.training.fitting import fit_classes, fit_labels, quantised, weighed
from sejuk.engine.training.optimising import minimise

TEXTS = [
    b"padi menguning di sawah",
    b"jalan desa rusak lagi",
    b"sawah dan padi",
    b"jalan rusak",
    b"padi",
    b"rusak",
]
WANTED = np.array([1.0, 0, 1, 0, 1, 0])
BITS = 12


def test_minimise_finds_the_bottoms_of_bowls_side_by_side() -> None:
    wide = np.array([[1.0, 1000.0], [10.0, 1.0], [100.0, 3.0]])
    goal = np.array([[3.0, 1.0], [-2.0, 0.0], [0.5, -7.0]])

    def bowls(place: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return (wide * (place - goal) ** 2).sum(axis=0) / 2, wide * (place - goal)

    assert minimise(bowls, np.zeros((3, 2)), 200, tolerance=1e-14) == pytest.approx(goal, abs=1e-4)


def test_what_one_function_costs_changes_nothing_for_another() -> None:
    def bowls(place: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        wide = np.array([[1.0, 1e6], [3.0, 1e-3]])[:, : place.shape[1]]
        return (wide * (place - 1) ** 2).sum(axis=0) / 2, wide * (place - 1)

    alone, beside = (minimise(bowls, np.zeros((2, count)), 40, tolerance=1e-12) for count in (1, 2))
    assert beside[:, 0] == pytest.approx(alone[:, 0])


@pytest.mark.parametrize("words", [0, 2])
@pytest.mark.parametrize("word_factor", [None, 2.0])
def test_features_times_weights_are_the_kernel_scores(words: int, word_factor: float | None) -> None:
    features = extract(TEXTS, BITS, fewest=1, words=words, word_factor=word_factor)
    table = np.random.default_rng(1).integers(-31, 32, (1 << BITS, 2)).astype(np.int8)
    if word_factor is not None:
        table = np.concatenate([table, np.zeros((1 << BITS, 1), np.int8)], axis=1)
        table[features.columns, 2] = features.shares
    ones, zeros = np.ones(2, np.float32), np.zeros(2, np.float32)
    about = {"words": words, "shares": word_factor is not None}
    kernel = Linear(("a", "b"), table, ones, zeros, about).scores(TEXTS)
    sparse = features.times(table[features.columns, :2].astype(float))
    assert sparse == pytest.approx(kernel, rel=1e-5, abs=1e-5)


def test_rare_columns_and_words_have_the_larger_gains() -> None:
    texts = [b"padi sawah", b"padi jalan", b"padi desa", b"padi jalan"]
    features = extract(texts, BITS, fewest=1, words=1, word_factor=3.0)
    plain = extract(texts, BITS, fewest=1, words=0, word_factor=3.0)
    assert features.gains.max() > plain.gains.max() * 0.99
    assert set(features.shares) <= set(range(1, 32))
    assert features.shares.max() == 31
    common = features.ids[features.starts[0] :][:1]
    assert features.gains[common] <= features.gains.max()


def test_back_is_the_transpose_of_times() -> None:
    features = extract(TEXTS, BITS, fewest=2, words=2, word_factor=2.0)
    chance = np.random.default_rng(4)
    weights, pulls = chance.normal(size=(len(features.columns), 3)), chance.normal(size=(len(TEXTS), 3))
    there, back = features.times(weights), features.back(pulls)
    assert (there * pulls).sum() == pytest.approx((weights * back).sum(), rel=1e-4)


def test_selected_features_are_those_of_the_texts() -> None:
    features = extract(TEXTS, BITS, fewest=1)
    weights = np.random.default_rng(2).normal(size=(len(features.columns), 2))
    chosen = np.array([4, 0, 2])
    assert features.select(chosen).times(weights) == pytest.approx(features.times(weights)[chosen])


def test_labels_are_learnt_and_unknown_texts_are_left_out() -> None:
    features = extract(TEXTS, BITS, fewest=1)
    wanted = np.stack([np.append(WANTED[:-1], np.nan), 1 - WANTED], axis=1)
    fitted = fit_labels(features, wanted, np.ones(wanted.shape), 0.01)
    decided = features.times(fitted.weights) + fitted.bias > 0
    assert (decided == np.stack([WANTED == 1, WANTED == 0], axis=1)).all()


def test_a_label_is_fitted_the_same_beside_another() -> None:
    features = extract(TEXTS, BITS, fewest=1)
    alone = fit_labels(features, WANTED[:, None], np.ones((6, 1)), 0.1)
    beside = fit_labels(features, np.stack([WANTED, 1 - WANTED], axis=1), np.ones((6, 2)), 0.1)
    assert beside.weights[:, 0] == pytest.approx(alone.weights[:, 0], abs=1e-3)


def test_training_twice_gives_the_same_to_the_bit() -> None:
    features = extract(TEXTS, BITS, fewest=1, words=2, word_factor=2.0)
    once, again = (fit_labels(features, WANTED[:, None], np.ones((6, 1)), 0.1) for _ in range(2))
    assert (
        weighed(once.weights, features, 1 << BITS)[0].tobytes()
        == weighed(again.weights, features, 1 << BITS)[0].tobytes()
    )


def test_classes_are_learnt_together() -> None:
    features = extract(TEXTS, BITS, fewest=1)
    fitted = fit_classes(features, WANTED.astype(np.int64), np.ones(len(TEXTS)), 0.01)
    scores = features.times(fitted.weights) + fitted.bias
    assert (scores.argmax(axis=1) == WANTED).all()


def test_quantising_keeps_weights_within_a_step() -> None:
    weights = np.random.default_rng(5).normal(size=(50, 2))
    table, scale = quantised(weights, np.arange(50), 64)
    clipped = np.clip(weights, -31 * scale, 31 * scale)
    assert np.abs(table[:50] * scale - clipped).max() <= scale.max() / 2 + 1e-6
    assert (table[50:] == 0).all()


def test_platt_scaling_recovers_the_slope() -> None:
    chance = np.random.default_rng(11)
    scores = chance.normal(size=20_000)
    wanted = (chance.random(20_000) < sigmoid(2 * scores - 1)).astype(float)
    slope, intercept = platt(scores, wanted)
    assert slope == pytest.approx(2, abs=0.15)
    assert intercept == pytest.approx(-1, abs=0.15)
    assert calibration_error(sigmoid(slope * scores + intercept), wanted) < 0.02


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_a_threshold_keeps_its_precision(pairs: list[tuple[float, bool]]) -> None:
    chances = np.array([chance for chance, _ in pairs])
    wanted = np.array([float(is_right) for _, is_right in pairs])
    limit = threshold_for(chances, wanted, 0.8)
    given = wanted[chances >= limit]
    assert limit == 0.99 or given.mean() >= 0.8


def test_calibration_error_is_zero_where_chances_come_true() -> None:
    assert calibration_error(np.array([0.0, 1.0, 1.0]), np.array([0.0, 1, 1])) == 0
    assert calibration_error(np.array([]), np.array([])) == 0
    assert calibration_error(np.array([0.9, 0.9]), np.array([0.0, 0.0])) == pytest.approx(0.9)
