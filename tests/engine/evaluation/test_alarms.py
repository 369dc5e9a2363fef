from __future__ import annotations

import math
import random

import pytest

from sejuk.engine.evaluation.adwin import Adwin
from sejuk.engine.evaluation.alarms import poisson_tail


def test_adwin_sees_a_rise_and_keeps_only_what_came_after() -> None:
    rng, adwin = random.Random(1), Adwin()
    assert not any(adwin.add(rng.random()) for _ in range(300))
    assert any(adwin.add(5 + rng.random()) for _ in range(60))
    assert len(adwin) < 200


def test_adwin_does_not_call_a_fall_a_rise() -> None:
    rng, adwin = random.Random(2), Adwin()
    risen = [adwin.add((6 if place < 200 else 0) + rng.random()) for place in range(400)]
    assert not any(risen)
    assert len(adwin) < 400


def test_adwin_rarely_cuts_a_window_without_a_change() -> None:
    rng = random.Random(3)
    cut = 0
    for _ in range(20):
        adwin = Adwin()
        cut += sum(adwin.add(rng.gauss(3, 1)) for _ in range(300)) > 0
    assert cut <= 2


@pytest.mark.parametrize(("observed", "mean"), [(0, 2.0), (1, 0.1), (5, 2.0), (12, 10.0)])
def test_the_poisson_tail_is_one_minus_what_lies_below(observed: int, mean: float) -> None:
    below = math.fsum(math.exp(-mean) * mean**k / math.factorial(k) for k in range(observed))
    assert poisson_tail(observed, mean) == pytest.approx(1 - below)
