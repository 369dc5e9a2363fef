"""ClaimReview read: from a page or a data feed into reviews, and what was wrong with the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sejuk.desk.factchecks.claimreview import json_ld
from sejuk.desk.factchecks.claimreview.fields import Fields, review_of
from sejuk.desk.factchecks.claimreview.json_ld import BadJsonError, Node
from sejuk.desk.factchecks.reviews import Problem, Review
from sejuk.desk.organisation.domains import BadDomainError, registrable_domain

#: Reviews of one document that are read.
MOST = 20_000
_CLAIM_REVIEW = "ClaimReview"


@dataclass(slots=True)
class Found:
    """The reviews of a document, and a line for each that could not be used."""

    reviews: list[Review] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def __iadd__(self, other: Found) -> Found:
        self.reviews += other.reviews
        self.problems += other.problems
        return self


def read_page(page: str, address: str, at: datetime) -> Found:
    """The fact-checks that the page at ``address`` marks up. A broken script does not hide the others."""
    found = Found()
    for number, script in enumerate(json_ld.scripts_of(page), start=1):
        try:
            document = json_ld.parse(script)
        except BadJsonError:
            if _CLAIM_REVIEW in script:
                found.problems.append(Problem(f"script {number}", "bad_json"))
            continue
        found += read_document(document, address, at, place=f"script {number}")
    return found


def read_document(document: Any, address: str, at: datetime, *, place: str = "") -> Found:
    """The fact-checks of a JSON-LD document that came from ``address``.

    An item of a data feed that has ``dateDeleted`` was withdrawn. A review whose page lies on another site
    than the document is not taken: nobody speaks for somebody else (G9).
    """
    found, known = Found(), json_ld.named(document)
    deleted = {id(node["item"]): _reason(node) for node in json_ld.nodes(document) if _is_deleted(node)}
    number = 0
    for node in json_ld.nodes(document):
        if _CLAIM_REVIEW not in json_ld.types_of(node) or len(node) <= 2:
            continue
        number += 1
        if number > MOST:
            found.problems.append(Problem(place, "too_many", str(MOST)))
            break
        _read(Fields(node, known, address), found, f"{place} #{number}".strip(), at, deleted.get(id(node)))
    return found


def _read(fields: Fields, found: Found, place: str, at: datetime, deleted: str | None) -> None:
    review, problem = review_of(fields, at, deleted)
    if problem:
        found.problems.append(Problem(fields.text("url")[:200] or place, problem))
    elif not same_site(review.url, fields.address):
        found.problems.append(
            Problem(review.url[:200], "other_site", urlsplit(fields.address).hostname or "")
        )
    else:
        found.reviews.append(review)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses lie under one registered domain."""
    hosts = [(urlsplit(address).hostname or "").lower() for address in (one, other)]
    if hosts[0] == hosts[1]:
        return bool(hosts[0])
    try:
        return registrable_domain(hosts[0]) == registrable_domain(hosts[1])
    except BadDomainError:
        return False


def _is_deleted(node: Node) -> bool:
    return "DataFeedItem" in json_ld.types_of(node) and bool(node.get("dateDeleted")) and "item" in node


def _reason(node: Node) -> str:
    said = node.get("description")
    return said if isinstance(said, str) else ""
