"""What the grouper takes from a post, made for a whole batch at once."""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

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


#: The first and the last moment that a date can tell: no clock goes beyond, whatever a post says.
_FIRST, _LAST = -62_135_596_800_000_000, 253_402_300_799_999_999


def times_of(posts: pa.RecordBatch) -> list[int | None]:
    """Give when each post was published, in microseconds since 1970."""
    times = posts.column("published_at").cast(pa.int64())
    times = pc.max_element_wise(times, _FIRST, skip_nulls=False)
    found: list[int | None] = pc.min_element_wise(times, _LAST, skip_nulls=False).to_pylist()
    return found


def read(posts: pa.RecordBatch) -> list[Reading]:
    """Read the posts of a batch of ``POSTS``, in its order."""
    wordings = read_wordings(posts.column("text").to_pylist())
    rows = zip(
        posts.column("id").to_pylist(),
        times_of(posts),
        posts.column("url").to_pylist(),
        wordings,
        sign([wording.plain for wording in wordings]),
        strict=True,
    )
    return [
        Reading(post_id, time, canonical_url(url) if url else None, wording, signature, is_benign(wording))
        for post_id, time, url, wording, signature in rows
    ]
