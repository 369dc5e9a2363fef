"""Separators: each label for itself, what is unknown counts nothing, and the same comes out twice."""

from __future__ import annotations

import numpy as np
import pytest

from sejuk.engine.training.features import Features, extract
from sejuk.engine.training.separating import count_ratios, separated

BITS = 12
THINGS = ("padi", "jagung", "kolam", "sungai", "jalan", "pasar", "sawah", "kebun")
TEXTS = [f"{thing} {word} sekali" for thing in THINGS for word in ("bersih", "kotor")]
WANTED = np.array([[float("kotor" in text), float("padi" in text)] for text in TEXTS])


@pytest.fixture(scope="module")
def features() -> Features:
    return extract([text.encode() for text in TEXTS], BITS, fewest=1, words=1, word_factor=2.0)


def scores(
    features: Features, wanted: np.ndarray, cost: float = 1.0, importance: np.ndarray | float = 1.0
) -> np.ndarray:
    fitted = separated(features, wanted, cost, importance=importance)
    return np.asarray(features.times(fitted.weights) + fitted.bias)


def test_each_label_is_separated(features: Features) -> None:
    assert ((scores(features, WANTED, 100.0) > 0) == (WANTED == 1)).all()


def test_the_nearest_texts_lie_at_a_margin_of_about_one(features: Features) -> None:
    signs = 2 * WANTED - 1
    assert (signs * scores(features, WANTED, 100.0)).min(axis=0) == pytest.approx([1, 1], abs=0.15)


def test_a_label_is_fitted_the_same_beside_another(features: Features) -> None:
    alone = separated(features, WANTED[:, :1], 1.0)
    beside = separated(features, WANTED, 1.0)
    assert beside.weights[:, 0] == pytest.approx(alone.weights[:, 0], abs=0.02)


def test_what_is_unknown_counts_nothing(features: Features) -> None:
    wanted = WANTED.copy()
    wanted[::4] = np.nan
    chosen = np.flatnonzero(~np.isnan(wanted[:, 0]))
    whole, part = separated(features, wanted, 1.0), separated(features.select(chosen), wanted[chosen], 1.0)
    assert whole.weights == pytest.approx(part.weights, abs=0.05)


def test_a_text_that_counts_more_is_nearer_to_its_side(features: Features) -> None:
    wrong = WANTED[:, :1].copy()
    wrong[0] = 1.0  # a clean text called dirty
    importance = np.full(wrong.shape, 0.01)
    light = scores(features, wrong, importance=importance)[0]
    importance[0] = 10.0
    assert scores(features, wrong, importance=importance)[0] > light


def test_twice_gives_the_same_to_the_bit(features: Features) -> None:
    once, again = (separated(features, WANTED, 1.0) for _ in range(2))
    assert once.weights.tobytes() == again.weights.tobytes()


def test_what_divides_the_classes_has_the_largest_ratio(features: Features) -> None:
    right = WANTED[:, :1]
    ratios = count_ratios(features, right, 1 - right)[:, 0]
    owners = np.repeat(np.arange(len(TEXTS)), features.lengths)
    dirty = {column for column, text in zip(features.ids, owners, strict=True) if "kotor" in TEXTS[text]}
    clean = {column for column, text in zip(features.ids, owners, strict=True) if "bersih" in TEXTS[text]}
    assert ratios[sorted(dirty ^ clean)].min() > ratios[sorted(dirty & clean)].max() - 1.0
    assert ratios[sorted(dirty - clean)].max() == pytest.approx(ratios.max(), abs=1.0)
