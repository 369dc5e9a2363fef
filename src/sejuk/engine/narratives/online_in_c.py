"""Grouping in C: a batch in one call (``kernels/grouper.c``), with the same results as ``Online``."""

from __future__ import annotations

import ctypes
import os
import weakref
from collections.abc import Set

import numpy as np
import pyarrow as pa

from sejuk.engine.kernels import LOOPS, address
from sejuk.engine.kernels.strings import numbers, strings, taken
from sejuk.engine.narratives.benign import LISTED, STEMS
from sejuk.engine.narratives.held import Held
from sejuk.engine.narratives.layouts import SIGNING, Answers, Events, SettingsInC
from sejuk.engine.narratives.online import NOT_A_PART
from sejuk.engine.narratives.reading_in_c import UNKNOWN, read_batch
from sejuk.engine.narratives.settings import GroupingSettings
from sejuk.engine.narratives.streamclock import StreamClock
from sejuk.engine.narratives.words import FUNCTION_WORDS
from sejuk.engine.schemas import EVENTS, GROUPED, UTC_TIME

#: What the calls give.
_SPENT, _UNKNOWN_ID, _OTHER_UNKNOWN_ID, _NOT_A_PART = 1, 2, 3, 4
#: In the order of ``enum how``.
_HOWS = pa.array(["new", "same_address", "near_duplicate", "meaning", "benign"])
_KINDS = pa.array(["merge", "split"])
#: By what is known of a word: the first enum of ``reading.h``.
_KNOWN = {1: FUNCTION_WORDS, 2: LISTED, 4: STEMS}


class OnlineInC:
    """What a ``Grouper`` does. The memory lies in C, and goes with this object."""

    def __init__(self, settings: GroupingSettings) -> None:
        self._clock = StreamClock()
        # Keyed by chance: no stream can be written to make the tables of words slow.
        asked = ctypes.byref(SettingsInC.of(settings)), ctypes.byref(SIGNING), os.urandom(16)
        self._at = LOOPS.sejuk_grouper(*asked)
        if not self._at:
            raise MemoryError("no memory for a grouper")
        # A process that ends gives its memory back without us.
        weakref.finalize(self, LOOPS.sejuk_end, self._at).atexit = False
        for kind, words in _KNOWN.items():
            for word in words:
                self._check(LOOPS.sejuk_know(self._at, *_text(word), kind))

    def add(self, posts: pa.RecordBatch) -> pa.RecordBatch:
        """As ``Grouper.add``."""
        if not posts.num_rows:
            return pa.RecordBatch.from_pylist([], schema=GROUPED)
        batch = read_batch(self._at, self._clock, posts)
        self._check(LOOPS.sejuk_group(self._at, ctypes.byref(batch.in_c)))
        found = self._answers()
        hows = _HOWS.take(pa.array(numbers(found.hows, found.count, np.int64)))
        similarities = pa.array(numbers(found.similarities, found.count, np.float64).astype(np.float32))
        columns = taken(found.narratives), hows, similarities, taken(found.variants)
        return pa.record_batch([posts.column("id"), *columns], schema=GROUPED)

    def events(self) -> pa.RecordBatch:
        """As ``Grouper.events``."""
        found = Events.from_address(LOOPS.sejuk_events(self._at))
        splits, times, ends = (
            numbers(place, found.count, np.int64) for place in (found.splits, found.times, found.ends)
        )
        named = taken(found.narratives), taken(found.others)
        at = pa.array(times, pa.int64(), mask=times == UNKNOWN).cast(UTC_TIME)
        starts = pa.array(np.concatenate([[0], ends]), pa.int32())
        variants = pa.ListArray.from_arrays(starts, taken(found.variants), mask=pa.array(splits == 0))
        LOOPS.sejuk_heard(self._at)
        return pa.record_batch([_KINDS.take(pa.array(splits)), *named, at, variants], schema=EVENTS)

    def restore(
        self, posts: pa.RecordBatch, narrative_ids: list[str], variant_ids: list[str], by_hand: Set[str]
    ) -> None:
        """As ``Grouper.restore``."""
        if posts.num_rows:
            batch = read_batch(self._at, self._clock, posts)
            columns = [pa.array(ids, pa.string()) for ids in (narrative_ids, variant_ids)]
            named = [ctypes.byref(strings(column)) for column in columns]
            self._check(LOOPS.sejuk_restore(self._at, ctypes.byref(batch.in_c), *named))
        for narrative_id in by_hand:
            LOOPS.sejuk_settled(self._at, *_text(narrative_id))

    def merge(self, keep: str, absorb: str) -> None:
        """As ``Grouper.merge``."""
        done = LOOPS.sejuk_merge(self._at, *_text(keep), *_text(absorb))
        self._check(done, keep if done == _UNKNOWN_ID else absorb)

    def split(self, narrative_id: str, post_ids: list[str]) -> str:
        """As ``Grouper.split``."""
        wanted = pa.array(post_ids, pa.string())
        there = ctypes.byref(strings(wanted))
        self._check(LOOPS.sejuk_split(self._at, *_text(narrative_id), there, len(wanted)), narrative_id)
        other: str = taken(self._answers().narratives)[0].as_py()
        return other

    def expire(self, before: int) -> None:
        """As ``Grouper.expire``, in microseconds since 1970."""
        self._check(LOOPS.sejuk_expire(self._at, before))

    def held(self) -> Held:
        """As ``Grouper.held``."""
        found = np.zeros(len(Held._fields), np.int64)
        LOOPS.sejuk_held(self._at, address(found))
        return Held(*found.tolist())

    def limit(self, most: int) -> None:
        """Let no more than ``most`` bytes be taken from now on."""
        LOOPS.sejuk_limit(self._at, most)

    def _answers(self) -> Answers:
        return Answers.from_address(LOOPS.sejuk_answers(self._at))

    def _check(self, done: int, narrative_id: str = "") -> None:
        if done == _SPENT:
            raise MemoryError("a grouper ran out of memory; restore another")
        if done in (_UNKNOWN_ID, _OTHER_UNKNOWN_ID):
            raise KeyError(narrative_id)
        if done == _NOT_A_PART:
            raise ValueError(NOT_A_PART)


def _text(text: str) -> tuple[bytes, int]:
    # What is no text is no id either, and is not found.
    encoded = text.encode("utf-8", "surrogatepass")
    return encoded, len(encoded)
