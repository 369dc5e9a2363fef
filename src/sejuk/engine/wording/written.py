"""A text file as a draft: the first paragraph is the headline, every other one a passage."""

from __future__ import annotations

import re
from pathlib import Path

from sejuk.engine.wording.draft import Contestants, Draft, Passage, Source
from sejuk.engine.wording.findings import Span

_PARAGRAPHS = re.compile(r"\n\s*\n")
_FIELDS = 3


def as_source(said: str) -> Source:
    """Give the source that ``AUTHORITY|LABEL|ADDRESS`` names; address and authority may be left out."""
    fields = [field.strip() for field in said.split("|", _FIELDS - 1)]
    if len(fields) == 1:
        return Source("other", fields[0])
    return Source(fields[0], fields[1], *fields[2:])


def read_draft(
    path: Path,
    claim: str = "",
    kind: str = "clarification",
    language: str = "id",
    sources: tuple[Source, ...] = (),
    contestants: Contestants = Contestants(),  # noqa: B008 - frozen
) -> Draft:
    """Give the draft of the text at ``path``. Raises ``UnicodeDecodeError`` where it is no UTF-8."""
    title, *paragraphs = _PARAGRAPHS.split(path.read_text(encoding="utf-8").strip())
    return Draft(
        title=title,
        passages=tuple(Passage("text", one) for one in paragraphs),
        sources=sources,
        claim=claim,
        kind=kind,
        language=language,
        contestants=contestants,
    )


def place(draft: Draft, span: Span) -> str:
    """Say where a finding is, for people: ``part:line:column``, counted from 1."""
    before = dict(draft.parts())[span.part][: span.start]
    return f"{span.part}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
