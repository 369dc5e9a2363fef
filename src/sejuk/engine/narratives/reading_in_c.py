"""What the grouper in C takes from a batch of posts."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sejuk.engine.kernels import LOOPS, address
from sejuk.engine.kernels.strings import Strings, no_strings, strings
from sejuk.engine.narratives.benign import is_benign
from sejuk.engine.narratives.lexicon import Rows
from sejuk.engine.narratives.reading import times_of
from sejuk.engine.narratives.streamclock import StreamClock
from sejuk.engine.narratives.words import read_bodies, wording
from sejuk.engine.text import canonical_url

#: A time that is not known.
UNKNOWN = -(1 << 63)

Times = npt.NDArray[np.int64]


class _Batch(ctypes.Structure):
    """``struct batch``."""

    _fields_ = [
        ("count", ctypes.c_int64),
        *[(name, Strings) for name in ("ids", "bodies", "ready", "addresses")],
        *[(name, ctypes.c_void_p) for name in ("times", "nows")],
    ]


@dataclass(frozen=True, slots=True)
class Batch:
    """Posts as the loops take them: ``struct batch`` and what it points to."""

    columns: tuple[pa.StringArray, ...]
    times: tuple[Times, Times]

    @property
    def in_c(self) -> _Batch:
        """Give it for a call; this object must outlive that."""
        ids = self.columns[0]
        return _Batch(len(ids), *map(strings, self.columns), *map(address, self.times))


def read_batch(grouper: int, clock: StreamClock, posts: pa.RecordBatch) -> Batch:
    """Read ``posts`` (``POSTS``), by the words that ``grouper`` was told of."""
    texts = posts.column("text")
    bodies, tagged = read_bodies(texts)
    ready = _ready(grouper, bodies, texts, tagged)
    ids = posts.column("id").cast(pa.string())
    # The loops read where an array says: one from elsewhere may say anything.
    ids.validate(full=True)
    columns = ids, bodies, ready, _addresses(posts.column("url"))
    return Batch(columns, _times(times_of(posts), clock))


def _ready(grouper: int, bodies: pa.StringArray, texts: pa.StringArray, tagged: Rows) -> pa.StringArray:
    """Read the posts of which the loops say that they cannot: other letters, or read by their hashtags."""
    count, there = len(bodies), strings(bodies)
    has_tags, odd = np.zeros((2, count), np.uint8)
    has_tags[tagged] = 1
    LOOPS.sejuk_odd(grouper, there.starts, there.bytes, count, address(has_tags), address(odd))
    places = np.flatnonzero(odd).tolist()
    if not places:
        return no_strings(count)
    ready = [""] * count
    for place in places:
        ready[place] = _read(bodies[place].as_py(), texts[place].as_py())
    return pa.array(ready, pa.string())


def _read(body: str, text: str) -> str:
    found = wording(body, text)
    return f"{int(is_benign(found))}{found.plain}\0{' '.join(found.topic)}"


def _addresses(urls: pa.StringArray) -> pa.StringArray:
    if urls.null_count == len(urls):
        return no_strings(len(urls))
    return pa.array([canonical_url(url) or "" if url else "" for url in urls.to_pylist()], pa.string())


def _times(times: list[int | None], clock: StreamClock) -> tuple[Times, Times]:
    """Give the times of posts, and the stream's when each comes."""
    nows = []
    for time in times:
        clock.see(time)
        nows.append(clock.now)
    known, seen = ([UNKNOWN if one is None else one for one in column] for column in (times, nows))
    return np.array(known, np.int64), np.array(seen, np.int64)
