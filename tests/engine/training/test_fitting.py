"""Training finds what there is to find, the same way every time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.text.linear import Linear
from sejuk.engine.training.calibrating import calibration_error, platt, sigmoid, threshold_for
from sejuk.engine.training.features import extract
from sejuk.engine.training.fitting import fit_classes, fit_label, quantised
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


def test_minimise_finds_the_bottom_of_a_bowl() -> None:
    wide = np.array([1.0, 10.0, 100.0])
    goal = np.array([3.0, -2.0, 0.5])

    def bowl(place: np.ndarray) -> tuple[float, np.ndarray]:
        return float((wide * (place - goal) ** 2).sum() / 2), wide * (place - goal)

    assert minimise(bowl, np.zeros(3), 100, tolerance=1e-14) == pytest.approx(goal, abs=1e-4)


def test_features_times_weights_are_the_kernel_scores() -> None:
    features = extract(TEXTS, BITS, fewest=1)
    table = np.random.default_rng(1).integers(-31, 32, (1 << BITS, 2)).astype(np.int8)
    ones, zeros = np.ones(2, np.float32), np.zeros(2, np.float32)
    kernel = Linear(("a", "b"), table, ones, zeros, {}).scores(TEXTS)
    sparse = np.stack(
        [features.times(table[features.columns, label].astype(float)) for label in range(2)], axis=1
    )
    assert sparse == pytest.approx(kernel, rel=1e-5)


def test_selected_features_are_those_of_the_texts() -> None:
    features = extract(TEXTS, BITS, fewest=1)
    weights = np.random.default_rng(2).normal(size=len(features.columns))
    chosen = np.array([4, 0, 2])
    assert features.select(chosen).times(weights) == pytest.approx(features.times(weights)[chosen])


def test_a_label_is_learnt_and_unknown_texts_are_left_out() -> None:
    features = extract(TEXTS, BITS, fewest=1)
    unknown = np.append(WANTED[:-1], np.nan)
    weights, bias = fit_label(features, unknown, np.ones(len(TEXTS)), 0.01)
    assert ((features.times(weights) + bias > 0) == (WANTED == 1)).all()


def test_classes_are_learnt_together() -> None:
    features = extract(TEXTS, BITS, fewest=1)
    fitted = fit_classes(features, WANTED.astype(np.int64), np.ones(len(TEXTS)), 0.01)
    scores = np.stack([features.times(column) for column in fitted.weights.T], axis=1) + fitted.bias
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
