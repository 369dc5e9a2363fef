"""The text that stands for many."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from sejuk.engine.narratives.words import read_wordings


def medoid(texts: Sequence[str]) -> str:
    """Give the text whose words are nearest to those of all, the first of equals.

    Words are compared by the cosine with the sum of all texts' words, function words left out.
    ``ValueError`` where there are no texts.
    """
    topics = [frozenset(wording.topic) for wording in read_wordings(texts)]
    centre = Counter(word for topic in topics for word in topic)
    scores = [sum(centre[word] for word in topic) / math.sqrt(len(topic) or 1) for topic in topics]
    return texts[max(range(len(texts)), key=lambda i: (scores[i], -i))]
