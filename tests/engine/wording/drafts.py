"""Drafts for the tests of the rules: all is in order but for what a test is about."""

from __future__ import annotations

from collections.abc import Sequence

from sejuk.engine.wording import Contestants, Draft, Finding, Passage, Source, check

KPU = Source("election_commission", "KPU Kabupaten Merakarsa", "https://kpu.example.go.id/1")
NOBODY = Contestants()
NEWS = Source("newsroom", "Harian Embun", "https://embun.example/1")


def a_draft(
    *texts: str,
    title: str = "Cara memeriksa nama di daftar",
    claim: str = "",
    kind: str = "clarification",
    language: str = "id",
    sources: Sequence[Source] = (KPU,),
    alt_texts: Sequence[str] = (),
    contestants: Contestants = NOBODY,
    public_contacts: Sequence[str] = (),
) -> Draft:
    """A draft of passages with a KPU source."""
    return Draft(
        title=title,
        passages=tuple(Passage("text", text) for text in texts),
        sources=tuple(sources),
        claim=claim,
        kind=kind,
        language=language,
        alt_texts=tuple(alt_texts),
        contestants=contestants,
        public_contacts=tuple(public_contacts),
    )


def found(draft: Draft, rule: str) -> list[Finding]:
    """What one rule finds."""
    return [finding for finding in check(draft) if finding.rule == rule]


def written(draft: Draft, finding: Finding) -> str:
    """What stands where the finding points."""
    return dict(draft.parts())[finding.span.part][finding.span.start : finding.span.end]
