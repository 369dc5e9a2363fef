"""The grouper: posts in, narratives with stable ids out."""

from __future__ import annotations

import itertools
from collections.abc import Set
from datetime import UTC, datetime, timedelta

import pyarrow as pa

from sejuk.engine.narratives.book import Narrative, Variant
from sejuk.engine.narratives.memory import Memory
from sejuk.engine.narratives.merging import find_same
from sejuk.engine.narratives.placing import Place, place
from sejuk.engine.narratives.reading import Reading, read
from sejuk.engine.narratives.settings import GroupingSettings
from sejuk.engine.narratives.splitting import find_other
from sejuk.engine.schemas import EVENTS, GROUPED

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
#: The window is swept this many times while it passes.
_SWEEPS = 24


class Grouper:
    """Groups posts online. The same posts in the same order give the same ids, in any batches.

    What people merge or split is theirs: the grouper does not split such a narrative, and keeps two of
    them apart.

    Not safe to share between threads. Memory grows with the distinct wordings in the window.
    """

    def __init__(self, settings: GroupingSettings | None = None) -> None:
        self.settings = settings or GroupingSettings()
        self._memory = Memory()
        self._window = self.settings.window // _MICROSECOND
        self._events: list[dict[str, object]] = []
        self._next_sweep: int | None = None

    def add(self, posts: pa.RecordBatch) -> pa.RecordBatch:
        """Give one row of ``GROUPED`` a post of ``posts`` (``POSTS``), in its order.

        A narrative that a row names may be absorbed by a later row's merge: apply :meth:`events`
        after the rows.
        """
        rows = [self._add(reading) for reading in read(posts)]
        columns = zip(*rows, strict=True) if rows else ([] for _ in GROUPED)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, GROUPED, strict=True)]
        return pa.record_batch(arrays, schema=GROUPED)

    def events(self) -> pa.RecordBatch:
        """Give the merges and splits since the last call (``EVENTS``), in their order."""
        events, self._events = self._events, []
        return pa.RecordBatch.from_pylist(events, schema=EVENTS)

    def restore(
        self,
        posts: pa.RecordBatch,
        narrative_ids: list[str],
        variant_ids: list[str],
        by_hand: Set[str] = frozenset(),
    ) -> None:
        """Rebuild the state from stored posts (``POSTS``) in the order in which they were added.

        ``narrative_ids`` and ``variant_ids`` are what ``add`` gave, with the events applied since.
        ``by_hand`` are the narratives that people have merged or split.
        """
        for reading, narrative_id, variant_id in zip(read(posts), narrative_ids, variant_ids, strict=True):
            self._tick(reading)
            number = self._memory.book.by_variant_id.get(variant_id)
            if number is not None:
                self._memory.join(reading, self._memory.book.variants[number])
                continue
            vector = self._memory.background.read(reading.wording.topic)
            self._memory.enter(reading, variant_id, self._memory.book.open(narrative_id), vector)
        for narrative_id in by_hand & self._memory.book.by_id.keys():
            self._memory.book.by_id[narrative_id].by_hand = True

    def merge(self, keep: str, absorb: str) -> None:
        """Let narrative ``keep`` absorb ``absorb``. ``KeyError`` names an id that is not in the window."""
        by_id = self._memory.book.by_id
        if keep != absorb:
            by_id[keep].by_hand = True
            self._merge(by_id[keep], by_id[absorb])

    def split(self, narrative_id: str, post_ids: list[str]) -> str:
        """Move the variants of ``post_ids`` out of ``narrative_id`` and give the new narrative's id.

        A variant moves whole. ``ValueError`` where no post or every variant would move.
        """
        narrative = self._memory.book.by_id[narrative_id]
        moving = self._variants_of(narrative, set(post_ids))
        if not moving or len(moving) == len(narrative.variants):
            raise ValueError("a split must move some, but not all, variants of the narrative")
        narrative.by_hand = True
        other_id = self._new_id(post_ids[0])
        self._split(narrative, moving, other_id)
        return other_id

    def expire(self, before: datetime) -> None:
        """Forget all posts published before ``before`` (aware)."""
        self._memory.expire((before - _EPOCH) // _MICROSECOND)

    def __len__(self) -> int:
        """How many narratives are in the window."""
        return len(self._memory.book.narratives)

    def _add(self, reading: Reading) -> tuple[str, str, str, float, str]:
        self._tick(reading)
        found = place(self._memory, self.settings, reading)
        variant = self._settle(reading, found)
        narrative_id = self._memory.book.narratives[variant.narrative].id
        how = "benign" if reading.benign else found.how
        return reading.id, narrative_id, how, found.similarity, variant.id

    def _settle(self, reading: Reading, found: Place) -> Variant:
        if found.variant is not None:
            self._memory.join(reading, found.variant)
            return found.variant
        narrative = found.narrative or self._memory.book.open(self._new_id(reading.id))
        variant_id = self._free_name(f"v-{reading.id}", self._memory.book.by_variant_id)
        variant = self._memory.enter(reading, variant_id, narrative, found.vector)
        same = find_same(self._memory, self.settings, narrative, found.rivals)
        if same is not None:
            self._merge(*sorted((narrative, same), key=_rank))
        elif other := find_other(self._memory, self.settings, narrative):
            self._split(narrative, other, self._new_id(reading.id))
        return variant

    def _merge(self, keep: Narrative, absorb: Narrative) -> None:
        kept, absorbed = keep.id, absorb.id
        self._memory.merge(keep, absorb)
        self._note("merge", absorbed, kept)

    def _split(self, narrative: Narrative, moving: list[Variant], other_id: str) -> None:
        old = narrative.id
        self._memory.split(narrative, moving, other_id)
        self._note("split", old, other_id, [variant.id for variant in moving])

    def _tick(self, reading: Reading) -> None:
        clock, window = self._memory.clock, self._window
        clock.see(reading.time)
        if clock.now is not None:
            if self._next_sweep is None:
                self._next_sweep = clock.now + window // _SWEEPS
            elif clock.now >= self._next_sweep:
                self._memory.expire(clock.now - window)
                self._next_sweep = clock.now + window // _SWEEPS
        if len(self._memory.book.variants) > self.settings.capacity:
            self._memory.shrink(self.settings.capacity * 15 // 16)

    def _note(self, kind: str, narrative_id: str, other_id: str, variants: list[str] | None = None) -> None:
        now = self._memory.clock.now
        at = None if now is None else _EPOCH + now * _MICROSECOND
        self._events.append(
            {"kind": kind, "narrative_id": narrative_id, "other_id": other_id, "at": at, "variants": variants}
        )

    def _new_id(self, post_id: str) -> str:
        if self.settings.new_id is not None:
            return self.settings.new_id()
        return self._free_name(f"n-{post_id}", self._memory.book.by_id)

    @staticmethod
    def _free_name(name: str, taken: dict[str, Narrative] | dict[str, int]) -> str:
        if name not in taken:
            return name
        names = (f"{name}-{count}" for count in itertools.count(2))
        return next(name for name in names if name not in taken)

    def _variants_of(self, narrative: Narrative, post_ids: set[str]) -> list[Variant]:
        variants = self._memory.book.members(narrative)
        return [v for v in variants if any(post_id in post_ids for _, post_id in v.posts)]


def _rank(narrative: Narrative) -> tuple[bool, int, int]:
    """Which of two keeps its name: the one that people settled, the larger, the older."""
    return not narrative.by_hand, -len(narrative.variants), narrative.number
