"""Texts are judged by labelled ones near them."""

from __future__ import annotations

import numpy as np
import pytest

from sejuk.engine.training.near import Near, Points, fit_near


@pytest.fixture
def points() -> Points:
    """Two heaps, and a third that has both labels' neighbours."""
    random = np.random.default_rng(3)
    heaps = [random.standard_normal((20, 4)) + middle for middle in (-4, 0, 4)]
    return np.concatenate(heaps).astype(np.float32)


@pytest.fixture
def fitted(points: Points) -> Near:
    wanted = np.zeros((60, 2))
    wanted[:20, 0] = wanted[40:, 0] = wanted[40:, 1] = 1
    return fit_near(points, wanted)


def test_what_lies_in_a_heap_is_judged_as_the_heap_is(fitted: Near) -> None:
    low, middle, high = (np.full((1, 4), at, np.float32) for at in (-4, 0, 4))
    assert (fitted.scores(low)[0] > 0).tolist() == [True, False]
    assert (fitted.scores(middle)[0] > 0).tolist() == [False, False]
    assert (fitted.scores(high)[0] > 0).tolist() == [True, True]


def test_what_is_near_nothing_has_the_share_of_the_training(fitted: Near) -> None:
    far = np.full((1, 4), 1000, np.float32)
    assert fitted.scores(far)[0] == pytest.approx([2 * 40 / 60 - 1, 2 * 20 / 60 - 1], abs=1e-6)


def test_the_units_of_a_state_do_not_matter(points: Points, fitted: Near) -> None:
    wanted = (fitted.scores(points) > 0).astype(np.float64)
    scaled = points * np.array([1, 10, 100, 1000], np.float32)
    assert fit_near(scaled, wanted).scores(scaled) == pytest.approx(
        fit_near(points, wanted).scores(points), abs=1e-3
    )


def test_a_state_that_never_differs_counts_nothing(points: Points) -> None:
    wanted = (points[:, :1] > 0).astype(np.float64)
    constant = np.concatenate([points, np.ones((60, 1), np.float32)], axis=1)
    assert np.isfinite(fit_near(constant, wanted).scores(constant)).all()


def test_scores_do_not_depend_on_the_other_points(points: Points, fitted: Near) -> None:
    alone = np.vstack([fitted.scores(points[place : place + 1]) for place in range(60)])
    assert fitted.scores(points) == pytest.approx(alone, abs=1e-4)
