"""Keeps what is taught apart from what is judged: no four words in a row of a suite are taught.

The suites are read to leave out and for nothing else.
"""

from __future__ import annotations

from functools import cache

from sejuk.engine.evaluation.suite import whole_suite
from sejuk.engine.evaluation.swaps import swaps
from sejuk.engine.training.corpus import shingles


@cache
def _judged() -> frozenset[str]:
    texts = [item.text for item in whole_suite()] + [swap.text for swap in swaps()]
    return frozenset(run for text in texts for run in shingles(text))


def is_apart(text: str) -> bool:
    """Say whether ``text`` shares no run of four words with a text of the suites."""
    return _judged().isdisjoint(shingles(text))
