"""Measures the checks of our own texts: precision and recall of each rule, and reading ease."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from sejuk.engine.evaluation.figures import Figure
from sejuk.engine.evaluation.wordingset import GOLD_RULES, PARTS, Gold, gold
from sejuk.engine.wording import RULES, check
from sejuk.engine.wording.readability import Vector, features, fitted, graded, graded_texts
from sejuk.engine.wording.tokens import Text

_PLAIN = frozenset(rule.code for rule in RULES if rule.plain)
_PROTOCOL = (
    "items of a rule's own file, and for its false alarms every text with nothing to find (plain-language "
    "rules: of their own file only); halves by SHA-256 of the id"
)


def judged(item: Gold, rule: str) -> bool:
    """Whether ``item`` says anything about ``rule``: it was written for it, or to have nothing at all."""
    return item.rule == rule or (not item.shown and rule not in _PLAIN)


@cache
def said(item: Gold) -> frozenset[str]:
    """Give the rules that speak about ``item``."""
    return frozenset(finding.rule for finding in check(item.draft))


def _rate(right: int, total: int) -> float:
    return right / total if total else 0.0


def rule_figures(rule: str, items: Sequence[Gold], data: str) -> Iterator[Figure]:
    """Yield precision and recall of one rule on ``items``."""
    about = [item for item in items if judged(item, rule)]
    spoke = {item.id for item in about if rule in said(item)}
    shown = {item.id for item in about if item.rule == rule and item.shown}
    detail: dict[str, object] = {
        "shown": len(shown),
        "nothing to find": len(about) - len(shown),
        "found": len(spoke & shown),
        "false": len(spoke - shown),
    }
    for measure, total in (("precision", len(spoke)), ("recall", len(shown))):
        value = _rate(len(spoke & shown), total)
        yield Figure("wording", f"{measure} of {rule}", value, data, _PROTOCOL, detail)


def part_figures(part: str) -> Iterator[Figure]:
    """Yield the figures of every rule that has items in one part of the set, and of all rules together."""
    items = [item for item in gold() if item.part == part]
    data = f"sejuk wording gold set, {part}"
    for rule in GOLD_RULES:
        if any(item.rule == rule for item in items):
            yield from rule_figures(rule, items, data)
    yield from _together(items, data)


def _together(items: Sequence[Gold], data: str) -> Iterator[Figure]:
    shown = [item for item in items if item.shown]
    nothing = [item for item in items if not item.shown]
    found = sum(item.rule in said(item) for item in shown)
    false = sum(any(judged(item, rule) for rule in said(item) & {*GOLD_RULES}) for item in nothing)
    detail: dict[str, object] = {
        "shown": len(shown),
        "found": found,
        "nothing to find": len(nothing),
        "false": false,
    }
    yield Figure("wording", "recall of all rules", _rate(found, len(shown)), data, _PROTOCOL, detail)
    spared = 1 - _rate(false, len(nothing))
    yield Figure("wording", "texts with nothing to find, spared", spared, data, _PROTOCOL, detail)


def readability_figures() -> Iterator[Figure]:
    """Yield how often a graded text gets its own level from a measure fitted without it."""
    texts = graded_texts()
    seen = [features(Text("", text)) for _, text in texts]
    levels = [level for level, _ in texts]
    for name, columns in (("", range(len(seen[0]))), (", words a sentence alone", range(2))):
        chosen = [row[list(columns)] for row in seen]
        found = [_left_out(chosen, levels, place) for place in range(len(texts))]
        pairs = list(zip(levels, found, strict=True))
        detail: dict[str, object] = {
            "texts": len(texts),
            "within one level": _rate(sum(abs(a - b) <= 1 for a, b in pairs), len(pairs)),
            "right, by level": {level: sum(a == b == level for a, b in pairs) for level in sorted({*levels})},
        }
        protocol = "leave one out; texts and grades are ours, no reader was asked"
        right = _rate(sum(a == b for a, b in pairs), len(pairs))
        yield Figure("wording", f"accuracy of level{name}", right, "sejuk graded texts", protocol, detail)


def _left_out(seen: Sequence[Vector], levels: Sequence[int], place: int) -> int:
    kept = [other for other in range(len(seen)) if other != place]
    weights = fitted([seen[other] for other in kept], [levels[other] for other in kept])
    return graded(float(seen[place] @ weights))


def wording_figures(data: Path | None = None) -> Iterator[Figure]:
    """Yield every figure on the test half and on the fourth writing; nothing outside the package is read."""
    for part in PARTS[1:]:
        yield from part_figures(part)
    yield from readability_figures()
