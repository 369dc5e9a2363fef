"""The book of what is in the window: narratives, their variants, and the posts of each."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from sejuk.engine.narratives.background import Vector
from sejuk.engine.narratives.senses import Sense
from sejuk.engine.narratives.slots import Slots

#: Microseconds since 1970 of a post without a time that came before any other had one.
NEVER = -1


@dataclass(slots=True)
class Variant:
    """A family of near-duplicates, kept as the wording of its first post.

    ``serial`` counts the variants of the stream; ``number`` is used again.
    """

    number: int
    id: str
    narrative: int
    vector: Vector
    sense: Sense
    benign: bool
    serial: int
    posts: deque[tuple[int, str]] = field(default_factory=deque)
    addresses: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Narrative:
    """Variants that say the same thing, under one id.

    ``number`` is the serial of its first variant, ``latest`` that of its last, ``slot`` its place in arrays.
    ``by_hand``: people have merged or split it.
    """

    number: int
    id: str
    latest: int
    slot: int
    variants: dict[int, None] = field(default_factory=dict)
    ordinary: int = 0
    by_hand: bool = False

    @property
    def benign(self) -> bool:
        """Whether all its variants are benign."""
        return not self.ordinary


@dataclass(slots=True)
class Book:
    """Everything by its number, and the ways in: by id and by address."""

    narratives: dict[int, Narrative] = field(default_factory=dict)
    variants: dict[int, Variant] = field(default_factory=dict)
    by_id: dict[str, Narrative] = field(default_factory=dict)
    by_address: dict[str, int] = field(default_factory=dict)
    by_variant_id: dict[str, int] = field(default_factory=dict)
    _free: list[int] = field(default_factory=list)
    next_serial: int = 0
    slots: Slots = field(default_factory=Slots)
    by_slot: dict[int, Narrative] = field(default_factory=dict)

    def open(self, narrative_id: str, serial: int | None = None) -> Narrative:
        """Give the narrative of this id, opened where there is none.

        Its first variant is that of ``serial``, else the next to be entered.
        """
        if narrative_id not in self.by_id:
            first = self.next_serial if serial is None else serial
            slot = self.slots.take(first)
            narrative = Narrative(first, narrative_id, first, slot)
            self.by_id[narrative_id] = self.narratives[first] = self.by_slot[slot] = narrative
        return self.by_id[narrative_id]

    def enter(
        self, variant_id: str, narrative: Narrative, vector: Vector, sense: Sense, benign: bool
    ) -> Variant:
        """Give a new variant of ``narrative``."""
        number = self._free.pop() if self._free else len(self.variants)
        variant = Variant(number, variant_id, narrative.number, vector, sense, benign, self.next_serial)
        self.next_serial += 1
        self.variants[number] = variant
        self.by_variant_id[variant_id] = number
        self.put(variant, narrative)
        return variant

    def put(self, variant: Variant, narrative: Narrative) -> None:
        """Make ``variant`` one of ``narrative``'s."""
        variant.narrative = narrative.number
        narrative.variants[variant.number] = None
        narrative.ordinary += not variant.benign
        self.date(narrative, max(narrative.latest, variant.serial))

    def date(self, narrative: Narrative, latest: int) -> None:
        """Say that the last wording of ``narrative`` is that of serial ``latest``."""
        narrative.latest = latest
        self.slots.note(narrative.slot, latest, narrative.ordinary)

    def take(self, variant: Variant) -> Narrative:
        """Take ``variant`` out of its narrative, which is closed when it was the last; give that."""
        narrative = self.narratives[variant.narrative]
        del narrative.variants[variant.number]
        narrative.ordinary -= not variant.benign
        self.date(narrative, narrative.latest)
        if not narrative.variants:
            self.close(narrative)
        return narrative

    def close(self, narrative: Narrative) -> None:
        """Forget ``narrative``."""
        del self.by_id[narrative.id], self.narratives[narrative.number], self.by_slot[narrative.slot]
        self.slots.give_back(narrative.slot)

    def leave(self, variant: Variant) -> None:
        """Forget ``variant`` and the ways to it."""
        self.take(variant)
        for address in variant.addresses:
            del self.by_address[address]
        del self.variants[variant.number], self.by_variant_id[variant.id]
        self._free.append(variant.number)

    def rename(self, narrative: Narrative, narrative_id: str) -> None:
        """Give ``narrative`` another id."""
        del self.by_id[narrative.id]
        narrative.id = narrative_id
        self.by_id[narrative_id] = narrative

    def swap_ids(self, one: Narrative, other: Narrative) -> None:
        """Let two narratives change their ids."""
        one.id, other.id = other.id, one.id
        self.by_id[one.id], self.by_id[other.id] = one, other

    def members(self, narrative: Narrative) -> list[Variant]:
        """Give the variants of ``narrative``, oldest first."""
        return sorted((self.variants[number] for number in narrative.variants), key=lambda v: v.serial)
