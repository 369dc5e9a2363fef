"""Where a post belongs: same address, then near-duplicate, then meaning, else a narrative of its own."""

from __future__ import annotations

from dataclasses import dataclass

from sejuk.engine.narratives.background import EMPTY, Vector
from sejuk.engine.narratives.book import Narrative, Variant
from sejuk.engine.narratives.memory import Memory
from sejuk.engine.narratives.reading import Reading
from sejuk.engine.narratives.settings import GroupingSettings


@dataclass(frozen=True, slots=True)
class Place:
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
    common = memory.background.likeness(memory.background.dot(vector), vector.square)
    need = settings.margin + common
    near = [
        (likeness, memory.book.narratives[number])
        for likeness, number in memory.centres.nearest(vector)
        if likeness >= need
    ]
    near = [
        (likeness, narrative)
        for likeness, narrative in near[:8]
        if narrative.benign == reading.benign
        and memory.centres.shared(vector, narrative.number) >= settings.shared
    ]
    if not near:
        return Place("new", 1.0, vector=vector)
    likeness, best = near[0]
    rivals = tuple(narrative for _, narrative in near[1:4])
    return Place("meaning", min(1.0, likeness), narrative=best, vector=vector, rivals=rivals)
