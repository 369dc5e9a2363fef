"""Twins in an archive of fact-checks: the same hoax, taken up twice under two titles.

Which entries are twins is told from their texts alone and never from what a search found: titles with most
of their words in common, or posts with half of their runs of three words in common.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

#: Shares of words of two titles, and of runs of words of two posts, from which on they are twins.
OF_TITLES, OF_POSTS = 0.6, 0.5
_RUN = 3
#: Words and runs that more entries have than this lead to nobody.
_COMMON = 400
_WORD = re.compile(r"\w+")


def runs(text: str, length: int) -> frozenset[str]:
    """Give the runs of ``length`` words of ``text``; all of it where it is shorter."""
    words = _WORD.findall(text.lower())
    ends = range(max(1, len(words) - length + 1))
    return frozenset(" ".join(words[start : start + length]) for start in ends)


def twins(titles: Sequence[str], posts: Sequence[str]) -> list[set[int]]:
    """Give for each entry the places of its twins, itself not among them."""
    found: list[set[int]] = [set() for _ in titles]
    for texts, length, share in ((titles, 1, OF_TITLES), (posts, _RUN, OF_POSTS)):
        for one, other in _alike([runs(text, length) for text in texts], share):
            found[one].add(other)
            found[other].add(one)
    return found


def _alike(told: Sequence[frozenset[str]], share: float) -> Iterator[tuple[int, int]]:
    """Yield pairs with at least ``share`` of what either has in common; what has no words has no pair."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(told):
        rare = [run for run in own if run and len(holders[run]) <= _COMMON]
        near = {other for run in rare for other in holders[run]}
        yield from ((place, other) for other in near if _share(own, told[other]) >= share)
        for run in own:
            holders[run].append(place)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
