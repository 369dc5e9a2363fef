"""Where a post belongs: same address, then near-duplicate, then meaning, else a narrative of its own."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from sejuk.engine.narratives.background import EMPTY, Vector
from sejuk.engine.narratives.book import Narrative, Variant
from sejuk.engine.narratives.memory import Memory
from sejuk.engine.narratives.reading import Reading
from sejuk.engine.narratives.senses import Sense
from sejuk.engine.narratives.settings import GroupingSettings

#: Near narratives among which the best place for a post is chosen.
CONSIDERED = 8


class Place(NamedTuple):
    """The answer: with ``variant`` the post joins it, else it opens one in ``narrative`` or a new one.

    ``rivals`` are other narratives that the post connects with ``narrative``.
    """

    how: str
    similarity: float
    variant: Variant | None = None
    narrative: Narrative | None = None
    vector: Vector = EMPTY
    rivals: tuple[Narrative, ...] = ()


def place(memory: Memory, settings: GroupingSettings, reading: Reading) -> Place:
    """Find the place of ``reading``; its words are counted unless it joins a variant."""
    near = _near_duplicate(memory, settings.near, reading)
    same = memory.book.by_address.get(reading.address or "")
    if same is not None:
        there = memory.book.variants[same]
        if near and near[0].narrative == there.narrative:
            return Place("same_address", 1.0, variant=near[0])
        vector = memory.background.read(reading.wording.topic)
        return Place("same_address", 1.0, narrative=memory.book.narratives[there.narrative], vector=vector)
    if near:
        return Place("near_duplicate", near[1], variant=near[0])
    return _by_meaning(memory, settings, reading, memory.background.read(reading.wording.topic))


def _near_duplicate(memory: Memory, least: float, reading: Reading) -> tuple[Variant, float] | None:
    if not reading.wording.plain:
        return None
    found = memory.neighbours.nearest(reading.signature)
    if found is None or found[1] < least:
        return None
    variant = memory.book.variants[found[0]]
    return (variant, found[1]) if variant.benign == reading.benign else None


def _by_meaning(memory: Memory, settings: GroupingSettings, reading: Reading, vector: Vector) -> Place:
    found = _near_narratives(memory, settings, reading, vector)
    if not found:
        return Place("new", 1.0, vector=vector)
    # What many already say is likelier said once more (as in a Chinese restaurant process).
    found.sort(key=lambda item: -item[0] * (1 + settings.growth * math.log2(len(item[1].variants))))
    likeness, best = found[0]
    rivals = tuple(narrative for _, narrative in found[1:4])
    return Place("meaning", min(1.0, likeness), narrative=best, vector=vector, rivals=rivals)


def _near_narratives(
    memory: Memory, settings: GroupingSettings, reading: Reading, vector: Vector
) -> list[tuple[float, Narrative]]:
    """Give the narratives that are nearer to the post than the whole stream is, nearest first."""
    need = settings.margin + memory.background.likeness(memory.background.dot(vector), vector.square)
    sense = memory.senses.sense(vector)
    found = _near(memory, settings, vector, sense, need, reading.benign)
    return [(near, memory.book.by_slot[slot]) for near, slot in found]


def _near(
    memory: Memory, settings: GroupingSettings, vector: Vector, sense: Sense, need: float, benign: bool
) -> list[tuple[float, int]]:
    known = memory.book.slots
    slots, likeness, shared = memory.centres.nearest(vector, settings.shared, known.numbers)
    if not len(slots):
        return []
    gains = memory.meaning.gains(sense, slots)
    # Most where the last wording of all was the narrative's.
    ages = (known.latest[slots] - memory.book.next_serial) / settings.recency
    recency = np.array([1 + settings.recent * math.exp2(age) for age in ages.tolist()])
    nearness = (likeness + settings.meaning * gains) * recency
    may = (nearness >= need) & ((known.ordinary[slots] == 0) == benign) & (shared >= settings.shared)
    order = np.lexsort((known.numbers[slots], -nearness))
    order = order[may[order]][:CONSIDERED]
    return list(zip(nearness[order].tolist(), slots[order].tolist(), strict=True))
