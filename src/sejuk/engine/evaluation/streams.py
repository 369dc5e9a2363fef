"""The streams that grouping is measured on, as ``POSTS`` with their truth.

They are read from the folder that ``--data`` names and are no part of Sejuk.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from sejuk.engine.schemas import POSTS
from sejuk.engine.tables import PostFile, TableError

_LINK_OR_HANDLE = re.compile(r"https?://\S+|@\w+")


def read_labelled(data: Path, name: str) -> tuple[pa.RecordBatch, list[int]]:
    """Give a stream of ``streams/mstream`` and the true cluster of each post."""
    path = _existing(data / "streams" / "mstream" / f"{name}.gz", name)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    # Some ids come twice; a post's place in the stream is its id here.
    posts = [{"id": f"{place}", "text": row["textCleaned"]} for place, row in enumerate(rows)]
    return pa.RecordBatch.from_pylist(posts, schema=POSTS), [row["clusterNo"] for row in rows]


def read_election_posts(data: Path) -> pa.RecordBatch:
    """Give the posts of ``streams/pemilu_tweets_sep2023``."""
    path = _existing(data / "streams" / "pemilu_tweets_sep2023" / "posts.csv.gz", "pemilu_tweets_sep2023")
    return pa.Table.from_batches(PostFile(path), POSTS).combine_chunks().to_batches()[0]


def verbatim_groups(posts: pa.RecordBatch, accounts: int = 3) -> list[list[int]]:
    """Give the rows of each text that at least ``accounts`` accounts posted word for word.

    Links and handles do not count: exports shorten or mask them differently.
    """
    rows: dict[str, list[int]] = {}
    for place, text in enumerate(posts.column("text").to_pylist()):
        rows.setdefault(" ".join(_LINK_OR_HANDLE.sub(" ", text).lower().split()), []).append(place)
    account = posts.column("account").to_pylist()
    return [places for places in rows.values() if _distinct(account, places) >= accounts]


def _distinct(values: Sequence[object], places: Sequence[int]) -> int:
    return len({values[place] for place in places})


def _existing(path: Path, name: str) -> Path:
    if not path.is_file():
        raise TableError("missing_data", name=name, path=path)
    return path
