"""A case for other systems: the narrative, the verdict and public addresses, and nothing else (G6)."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from sejuk.desk.audit import record
from sejuk.desk.cases.access import access_case
from sejuk.desk.cases.models import Case
from sejuk.desk.cases.referring.access import REFERS, standing_verdict
from sejuk.desk.cases.referring.addresses import addresses_of
from sejuk.desk.cases.referring.destinations import labels
from sejuk.desk.cases.transitions import CONFIRMS
from sejuk.desk.organisation.models import Member

EXPORTS = CONFIRMS | REFERS
#: A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(member: Member, pk: int, form: str) -> bytes:
    """The case as ``json`` or ``csv`` (one row an address); the chain says who took it."""
    case = access_case(member, pk, EXPORTS)
    content = content_of(case)
    record(member, "case.exported", "case", pk, format=form)
    return as_json(content) if form == "json" else as_csv(content)


def content_of(case: Case) -> dict[str, Any]:
    """What is exported; ``Refused`` without a confirmed verdict."""
    verdict = standing_verdict(case)
    return {
        "format": "sejuk-case/1",
        "case": str(case),
        "narrative": case.narrative.key if case.narrative else None,
        "title": case.title,
        "summary": case.summary,
        "verdict": {
            "version": verdict.version,
            "claim": verdict.claim,
            "explanation": verdict.explanation,
            "accuracy": verdict.accuracy,
            "harm": verdict.harm,
            "labels": labels(verdict.accuracy),
            "confirmed_at": verdict.confirmed_at.isoformat() if verdict.confirmed_at else None,
            "correction": verdict.correction,
        },
        "addresses": addresses_of(case),
    }


def as_json(content: dict[str, Any]) -> bytes:
    """UTF-8, sorted keys."""
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def as_csv(content: dict[str, Any]) -> bytes:
    """UTF-8 with a byte-order mark, as spreadsheets want it; no cell is a formula."""
    verdict = content["verdict"]
    shared = [content["case"], content["title"], content["summary"], verdict["claim"], verdict["accuracy"]]
    shared += [verdict["harm"], verdict["explanation"], verdict["correction"]]
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(
        ["case", "title", "summary", "claim", "accuracy", "harm", "explanation", "correction", "address"]
    )
    for address in content["addresses"] or [""]:
        writer.writerow([_cell(value) for value in (*shared, address)])
    return target.getvalue().encode("utf-8-sig")


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
