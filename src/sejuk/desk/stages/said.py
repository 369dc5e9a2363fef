"""Words that stand in data files in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language


@dataclass(frozen=True, slots=True)
class Said:
    """A text in Indonesian and, where there is one, English; as a string it is the reader's."""

    indonesian: str
    english: str = ""

    def __str__(self) -> str:
        return self.english if self.english and get_language() == "en" else self.indonesian


def said(row: Mapping[str, Any], key: str) -> Said:
    """The text ``key`` of a table, with its ``…_en``."""
    return Said(str(row.get(key, "")), str(row.get(f"{key}_en", "")))


def lines(row: Mapping[str, Any], key: str) -> tuple[Said, ...]:
    """The texts of the list ``key`` of a table, each with its own of ``…_en``."""
    english = row.get(f"{key}_en", [])
    both = zip(row.get(key, []), [*english, *[""] * len(row.get(key, []))], strict=False)
    return tuple(Said(one, other) for one, other in both)
