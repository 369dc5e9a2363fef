"""What theme and words suggest at triage: that a case is about the process, and whom it accuses (G14)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sejuk.desk.cases.models import Case
from sejuk.desk.organisation.models import Institution

_DATA = Path(__file__).parent.parent / "suggestions.toml"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What stands ticked in the form before anybody decides."""

    about_process: bool
    accused: frozenset[int]

    def sets_aside(self, about_process: bool, accused: frozenset[int]) -> bool:
        """Whether an answer takes something of it back."""
        return (self.about_process and not about_process) or not self.accused <= accused


@dataclass(frozen=True, slots=True)
class _Rules:
    themes: frozenset[str]
    process: re.Pattern[str]
    accused: dict[str, re.Pattern[str]]


def suggestion_of(case: Case) -> Suggestion:
    """By the theme of the narrative, else by the title; whom it accuses by the title and the narrative's."""
    rules, narrative = _rules(), case.narrative
    if narrative is not None and narrative.theme:
        process = narrative.theme in rules.themes
    else:
        process = bool(rules.process.search(case.title))
    said = f"{case.title}\n{narrative.headline if narrative else ''}"
    kinds = [kind for kind, words in rules.accused.items() if words.search(said)]
    named = Institution.objects.filter(kind__in=kinds, joined_at__isnull=False) if kinds else []
    return Suggestion(process, frozenset(one.pk for one in named))


def process_themes() -> frozenset[str]:
    """Themes whose narratives are about how the election is run."""
    return _rules().themes


@cache
def _rules() -> _Rules:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    accused = {kind: re.compile(words, re.IGNORECASE) for kind, words in data["accused"].items()}
    process = re.compile(data["process"]["words"], re.IGNORECASE)
    return _Rules(frozenset(data["process"]["themes"]), process, accused)
