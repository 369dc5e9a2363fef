"""Speed of near-duplicate search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pyarrow as pa

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.speed.peers import rensa_neighbours, rensa_signatures
from sejuk.engine.evaluation.speed.timing import Step, rate, speed_figure
from sejuk.engine.evaluation.synthetic import PROTOCOL, synthetic_posts
from sejuk.engine.similarity import Neighbours, sign, signatures
from sejuk.engine.similarity.minhash import BANDS, PLACES

_LEAST = 0.6


def figures(count: int) -> Iterator[Figure]:
    """Give posts a second of signatures alone and of the search, ours and a peer's, on the same shingles."""
    posts = synthetic_posts(count)
    yield _figure("signatures", rate(_texts(signatures), posts), count)
    yield _figure("near_duplicates", rate(_texts(_Search()), posts, rounds=1), count)
    yield _figure("peer_rensa_signatures", rate(_texts(rensa_signatures(PLACES)), posts), count)
    peer = rensa_neighbours(PLACES, BANDS, _LEAST)
    yield _figure("peer_rensa_near_duplicates", rate(_texts(peer), posts, rounds=1), count)


class _Search:
    """Searches for each text, then enters it."""

    def __init__(self) -> None:
        self._known, self._count = Neighbours(), 0

    def __call__(self, texts: Sequence[str]) -> None:
        for signed in sign(texts):
            self._known.nearest(signed)
            self._known.put(self._count, signed)
            self._count += 1


def _texts(step: Callable[[list[str]], object]) -> Step:
    def take(batch: pa.RecordBatch) -> object:
        return step(batch.column("text").to_pylist())

    return take


def _figure(step: str, value: float, count: int) -> Figure:
    return speed_figure(f"{step}_posts_per_second", value, PROTOCOL, posts=count, places=PLACES)
