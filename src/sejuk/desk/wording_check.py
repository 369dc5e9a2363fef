"""The engine's check for words that point at a contestant, for whatever leaves the office (G7)."""

from __future__ import annotations

from sejuk.engine.wording import Draft, Passage, Severity, check


def pointing_words(*texts: str) -> list[str]:
    """What points at a contestant, a number, a slogan or praises an incumbent; empty where nothing does."""
    found = check(Draft(passages=tuple(Passage("text", text) for text in texts)))
    return [one.words for one in found if one.severity is Severity.NEEDS_OTHER_INSTITUTION]
