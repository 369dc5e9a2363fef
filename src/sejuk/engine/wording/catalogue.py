"""The rules of ``rules.toml``, the only ones a finding can name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from sejuk.engine.wording.findings import Finding, Severity

LANGUAGES = ("id", "en")
Said = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Message:
    """Why a rule speaks, in each language, and how strongly."""

    id: str
    severity: Severity
    said: Said


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``plain`` rules are about Indonesian and run on no other language."""

    code: str
    plain: bool
    name: Said
    definition: Said
    reason: Said
    is_not: Said
    examples: tuple[str, ...]
    messages: tuple[Message, ...]


def _rule(row: dict[str, Any]) -> Rule:
    said = {key: row[key] for key in ("name", "definition", "reason", "is_not")}
    messages = tuple(_messages(row))
    return Rule(
        row["code"], row.get("plain", False), **said, examples=tuple(row["examples"]), messages=messages
    )


def _messages(row: dict[str, Any]) -> Iterator[Message]:
    for name, one in row["messages"].items():
        severity = Severity(one.get("severity", row["severity"]))
        yield Message(f"{row['code']}.{name}", severity, {key: one[key] for key in LANGUAGES})


_DATA = tomllib.loads((files("sejuk.engine.wording") / "rules.toml").read_text(encoding="utf-8"))

RULES: tuple[Rule, ...] = tuple(map(_rule, _DATA["rule"]))
MESSAGES: Mapping[str, Message] = {message.id: message for rule in RULES for message in rule.messages}


def explain(finding: Finding, language: str = "id") -> str:
    """Give the sentence that says why, in Indonesian or English (for any other code)."""
    said = MESSAGES[finding.why].said["id" if language == "id" else "en"]
    return said.format(words=finding.words, **dict(finding.values))
