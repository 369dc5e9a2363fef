from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.bursts.distributions import incomplete_beta, negative_binomial_tail

MEANS = st.floats(0.01, 200)
SIZES = st.floats(0.05, 50)


def summed_tail(observed: int, mean: float, size: float) -> float:
    chance = mean / (mean + size)

    def log_part(count: int) -> float:
        ways = math.lgamma(count + size) - math.lgamma(size) - math.lgamma(count + 1)
        return ways + size * math.log1p(-chance) + count * math.log(chance)

    return 1 - math.fsum(math.exp(log_part(count)) for count in range(observed))


@given(st.integers(0, 300), MEANS, SIZES)
def test_the_tail_is_the_sum_of_its_parts(observed: int, mean: float, size: float) -> None:
    assert negative_binomial_tail(observed, mean, size) == pytest.approx(
        summed_tail(observed, mean, size), abs=1e-9
    )


@given(st.floats(0, 300), st.floats(0, 50), MEANS, SIZES)
def test_more_is_never_likelier(observed: float, more: float, mean: float, size: float) -> None:
    fewer = negative_binomial_tail(observed, mean, size)
    assert 0 <= negative_binomial_tail(observed + more, mean, size) <= fewer + 1e-12


def test_the_edges() -> None:
    assert negative_binomial_tail(0, 5, 2) == 1
    assert negative_binomial_tail(3, 0, 2) == 0
    assert incomplete_beta(2, 3, 0) == 0
    assert incomplete_beta(2, 3, 1) == 1


@given(st.floats(0.1, 50), st.floats(0.1, 50), st.floats(0.001, 0.999))
def test_the_beta_function_mirrors(a: float, b: float, x: float) -> None:
    assert incomplete_beta(a, b, x) == pytest.approx(1 - incomplete_beta(b, a, 1 - x), abs=1e-9)


def test_very_surprising_windows_still_have_an_order() -> None:
    tails = [negative_binomial_tail(observed, 1.0, 5.0) for observed in (50, 100, 200)]
    assert tails[0] > tails[1] > tails[2] > 0
