"""Draws that depend on their key alone."""

from __future__ import annotations

from collections import Counter
from statistics import fmean, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.world.rng import Draw


def test_the_same_key_gives_the_same_numbers() -> None:
    first, second = Draw(1, "posts", 3), Draw(1, "posts", 3)
    assert [first.unit() for _ in range(9)] == [second.unit() for _ in range(9)]


def test_another_key_gives_others() -> None:
    assert Draw(1, "posts", 3).unit() != Draw(1, "posts", 4).unit()


@pytest.mark.parametrize("mean", [0.4, 7.0, 300.0])
def test_counts_have_the_mean_and_variance_of_poisson(mean: float) -> None:
    draw = Draw("counts", mean)
    counts = [draw.count(mean) for _ in range(4000)]
    assert fmean(counts) == pytest.approx(mean, rel=0.1)
    assert pvariance(counts) == pytest.approx(mean, rel=0.15)


def test_nothing_is_expected_nothing_comes() -> None:
    assert Draw(1).count(0) == 0


def test_weights_are_followed() -> None:
    draw = Draw("weights")
    seen = Counter(draw.weighted("abc", [1, 1, 4]) for _ in range(4000))
    assert set(seen) == {"a", "c"}
    assert seen["c"] == pytest.approx(3000, rel=0.1)


@given(st.lists(st.integers(), unique=True), st.integers(0, 50), st.integers())
def test_a_sample_has_different_items_of_the_pool(pool: list[int], n: int, seed: int) -> None:
    sample = Draw(seed).sample(pool, n)
    assert len(sample) == len(set(sample)) == min(n, len(pool))
    assert set(sample) <= set(pool)


@given(st.integers(), st.integers(1, 1000))
def test_below_stays_below(seed: int, n: int) -> None:
    assert 0 <= Draw(seed).below(n) < n
