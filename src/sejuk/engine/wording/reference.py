"""The reference page of the rules, made from ``rules.toml`` and the lists of words."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from sejuk.engine.wording.catalogue import RULES, Rule
from sejuk.engine.wording.findings import Severity

_INTRO = """# Wording rules

What the checks of our own texts can say. The list is closed, and lives in
`src/sejuk/engine/wording/rules.toml`; this page is made from it by `make docs`.
Why the rules are as they are: [Wording](../explanation/wording.md).
"""
_SEVERITIES = {
    Severity.BLOCK: "the text goes nowhere until it is changed",
    Severity.NEEDS_OTHER_INSTITUTION: "a reviewer of another institution has to pass it (G7)",
    Severity.WARN: "the author has to look at it and may leave it",
    Severity.HINT: "a better way to say it",
}
#: Lists of words and what they are for.
_LISTS = {
    "pointing": "ways to point at a contestant or to praise who is in office",
    "offices": "who is in office and could be elected again",
    "loaded": "loaded words and neutral ones",
    "threats": "threats and legal warnings",
    "vague": "words that stand where a source should",
    "process": "what the election is run with and by",
    "states": "words by which a sentence states a rule, a date or a number",
    "jargon": "officialese and everyday words",
    "abbreviations": "abbreviations with their long forms",
    "graded": "graded texts of our own, for the measure of reading ease",
}


def rules_page() -> str:
    """Give the reference page of the rules."""
    return "\n".join([_INTRO, *_severities(), *(_section(rule) + "\n" for rule in RULES), *_lists()])


def _severities() -> Iterator[str]:
    yield "| Severity | What it does |\n|---|---|"
    yield from (f"| `{severity}` | {said} |" for severity, said in _SEVERITIES.items())
    yield ""


def _section(rule: Rule) -> str:
    only = " Indonesian only." if rule.plain else ""
    rows = [
        f"| `{one.id}` | `{one.severity}` | {one.said['id']} | {one.said['en']} |" for one in rule.messages
    ]
    return "\n\n".join(
        [
            f"## `{rule.code}`: {rule.name['id']}",
            f"*{rule.name['en']}.*{only} {rule.definition['id']}\n\n*{_plain(rule.definition['en'])}*",
            f"**Mengapa:** {rule.reason['id']}\n\n*{_plain(rule.reason['en'])}*",
            f"**Bukan:** {rule.is_not['id']}\n\n*{_plain(rule.is_not['en'])}*",
            f"**Contoh:** {' · '.join(rule.examples)}",
            "\n".join(["| Message | Severity | Indonesian | English |", "|---|---|---|---|", *rows]),
        ]
    )


def _plain(said: str) -> str:
    """Words that stand out are upright where all others slope."""
    return said.replace("*", "")


def _lists() -> Iterator[str]:
    yield "## Lists of words\n\nIn `src/sejuk/engine/wording/data/`, written for Sejuk.\n"
    yield "| File | Lines | What |\n|---|---|---|"
    for name, what in _LISTS.items():
        text = (files("sejuk.engine.wording") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
        lines = sum(bool(line) and not line.startswith("# ") for line in text.splitlines())
        yield f"| `{name}.tsv` | {lines} | {what} |"
    yield ""
