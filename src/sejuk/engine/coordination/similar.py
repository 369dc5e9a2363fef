"""Posts that say nearly the same shortly after one another: an exact join in a sliding window.

Two posts are similar where the Jaccard index of their words is at least *t*. With words ordered from rare to
common, two such posts of *n* and *m* words must share one of their first *n* − ⌈*tn*⌉ + 1 and
*m* − ⌈*tm*⌉ + 1 words (prefix filtering: Bayardo, Ma and Srikant 2007), so only posts that share a rare word
are compared. Nothing is estimated: every similar pair is found.
"""

from __future__ import annotations

import math
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence

_MENTION = re.compile(r"@\S*")
_WORD = re.compile(r"\w+|[^\w\s]+")

Words = frozenset[str]


def similar_pairs(
    texts: Sequence[str], times: Sequence[float], window: float, least: float = 0.9
) -> Iterator[tuple[int, int]]:
    """Give every pair of rows that are similar and at most ``window`` apart, the earlier first.

    ``times`` and ``window`` are in seconds; ``least`` is the Jaccard index of the sets of words, mentions
    left out. Posts without a word are similar to none. ``ValueError`` where ``least`` is not in (0, 1].
    """
    if not 0 < least <= 1:
        raise ValueError("the least similarity lies above 0 and at most at 1")
    words = [frozenset(_WORD.findall(_MENTION.sub(" ", text.lower()))) for text in texts]
    uses = Counter(word for own in words for word in own)
    recent: dict[str, deque[int]] = {}
    for row in sorted(range(len(texts)), key=lambda row: (times[row], row)):
        first = _first(words[row], uses, least)
        oldest = times[row] - window
        for other in sorted(_sharing(recent, first, times, oldest)):
            if is_similar(words[row], words[other], least):
                yield other, row
        for word in first:
            recent.setdefault(word, deque()).append(row)


def is_similar(one: Words, other: Words, least: float) -> bool:
    """Say whether the Jaccard index of two sets is at least ``least``."""
    small, large = sorted((len(one), len(other)))
    if small < least * large:
        return False
    shared = len(one & other)
    return shared >= least * (small + large - shared)


def _first(words: Words, uses: Counter[str], least: float) -> list[str]:
    """Give the rarest words, one of which a similar post must have among its own."""
    needed = math.ceil(least * len(words) - 1e-9)
    return sorted(words, key=lambda word: (uses[word], word))[: len(words) - needed + 1 if words else 0]


def _sharing(
    recent: dict[str, deque[int]], words: Sequence[str], times: Sequence[float], oldest: float
) -> set[int]:
    found: set[int] = set()
    for word in words:
        rows = recent.get(word)
        while rows and times[rows[0]] < oldest:
            rows.popleft()
        found.update(rows or ())
    return found


def same_pairs(
    keys: Sequence[str | None], times: Sequence[float], window: float
) -> Iterator[tuple[int, int]]:
    """Give every pair of rows with the same key at most ``window`` seconds apart, the earlier first."""
    recent: dict[str, deque[int]] = {}
    for row in sorted(range(len(keys)), key=lambda row: (times[row], row)):
        key = keys[row]
        if key is None:
            continue
        rows = recent.setdefault(key, deque())
        while rows and times[rows[0]] < times[row] - window:
            rows.popleft()
        yield from ((other, row) for other in rows)
        rows.append(row)
