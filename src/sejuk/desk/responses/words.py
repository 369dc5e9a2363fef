"""What an author writes, as plain data: the words of one version, and what the text is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sejuk.desk.cases.models import Case, ResponseDecision
from sejuk.desk.organisation.models import Territory
from sejuk.desk.responses.item import Kind, Part, Passage, Source
from sejuk.desk.responses.models import Version

#: The passages of a text about a rumour, in their order; every other text has one.
RUMOUR_PARTS = (Part.FACT, Part.WARNING, Part.EXPLANATION, Part.FACT)
RUMOUR_KINDS = frozenset({Kind.CLARIFICATION, Kind.PREBUNK})
#: Kinds that tell facts as news, and so their sources.
STATES_FACTS = RUMOUR_KINDS | {Kind.PRESS_RELEASE, Kind.ANSWER}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a version. ``correction``: what changed since the edition before."""

    title: str
    summary: str
    passages: Sequence[Passage]
    sources: Sequence[Source]
    contact: str
    territory: Territory
    language: str = "id"
    about_process: bool = False
    correction: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a text is and what it is about: a case with a confirmed verdict, or a theme."""

    kind: str
    audience: str = "public"
    stage: str = ""
    theme: str = ""
    case: Case | None = None
    decision: ResponseDecision | None = None
    due_at: datetime | None = None


def parts_of(kind: str) -> tuple[Part, ...]:
    """The passages that a text of this kind has."""
    return RUMOUR_PARTS if kind in RUMOUR_KINDS else (Part.TEXT,)


def passages_of(version: Version) -> tuple[Passage, ...]:
    """The passages as they were written."""
    return tuple(Passage(Part(one["part"]), one["text"]) for one in version.passages)


def sources_of(said: Sequence[Mapping[str, Any]]) -> tuple[Source, ...]:
    """Sources as a row keeps them."""
    return tuple(Source(one["authority"], one["label"], one["address"]) for one in said)
