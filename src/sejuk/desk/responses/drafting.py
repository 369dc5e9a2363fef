"""First drafts: templates as data, filled with what the case found out, never with a post or a report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from sejuk.desk.cases.models import Accuracy, Case, Verdict, VerificationStep
from sejuk.desk.organisation.models import Institution
from sejuk.desk.responses.item import Source
from sejuk.desk.responses.words import parts_of

#: An authority that is no institution of the election.
OTHER = "other"
#: Where a fact is not known yet, the author fills in; what stays in brackets is not submitted.
_BLANK = {
    "fact": "[faktanya]",
    "rest": "[penjelasannya]",
    "claim": "[kabar kelirunya]",
    "authority": "[sumbernya]",
    "contact": "[kontak kantor]",
}
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SUMMARY = 280
_TITLE = 160


@dataclass(frozen=True, slots=True)
class Template:
    """A first draft of a kind, for a language and, where named, an audience, a stage or a verdict."""

    kind: str
    language: str
    title: str
    summary: str
    passages: tuple[str, ...]
    audience: str = ""
    stage: str = ""
    verdict: str = ""

    def fits(self, wanted: Wanted) -> bool:
        """Whether it is meant for this."""
        asked = (wanted.kind, wanted.language)
        return asked == (self.kind, self.language) and all(
            own in ("", other)
            for own, other in (
                (self.audience, wanted.audience),
                (self.stage, wanted.stage),
                (self.verdict, wanted.verdict),
            )
        )

    @property
    def narrowness(self) -> int:
        """The narrower of two that fit is the better; what the verdict says counts most."""
        return 4 * bool(self.verdict) + 2 * bool(self.stage) + bool(self.audience)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the author is about to write. ``verdict``: ``true``, ``unproven`` or empty for everything else."""

    kind: str
    language: str = "id"
    audience: str = "public"
    stage: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form begins with."""

    title: str = ""
    summary: str = ""
    passages: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


def first_draft(wanted: Wanted, *, place: str, contact: str = "", case: Case | None = None) -> Draft:
    """The narrowest template that fits, filled; empty where there is none in that language."""
    verdict = case.verdicts.filter(state="confirmed").first() if case is not None else None
    template = template_for(replace(wanted, verdict=_class_of(verdict)))
    sources = sources_of_case(case) if case is not None else ()
    if template is None:
        return Draft(passages=("",) * len(parts_of(wanted.kind)), sources=sources)
    facts = _facts(verdict, sources, place, contact)
    passages = tuple(_fill(one, facts) for one in template.passages)
    title, summary = _fill(template.title, facts), _fill(template.summary, facts)
    return Draft(title[:_TITLE].strip(), summary[:_SUMMARY].strip(), passages, sources)


def template_for(wanted: Wanted) -> Template | None:
    """The template that an author gets."""
    fitting = [one for one in templates() if one.fits(wanted)]
    return max(fitting, key=lambda one: one.narrowness, default=None)


@cache
def templates() -> tuple[Template, ...]:
    """All templates of the package."""
    found = []
    for language in ("id", "jv", "su", "en"):
        text = files("sejuk.desk.responses").joinpath(f"data/{language}.toml").read_text("utf-8")
        found += [_template(language, row) for row in tomllib.loads(text)["template"]]
    return tuple(found)


def sources_of_case(case: Case) -> tuple[Source, ...]:
    """What the verification found, by whom it was said: institutions of the election first."""
    rows = VerificationStep.objects.filter(case=case, withdrawn_at__isnull=True).exclude(finding="")
    found = [Source(one.authority or OTHER, one.source, one.url) for one in rows.order_by("pk")]
    first = (Institution.Kind.ELECTION_COMMISSION, Institution.Kind.ELECTION_SUPERVISOR)
    return tuple(dict.fromkeys(sorted(found, key=lambda one: one.authority not in first)))


def _template(language: str, row: Mapping[str, Any]) -> Template:
    said = {name: value for name, value in row.items() if name != "passages"}
    passages = tuple(one.strip() for one in row["passages"])
    if len(passages) != len(parts_of(row["kind"])):
        raise ValueError(f"{language}.toml: {row['kind']} has {len(passages)} passages")
    return Template(language=language, passages=passages, **said)


def _facts(verdict: Verdict | None, sources: tuple[Source, ...], place: str, contact: str) -> dict[str, str]:
    explanation = _SENTENCE.split(verdict.explanation.strip()) if verdict else []
    known = {
        "fact": explanation[0] if explanation else "",
        "rest": " ".join(explanation[1:]),
        "claim": verdict.claim.strip().rstrip(".!?") if verdict else "",
        "authority": sources[0].label if sources else "",
        "contact": contact,
    }
    return _BLANK | {name: said for name, said in known.items() if said} | {"place": place}


def _fill(text: str, facts: Mapping[str, str]) -> str:
    return text.format_map(facts).strip()


def _class_of(verdict: Verdict | None) -> str:
    if verdict is None:
        return ""
    if verdict.accuracy in (Accuracy.TRUE, Accuracy.OFFICIAL_CLARIFICATION):
        return "true"
    return "unproven" if verdict.accuracy == Accuracy.UNPROVEN else ""
