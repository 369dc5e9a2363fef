"""Checks of our own texts before they go out: neutral, sourced, without personal data, in plain words.

The whole face::

    check(draft: Draft) -> list[Finding]              # the gravest first; empty where nothing is to be said
    explain(finding: Finding, language="id") -> str   # the sentence of rules.toml that says why

    readability(text: str, language="id") -> Readability # our own measure, 1 (easy) to 4 (hard), or None

    Draft(title, summary, passages, sources, claim, kind, language, about_process, alt_texts, contestants,
          public_contacts)                            # every field has a default
    Finding(rule, severity, span, words, why, proposals, values)

A gate asks for the severities: ``Severity.BLOCK`` stops the text, ``NEEDS_OTHER_INSTITUTION`` asks for
a reviewer of another institution (G7), ``WARN`` and ``HINT`` are the author's to judge. A finding's
``words`` are masked where they name a person, so findings may be stored and logged; ``why`` is a key of
``MESSAGES``, for the desk to translate. That nothing is found does not make a text neutral: people read it.
"""

from sejuk.engine.wording.catalogue import MESSAGES, RULES, Rule, explain
from sejuk.engine.wording.checking import check
from sejuk.engine.wording.draft import Contestants, Draft, Passage, Source
from sejuk.engine.wording.findings import Finding, Severity, Span
from sejuk.engine.wording.readability import Readability, readability

__all__ = [
    "MESSAGES",
    "RULES",
    "Contestants",
    "Draft",
    "Finding",
    "Passage",
    "Readability",
    "Rule",
    "Severity",
    "Source",
    "Span",
    "check",
    "explain",
    "readability",
]
