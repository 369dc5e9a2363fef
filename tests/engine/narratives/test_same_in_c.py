"""The grouper in C gives what its definition in Python gives, whatever comes."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pytest

from sejuk.engine import Grouper, GroupingSettings, Tracks
from sejuk.engine.kernels import LOOPS
from sejuk.engine.narratives.online import Online
from sejuk.engine.narratives.online_in_c import OnlineInC
from tests.engine.narratives.mixed import mixed_stream
from tests.engine.streams import RUMOURS, posts

pytestmark = pytest.mark.skipif(LOOPS is None, reason="needs a C compiler")

#: Microseconds of a day.
DAY = 86_400_000_000


class Both:
    """Drives the two side by side and holds each answer of one to the other's."""

    def __init__(self, settings: GroupingSettings) -> None:
        self.settings = settings
        self.online, self.in_c = Online(settings), OnlineInC(settings)
        self.tracks = Tracks()
        self.stored: list[pa.RecordBatch] = []
        self.variants: list[str] = []
        self.kinds: list[str] = []

    def add(self, batch: pa.RecordBatch) -> None:
        one, other = self.online.add(batch), self.in_c.add(batch)
        assert one.to_pylist() == other.to_pylist()
        assert one.schema == other.schema
        self.stored.append(batch)
        self.variants += one.column("variant_id").to_pylist()
        self.tracks.add(one)
        self.hear()

    def hear(self) -> None:
        one, other = self.online.events(), self.in_c.events()
        assert one.to_pylist() == other.to_pylist()
        assert one.schema == other.schema
        self.kinds += one.column("kind").to_pylist()
        self.tracks.apply(one)
        assert self.online.held() == self.in_c.held()._replace(outside=0)

    def merge(self, keep: str, absorb: str) -> None:
        self.online.merge(keep, absorb)
        self.in_c.merge(keep, absorb)
        self.hear()

    def split(self, narrative_id: str, post_ids: list[str]) -> None:
        told = []
        for each in (self.online, self.in_c):
            try:
                told.append(each.split(narrative_id, post_ids))
            except ValueError as refused:
                told.append(str(refused))
        assert told[0] == told[1]
        self.hear()

    def expire(self, before: int) -> None:
        self.online.expire(before)
        self.in_c.expire(before)
        self.hear()

    def restart(self, by_hand: set[str]) -> None:
        """Begin again from what a database would hold."""
        whole = pa.Table.from_batches(self.stored).combine_chunks().to_batches()[0]
        narratives = [self.tracks.narrative(variant) for variant in self.variants]
        self.online, self.in_c = Online(self.settings), OnlineInC(self.settings)
        for each in (self.online, self.in_c):
            each.restore(whole, narratives, self.variants, by_hand)
        self.hear()

    def ids(self) -> list[str]:
        return sorted(self.online._memory.book.by_id)

    def posts_of(self, narrative_id: str) -> list[str]:
        book = self.online._memory.book
        members = book.members(book.by_id[narrative_id])
        return [post_id for variant in members for _, post_id in variant.posts]


def settings(rng: random.Random) -> GroupingSettings:
    return GroupingSettings(
        window=timedelta(days=rng.choice([5, 20, 400])),
        capacity=rng.choice([300, 100_000]),
        split_margin=rng.choice([-0.05, 0.1, 0.3]),
        merge_margin=rng.choice([0.1, 0.0, -0.2]),
        margin=rng.choice([0.1, 0.02]),
        meaning=rng.choice([0.2, 0.6]),
    )


def drive(seed: int, count: int) -> list[str]:
    """Group a mixed stream in batches of all sizes, with people at work between them; give events' kinds."""
    rng = random.Random(seed)
    both, batch = Both(settings(rng)), mixed_stream(rng, count)
    place = 0
    while place < count:
        size = rng.choice([1, 7, 50, 200])
        both.add(batch.slice(place, size))
        place += size
        if len(both.ids()) > 2 and rng.random() < 0.15:
            both.merge(*rng.sample(both.ids(), 2))
        if both.ids() and rng.random() < 0.2:
            chosen = rng.choice(both.ids())
            held = both.posts_of(chosen)
            both.split(chosen, rng.sample(held, rng.randint(0, len(held))))
        if rng.random() < 0.03:
            both.expire(1_927_000_000_000_000 + rng.randint(0, count // 10) * DAY)
        if rng.random() < 0.03:
            both.restart(set(rng.sample(both.ids(), len(both.ids()) // 3)))
    return both.kinds


@pytest.mark.parametrize("seed", range(4))
def test_any_stream_gives_the_same(seed: int) -> None:
    assert drive(seed, 350)


@pytest.mark.slow
def test_many_long_streams_give_the_same() -> None:
    kinds = [kind for seed in range(100, 116) for kind in drive(seed, 2000)]
    assert min(kinds.count("merge"), kinds.count("split")) > 50


def test_memory_that_runs_out_is_told_and_the_grouper_is_of_no_use_then() -> None:
    texts = [text for texts in RUMOURS.values() for text in texts]
    for spare in range(0, 40_000, 1_500):
        grouper = OnlineInC(GroupingSettings())
        grouper.limit(grouper.held().outside + spare)
        with pytest.raises(MemoryError):
            grouper.add(posts(texts))
        grouper.limit(-1)
        with pytest.raises(MemoryError):
            grouper.add(posts(texts))
        with pytest.raises(MemoryError):
            grouper.merge("n-p0", "n-p1")


def test_an_unknown_narrative_is_named() -> None:
    grouper = OnlineInC(GroupingSettings())
    grouper.add(posts(RUMOURS["ballots"][:1]))
    with pytest.raises(KeyError, match="n-tiada"):
        grouper.merge("n-tiada", "n-p0")
    with pytest.raises(KeyError, match="n-tiada"):
        grouper.merge("n-p0", "n-tiada")
    with pytest.raises(KeyError, match="n-tiada"):
        grouper.split("n-tiada", ["p0"])


def test_an_array_that_points_elsewhere_is_refused() -> None:
    batch = posts(RUMOURS["ballots"][:2])
    for ends in ([0, 2**30, 2], [0, -5, 3], [1, 0, 2]):
        starts = pa.py_buffer(np.array(ends, np.int32).tobytes())
        ids = pa.StringArray.from_buffers(2, starts, pa.py_buffer(b"abc"))
        grouper = OnlineInC(GroupingSettings())
        with pytest.raises(pa.ArrowInvalid):
            grouper.add(batch.set_column(0, batch.schema.field(0), ids))
        assert grouper.held().posts == 0


def test_what_is_gone_gives_its_memory_back() -> None:
    """Within one grouper: after everything has left, a second stream takes no more than the first."""
    grouper, peaks = OnlineInC(GroupingSettings()), []
    for _ in range(6):
        grouper.add(mixed_stream(random.Random(7), 400))
        grouper.events()
        peaks.append(grouper.held().outside)
        grouper.expire(2**62)
        assert grouper.held().posts == grouper.held().words == 0
    assert max(peaks[1:]) <= 1.05 * peaks[0]


def test_two_threads_wait_for_each_other() -> None:
    grouper = Grouper(GroupingSettings(window=timedelta(days=4000)))
    batch = mixed_stream(random.Random(3), 600)
    parts = [batch.slice(start, 20) for start in range(0, 600, 20)]
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(grouper.add, parts))
    assert sum(part.num_rows for part in rows) == 600 == grouper.held().posts


def test_more_wordings_than_can_be_summed_are_refused() -> None:
    with pytest.raises(ValueError, match="wordings"):
        Grouper(GroupingSettings(capacity=10**9))


def test_who_makes_his_own_ids_is_asked_for_each() -> None:
    ids = iter(f"lain-{place}" for place in range(100))
    rows = Grouper(GroupingSettings(new_id=lambda: next(ids))).add(posts(RUMOURS["ballots"]))
    assert rows.column("narrative_id").to_pylist() == ["lain-0"] * len(RUMOURS["ballots"])


@pytest.mark.parametrize("text", ["x" * 200_000, "kata " * 30_000, "\0" * 100, "é" * 5000, "", "#" * 300])
def test_hostile_texts_are_read_alike(text: str) -> None:
    batch = posts([text, RUMOURS["ballots"][0], text + " lagi"])
    assert OnlineInC(GroupingSettings()).add(batch) == Online(GroupingSettings()).add(batch)


def test_times_beyond_all_dates_are_read_alike() -> None:
    batch = posts(RUMOURS["ballots"])
    edges = pa.array([-(2**63), 2**63 - 1, 0, None], pa.int64()).cast(pa.timestamp("us", tz="UTC"))
    batch = batch.set_column(2, batch.schema.field(2), edges)
    window = GroupingSettings(window=timedelta.max)
    assert OnlineInC(window).add(batch) == Online(window).add(batch)
