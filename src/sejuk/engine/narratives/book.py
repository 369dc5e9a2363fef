"""The book of what is in the window: narratives, their variants, and the posts of each."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from sejuk.engine.narratives.background import Vector

#: Microseconds since 1970 of a post without a time that came before any other had one.
NEVER = -1


@dataclass(slots=True)
class Variant:
    """A family of near-duplicates, kept as the wording of its first post."""

    number: int
    id: str
    narrative: int
    vector: Vector
    benign: bool
    posts: deque[tuple[int, str]] = field(default_factory=deque)
    addresses: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Narrative:
    """Variants that say the same thing, under one id."""

    number: int
    id: str
    variants: dict[int, None] = field(default_factory=dict)
    ordinary: int = 0

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
    _next_variant: int = 0
    _next_narrative: int = 0

    def open(self, narrative_id: str) -> Narrative:
        """Give the narrative of this id, opened where there is none."""
        if narrative_id not in self.by_id:
            narrative = Narrative(self._next_narrative, narrative_id)
            self._next_narrative += 1
            self.by_id[narrative_id] = self.narratives[narrative.number] = narrative
        return self.by_id[narrative_id]

    def enter(self, variant_id: str, narrative: Narrative, vector: Vector, benign: bool) -> Variant:
        """Give a new variant of ``narrative``."""
        number = self._free.pop() if self._free else self._next_variant
        self._next_variant = max(self._next_variant, number + 1)
        variant = Variant(number, variant_id, narrative.number, vector, benign)
        self.variants[number] = variant
        self.by_variant_id[variant_id] = number
        self.put(variant, narrative)
        return variant

    def put(self, variant: Variant, narrative: Narrative) -> None:
        """Make ``variant`` one of ``narrative``'s."""
        variant.narrative = narrative.number
        narrative.variants[variant.number] = None
        narrative.ordinary += not variant.benign

    def take(self, variant: Variant) -> Narrative:
        """Take ``variant`` out of its narrative, which is closed when it was the last; give that."""
        narrative = self.narratives[variant.narrative]
        del narrative.variants[variant.number]
        narrative.ordinary -= not variant.benign
        if not narrative.variants:
            self.close(narrative)
        return narrative

    def close(self, narrative: Narrative) -> None:
        """Forget ``narrative``."""
        del self.by_id[narrative.id], self.narratives[narrative.number]

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
