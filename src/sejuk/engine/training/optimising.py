"""Minimises smooth functions side by side: limited-memory BFGS (Nocedal 1980), backtracking line search."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from sejuk.engine.training.features import Doubles

#: Values (functions,) and gradients (places, functions) of independent functions at one place for each.
Objective = Callable[[Doubles], tuple[Doubles, Doubles]]
_MEMORY = 5
_ENOUGH = 1e-4
_HALVINGS = 20


def _dots(left: Doubles, right: Doubles) -> Doubles:
    return np.asarray(np.einsum("ij,ij->j", left, right))


def _direction(gradient: Doubles, history: deque[tuple[Doubles, Doubles, Doubles]]) -> Doubles:
    """The two-loop recursion: the gradient times the inverse Hessian that ``history`` implies."""
    step = gradient.copy()
    factors = []
    for moved, turned, weight in reversed(history):
        factor = _dots(moved, step) * weight
        step -= factor * turned
        factors.append(factor)
    if history:
        _, turned, weight = history[-1]
        squares = _dots(turned, turned) * weight
        step *= np.where(squares > 0, 1 / np.where(squares > 0, squares, 1), 1.0)
    for (moved, turned, weight), factor in zip(history, reversed(factors), strict=True):
        step += (factor - _dots(turned, step) * weight) * moved
    return -step


def _search(
    objective: Objective, place: Doubles, value: Doubles, gradient: Doubles, way: Doubles, lengths: Doubles
) -> tuple[Doubles, Doubles, Doubles]:
    """Halve each function's step until it goes down enough; one that never does stays where it is."""
    slopes = _dots(gradient, way)
    for _ in range(_HALVINGS):
        there = place + lengths * way
        new_value, new_gradient = objective(there)
        failed = new_value > value + _ENOUGH * lengths * slopes
        if not failed.any():
            return there, new_value, new_gradient
        lengths = np.where(failed, lengths / 2, lengths)
    lengths = np.where(failed, 0.0, lengths)
    there = place + lengths * way
    return there, *objective(there)


def _remembered(moved: Doubles, turned: Doubles) -> tuple[Doubles, Doubles, Doubles]:
    """Give a step with the inverse of its curvature, 0 where it tells nothing."""
    curvature = _dots(moved, turned)
    known = curvature > 0
    return moved, turned, np.where(known, 1 / np.where(known, curvature, 1), 0.0)


def minimise(objective: Objective, start: Doubles, rounds: int, tolerance: float = 1e-4) -> Doubles:
    """Give places where functions are least, at most ``rounds`` steps from ``start`` (places, functions).

    The functions share what it costs to evaluate them, and nothing else. One that has settled stays.
    """
    place = start
    value, gradient = objective(place)
    history: deque[tuple[Doubles, Doubles, Doubles]] = deque(maxlen=_MEMORY)
    moving: npt.NDArray[np.bool_] = np.ones(start.shape[1], dtype=bool)
    for _ in range(rounds):
        norms = np.sqrt(_dots(gradient, gradient))
        first = np.ones_like(norms) if history else 1 / np.maximum(norms, 1.0)
        way = _direction(gradient, history) * moving
        there, new_value, new_gradient = _search(objective, place, value, gradient, way, first)
        history.append(_remembered(there - place, new_gradient - gradient))
        moving &= value - new_value >= tolerance * np.abs(value)
        place, value, gradient = there, new_value, new_gradient
        if not moving.any():
            break
    return place
