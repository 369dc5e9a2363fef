"""Minimises a smooth function: limited-memory BFGS (Nocedal 1980) with a backtracking line search."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np

from sejuk.engine.training.features import Doubles

Objective = Callable[[Doubles], tuple[float, Doubles]]
_MEMORY = 8
_ENOUGH = 1e-4


def _direction(gradient: Doubles, history: deque[tuple[Doubles, Doubles, float]]) -> Doubles:
    """The two-loop recursion: the gradient times the inverse Hessian that ``history`` implies."""
    step = gradient.copy()
    factors = []
    for moved, turned, curvature in reversed(history):
        factor = float(moved @ step) / curvature
        step -= factor * turned
        factors.append(factor)
    if history:
        _, turned, curvature = history[-1]
        step *= curvature / float(turned @ turned)
    for (moved, turned, curvature), factor in zip(history, reversed(factors), strict=True):
        step += (factor - float(turned @ step) / curvature) * moved
    return -step


def _search(
    objective: Objective, place: Doubles, value: float, gradient: Doubles, way: Doubles, first: float
) -> tuple[Doubles, float, Doubles] | None:
    slope, length = float(gradient @ way), first
    for _ in range(20):
        there = place + length * way
        new_value, new_gradient = objective(there)
        if new_value <= value + _ENOUGH * length * slope:
            return there, new_value, new_gradient
        length /= 2
    return None


def minimise(objective: Objective, start: Doubles, rounds: int, tolerance: float = 1e-4) -> Doubles:
    """Give a place where ``objective`` (value and gradient) is least, at most ``rounds`` steps away."""
    place = start
    value, gradient = objective(place)
    history: deque[tuple[Doubles, Doubles, float]] = deque(maxlen=_MEMORY)
    for _ in range(rounds):
        first = 1.0 if history else 1.0 / max(float(np.linalg.norm(gradient)), 1.0)
        found = _search(objective, place, value, gradient, _direction(gradient, history), first)
        if found is None:
            return place
        there, new_value, new_gradient = found
        curvature = float((there - place) @ (new_gradient - gradient))
        if curvature > 0:
            history.append((there - place, new_gradient - gradient, curvature))
        settled = value - new_value < tolerance * abs(value)
        place, value, gradient = there, new_value, new_gradient
        if settled:
            break
    return place
