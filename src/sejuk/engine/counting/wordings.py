"""In how many wordings something is told."""

from __future__ import annotations

from collections.abc import Iterable


def effective_number(masses: Iterable[float]) -> float:
    """Give how many equally large parts ``masses`` amount to: (Σ m)² / Σ m², 0 where there is nothing.

    The inverse of Simpson's index (Hill's number of order 2): ten copies of one text and one post of
    another are 1.2 wordings, not two.
    """
    kept = [mass for mass in masses if mass > 0]
    return sum(kept) ** 2 / sum(mass * mass for mass in kept) if kept else 0.0
