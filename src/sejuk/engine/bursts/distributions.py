"""The tail of the negative binomial distribution, without SciPy."""

from __future__ import annotations

import math

_STEPS = 500
_TINY = 1e-300


def negative_binomial_tail(observed: float, mean: float, size: float) -> float:
    """Give P(X ≥ ``observed``) of a negative binomial of this mean and size (dispersion 1 / size).

    Exact for whole ``observed``, its continuous form in between: the regularised incomplete beta
    function I(observed, size) at mean / (mean + size). Its variance is mean + mean² / size.
    """
    if observed <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    return incomplete_beta(observed, size, mean / (mean + size))


def incomplete_beta(a: float, b: float, x: float) -> float:
    """Give the regularised incomplete beta function I_x(a, b), by Lentz's continued fraction."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1.0 - incomplete_beta(b, a, 1 - x)
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return min(1.0, math.exp(log_front) * _fraction(a, b, x) / a)


def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    result = d
    for step in range(1, _STEPS):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        for factor in (even, odd):
            d, c = 1 / _away(1 + factor * d), _away(1 + factor / c)
            result *= d * c
        if abs(d * c - 1) < 1e-14:
            break
    return result


def _away(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
