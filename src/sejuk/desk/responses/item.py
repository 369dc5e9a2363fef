"""What goes out: one approved text, the same bytes for every channel, picture and page.

An item is data only. Whoever draws, prints or sends it takes an ``Item`` and the address of its page; nothing
of the case, the rumour's posts or of any person who worked on it is in it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sejuk.engine.wording import Source

__all__ = ["Item", "Kind", "Part", "Passage", "Source", "Stamp", "from_bytes"]


class Kind(StrEnum):
    """What kind of text it is."""

    CLARIFICATION = "clarification"
    APPEAL = "appeal"
    EDUCATION = "education"
    PREBUNK = "prebunk"
    PRESS_RELEASE = "press_release"
    ANSWER = "answer"
    TALKING_POINTS = "talking_points"


class Part(StrEnum):
    """What a passage does: a clarification goes fact, warning, explanation, fact; others have ``text``."""

    FACT = "fact"
    WARNING = "warning"
    EXPLANATION = "explanation"
    CLOSING = "closing"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more paragraphs (separated by an empty line) that do one thing."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """The verdict it tells: the code of ``verdicts.toml`` and the words for it in the item's language."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """One version of an approved text.

    ``number`` names the text for ever and is public; ``version`` counts its corrections from 1. ``claim`` is
    the rumour in neutral words and is empty for a text about a theme. ``correction`` says what changed since
    the version before. ``approved_at`` is aware. ``summary`` is one or two plain sentences of at most 280
    characters that stand alone.
    """

    number: int
    version: int
    kind: Kind
    language: str
    title: str
    summary: str
    passages: tuple[Passage, ...]
    sources: tuple[Source, ...]
    institution: str
    unit: str
    contact: str
    place: str
    time_zone: str
    approved_at: datetime
    claim: str = ""
    verdict: Stamp | None = None
    correction: str = ""

    def to_bytes(self) -> bytes:
        """The canonical JSON that is approved, hashed and kept."""
        said = asdict(self) | {"approved_at": self.approved_at.isoformat()}
        return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @property
    def sha256(self) -> str:
        """The hash of what was approved, in hexadecimal digits."""
        return hashlib.sha256(self.to_bytes()).hexdigest()


def from_bytes(kept: bytes) -> Item:
    """The item that ``to_bytes`` wrote."""
    said: dict[str, Any] = json.loads(kept)
    verdict = said.pop("verdict")
    return Item(
        **said
        | {
            "kind": Kind(said["kind"]),
            "passages": tuple(Passage(Part(one["part"]), one["text"]) for one in said["passages"]),
            "sources": tuple(Source(**one) for one in said["sources"]),
            "approved_at": datetime.fromisoformat(said["approved_at"]),
            "verdict": Stamp(**verdict) if verdict else None,
        }
    )
