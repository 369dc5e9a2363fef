"""Grouping in Python and NumPy, post after post."""

from __future__ import annotations

import itertools
from collections.abc import Set
from datetime import UTC, datetime, timedelta

import pyarrow as pa

from sejuk.engine.narratives.book import Narrative, Variant
from sejuk.engine.narratives.held import Held
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
SWEEPS = 24
NOT_A_PART = "a split must move some, but not all, variants of the narrative"


def left_of(capacity: int) -> int:
    """Give how many variants are kept when there are more than ``capacity``."""
    return capacity * 15 // 16


class Online:
    """What a ``Grouper`` does, in Python and NumPy: the definition of what ``OnlineInC`` does in one call."""

    def __init__(self, settings: GroupingSettings) -> None:
        self._settings = settings
        self._memory = Memory()
        self._window = settings.window // _MICROSECOND
        self._events: list[dict[str, object]] = []
        self._next_sweep: int | None = None

    def add(self, posts: pa.RecordBatch) -> pa.RecordBatch:
        """As ``Grouper.add``."""
        rows = [self._add(reading) for reading in read(posts)]
        columns = zip(*rows, strict=True) if rows else ([] for _ in GROUPED)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, GROUPED, strict=True)]
        return pa.record_batch(arrays, schema=GROUPED)

    def events(self) -> pa.RecordBatch:
        """As ``Grouper.events``."""
        events, self._events = self._events, []
        return pa.RecordBatch.from_pylist(events, schema=EVENTS)

    def restore(
        self, posts: pa.RecordBatch, narrative_ids: list[str], variant_ids: list[str], by_hand: Set[str]
    ) -> None:
        """As ``Grouper.restore``."""
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
        """As ``Grouper.merge``."""
        by_id = self._memory.book.by_id
        first, second = by_id[keep], by_id[absorb]
        first.by_hand = True
        self._merge(first, second)

    def split(self, narrative_id: str, post_ids: list[str]) -> str:
        """As ``Grouper.split``."""
        narrative = self._memory.book.by_id[narrative_id]
        moving = self._variants_of(narrative, set(post_ids))
        if not moving or len(moving) == len(narrative.variants):
            raise ValueError(NOT_A_PART)
        narrative.by_hand = True
        other_id = self._new_id(post_ids[0])
        self._split(narrative, moving, other_id)
        return other_id

    def expire(self, before: int) -> None:
        """As ``Grouper.expire``, in microseconds since 1970."""
        self._memory.expire(before)

    def held(self) -> Held:
        """As ``Grouper.held``."""
        return self._memory.held()

    def _add(self, reading: Reading) -> tuple[str, str, str, float, str]:
        self._tick(reading)
        found = place(self._memory, self._settings, reading)
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
        same = find_same(self._memory, self._settings, narrative, found.rivals)
        if same is not None:
            self._merge(*sorted((narrative, same), key=_rank))
        elif other := find_other(self._memory, self._settings, narrative):
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
                self._next_sweep = clock.now + window // SWEEPS
            elif clock.now >= self._next_sweep:
                self._memory.expire(clock.now - window)
                self._next_sweep = clock.now + window // SWEEPS
        if len(self._memory.book.variants) > self._settings.capacity:
            self._memory.shrink(left_of(self._settings.capacity))

    def _note(self, kind: str, narrative_id: str, other_id: str, variants: list[str] | None = None) -> None:
        now = self._memory.clock.now
        at = None if now is None else _EPOCH + now * _MICROSECOND
        self._events.append(
            {"kind": kind, "narrative_id": narrative_id, "other_id": other_id, "at": at, "variants": variants}
        )

    def _new_id(self, post_id: str) -> str:
        if self._settings.new_id is not None:
            return self._settings.new_id()
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
