"""Runs every rule over one draft."""

from __future__ import annotations

from sejuk.engine.wording.draft import Draft
from sejuk.engine.wording.findings import Finding, Severity
from sejuk.engine.wording.reading import Reading
from sejuk.engine.wording.rules import ALL

_ORDER = {severity: place for place, severity in enumerate(Severity)}


def check(draft: Draft) -> list[Finding]:
    """Give what the rules find in ``draft``, the gravest first, then in the order of reading.

    Pure: the same draft gives the same findings, whatever was checked before. Never raises on any text. Time
    grows with the text alone.
    """
    reading = Reading(draft)
    places = {text.part: place for place, text in enumerate(reading.texts)}
    found = dict.fromkeys(finding for rule in ALL for finding in rule(reading))
    return sorted(
        found,
        key=lambda one: (_ORDER[one.severity], places[one.span.part], one.span.start, one.span.end, one.why),
    )
