"""What the grouper takes from a post, made for a whole batch at once."""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa

from sejuk.engine.narratives.benign import is_benign
from sejuk.engine.narratives.words import Wording, read_wordings
from sejuk.engine.similarity import Signed, sign
from sejuk.engine.text import canonical_url


class Reading(NamedTuple):
    """A post without its text and account; ``time`` in microseconds since 1970."""

    id: str
    time: int | None
    address: str | None
    wording: Wording
    signature: Signed
    benign: bool


def read(posts: pa.RecordBatch) -> list[Reading]:
    """Read the posts of a batch of ``POSTS``, in its order."""
    wordings = read_wordings(posts.column("text").to_pylist())
    rows = zip(
        posts.column("id").to_pylist(),
        posts.column("published_at").cast(pa.int64()).to_pylist(),
        posts.column("url").to_pylist(),
        wordings,
        sign([wording.plain for wording in wordings]),
        strict=True,
    )
    return [
        Reading(post_id, time, canonical_url(url) if url else None, wording, signature, is_benign(wording))
        for post_id, time, url, wording, signature in rows
    ]
