"""Whether exported ClaimReviews have the fields that readers ask for.

Required are those of Google's documentation of fact checks (``claimReviewed``, ``reviewRating`` with
``alternateName``, ``url``) and those without which a clarification would hide whose it is (``author`` that is
an organisation with a name, ``datePublished``, ``itemReviewed`` that is a claim).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sejuk.desk.factchecks.claimreview.json_ld import BadJsonError, Node, nodes, parse, scripts_of, types_of

_CONTEXTS = {"https://schema.org", "http://schema.org", "https://schema.org/", "http://schema.org/"}
_ORGANISATIONS = {"Organization", "GovernmentOrganization", "NewsMediaOrganization", "NGO"}


def validate(document: Any) -> list[str]:
    """What is wrong with the ClaimReviews of a JSON-LD document, one line each; empty where nothing is."""
    found = [node for node in nodes(document) if "ClaimReview" in types_of(node)]
    if not found:
        return ["no ClaimReview in it"]
    lines = [] if _has_context(document) else ["@context is not https://schema.org"]
    for number, node in enumerate(found, start=1):
        lines += [f"ClaimReview {number}: {problem}" for problem in problems_of(node)]
    return lines


def validate_text(text: str) -> list[str]:
    """As :func:`validate`, for the text of a JSON-LD document or of a page with such scripts."""
    scripts = [text] if text.lstrip()[:1] in {"{", "["} else scripts_of(text)
    try:
        documents = [parse(script) for script in scripts]
    except BadJsonError:
        return ["a script is no JSON"]
    with_reviews = [one for one in documents if any("ClaimReview" in types_of(node) for node in nodes(one))]
    return [line for one in with_reviews for line in validate(one)] if with_reviews else validate({})


def problems_of(node: Node) -> Iterator[str]:
    """What is wrong with one ClaimReview."""
    if not _text(node.get("claimReviewed")):
        yield "claimReviewed is missing"
    if not _is_address(node.get("url")):
        yield "url is no address"
    if not _is_moment(node.get("datePublished")):
        yield "datePublished is no date with a zone"
    yield from _rating(node.get("reviewRating"))
    yield from _author(node.get("author"))
    item = node.get("itemReviewed")
    if not isinstance(item, dict) or "Claim" not in types_of(item):
        yield "itemReviewed is no Claim"
    elif "author" in item:
        yield "itemReviewed names who made the claim"


def _has_context(document: Any) -> bool:
    outer = document if isinstance(document, list) else [document]
    return all(isinstance(one, dict) and one.get("@context") in _CONTEXTS for one in outer)


def _rating(rating: Any) -> Iterator[str]:
    if not isinstance(rating, dict) or "Rating" not in types_of(rating):
        yield "reviewRating is no Rating"
        return
    if not _text(rating.get("alternateName")):
        yield "reviewRating has no alternateName"
    value, worst, best = (rating.get(name) for name in ("ratingValue", "worstRating", "bestRating"))
    if value is None:
        return
    numbers = [one for one in (worst, value, best) if isinstance(one, int | float)]
    if len(numbers) < 3 or not numbers[0] <= numbers[1] <= numbers[2]:
        yield "ratingValue does not lie between worstRating and bestRating"


def _author(author: Any) -> Iterator[str]:
    if not isinstance(author, dict) or not types_of(author) & _ORGANISATIONS:
        yield "author is no organisation"
    elif not _text(author.get("name")):
        yield "author has no name"


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_address(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    parts = urlsplit(value)
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _is_moment(value: Any) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False
