"""``sejuk bench`` and ``sejuk eval coordination``: pairs, beside ``coordination_network_toolkit``.

The toolkit is measured where it is installed (dependency group ``bench``).
"""

from __future__ import annotations

import csv
import gzip
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa

from sejuk.engine.coordination import same_pairs, similar_pairs
from sejuk.engine.evaluation import peers
from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.speed.peers import PeerMissingError
from sejuk.engine.evaluation.synthetic import PROTOCOL, synthetic_posts
from sejuk.engine.tables import TableError

_WINDOW = 3600
_LEAST = 0.9

#: Two accounts that posted the same, in alphabetical order.
Edges = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Shares:
    """Who posted what and when; ``contents`` are texts or ids."""

    accounts: list[str]
    contents: list[str]
    times: list[float]


def figures(count: int) -> Iterator[Figure]:
    """Give speed and agreement on ``count`` synthetic posts; ``PeerMissingError`` where it stands alone."""
    posts = _synthetic(count)
    protocol = f"similar texts (Jaccard {_LEAST}), window of one hour, one process; {PROTOCOL}"
    pairs = partial(similar_pairs, posts.contents, posts.times, _WINDOW, _LEAST)
    yield from _compared(posts, pairs, peers.co_similar, "co_similar", "synthetic", protocol)
    if not peers.installed():
        raise PeerMissingError("coordination_network_toolkit")


def coordination_figures(data: Path) -> Iterator[Figure]:
    """Give speed and agreement on coortweet; ``TableError`` where it is missing."""
    shares = _coortweet(data)
    protocol = "same content, window of one hour, one process"
    pairs = partial(same_pairs, shares.contents, shares.times, _WINDOW)
    name = "coortweet russian_coord_tweets"
    yield from _compared(shares, pairs, peers.co_link, "co_share", name, protocol)


def _compared(
    shares: Shares,
    pairs: Callable[[], Iterable[tuple[int, int]]],
    peer: Callable[[Sequence[str], Sequence[str], Sequence[float], int, float], Edges],
    name: str,
    data: str,
    protocol: str,
) -> Iterator[Figure]:
    begin = time.perf_counter()
    edges = _edges(shares.accounts, pairs())
    ours = time.perf_counter() - begin
    detail: dict[str, object] = {"posts": len(shares.times), "edges": len(edges)}
    yield Figure("coordination", f"{name}_seconds", ours, data, protocol, detail)
    if not peers.installed():
        return
    begin = time.perf_counter()
    theirs = peer(shares.accounts, shares.contents, shares.times, _WINDOW, _LEAST)
    taken = time.perf_counter() - begin
    detail |= {"peer": peers.NAME, "peer_edges": len(theirs), "peer_seconds": round(taken, 2)}
    both = len(edges & theirs)
    for measure, value in {
        "times_as_fast": taken / ours,
        "edge_recall": both / len(theirs) if theirs else 1.0,
        "edge_precision": both / len(edges) if edges else 1.0,
    }.items():
        yield Figure("coordination", f"{name}_{measure}", value, data, protocol, detail)


def _edges(accounts: Sequence[str], pairs: Iterable[tuple[int, int]]) -> Edges:
    found = {(accounts[one], accounts[other]) for one, other in pairs}
    return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}


def _synthetic(count: int) -> Shares:
    posts: pa.RecordBatch = synthetic_posts(count)
    times = [time.timestamp() for time in posts.column("published_at").to_pylist()]
    return Shares(posts.column("account").to_pylist(), posts.column("text").to_pylist(), times)


def _coortweet(data: Path) -> Shares:
    path = data / "streams" / "coortweet" / "russian_coord_tweets.csv.gz"
    if not path.is_file():
        raise TableError("missing_data", name="coortweet", path=path)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    accounts, contents = ([row[name] for row in rows] for name in ("account_id", "object_id"))
    return Shares(accounts, contents, [float(row["timestamp_share"]) for row in rows])
