"""The fields of one ClaimReview node, as careless as sites write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from sejuk.desk.cases.models import Accuracy
from sejuk.desk.factchecks.claimreview.json_ld import Node, types_of
from sejuk.desk.factchecks.crosswalk import accuracy_of
from sejuk.desk.factchecks.reviews import (
    LONGEST_CLAIM,
    LONGEST_SUMMARY,
    LONGEST_URL,
    MOST_LINKS,
    Evidence,
    Review,
)
from sejuk.engine import mask_mentions
from sejuk.sources.cleaning import plain_line, plain_text
from sejuk.sources.dates import parse_when

#: Name of the property that carries our own code of a verdict between offices.
ACCURACY_ID = "sejuk:accuracy"
_ORGANISATIONS = ("Organization", "NGO", "Corporation", "MediaOrganization")
_LINKS_OF_CLAIM = ("appearance", "firstAppearance", "url", "sameAs")


@dataclass(frozen=True, slots=True)
class Fields:
    """A node of a document that came from ``address``; ``known`` resolves its references."""

    node: Node
    known: Mapping[str, Node]
    address: str

    def all(self, *names: str) -> Iterator[Any]:
        """The values of the fields, one by one, references followed."""
        for name in names:
            value = self.node.get(name)
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, Mapping) and set(one) == {"@id"}:
                    yield self.known.get(str(one["@id"]), one)
                elif one not in (None, ""):
                    yield one

    def text(self, *names: str) -> str:
        """The first text of the fields; of an object its ``@value`` or name."""
        for one in self.all(*names):
            said = (
                one.get("@value") or one.get("name") or one.get("text") if isinstance(one, Mapping) else one
            )
            if isinstance(said, str) and said.strip():
                return said
            if isinstance(said, int | float) and not isinstance(said, bool):
                return str(said)
        return ""

    def inner(self, *names: str) -> Iterator[Fields]:
        """The objects in the fields."""
        for one in self.all(*names):
            if isinstance(one, Mapping):
                yield Fields(one, self.known, self.address)

    def links(self, *names: str) -> Iterator[tuple[str, str]]:
        """The links in the fields as whole addresses, with the words beside them."""
        for one in self.all(*names):
            said = Fields(one, self.known, self.address) if isinstance(one, Mapping) else None
            link = said.text("url", "@id") if said else one
            if isinstance(link, str) and (whole := _whole(self.address, link)):
                yield whole, plain_line(said.text("name", "headline"))[:160] if said else ""


def review_of(fields: Fields, at: datetime, deleted: str | None) -> tuple[Review, str]:
    """The review of a node, and what is wrong with it (a code of ``words.PROBLEMS``), empty where nothing is.

    Whoever wrote the check as a person, and whoever made the claim, is not read at all (G1).
    """
    claim = _words(fields.text("claimReviewed"), LONGEST_CLAIM)
    title = plain_line(mask_mentions(fields.text("headline", "name")))[:300]
    rating, accuracy = _rating(fields, title)
    review = Review(
        url=_address(fields),
        claim=claim,
        rating=rating,
        accuracy=accuracy,
        publisher=_publisher(fields) or (urlsplit(fields.address).hostname or ""),
        publisher_url=_publisher_url(fields),
        published_at=min(_moment(fields, at), at),
        title=title,
        summary=_words(fields.text("description", "reviewBody"), LONGEST_SUMMARY),
        language=_language(fields),
        evidence=tuple(_evidence(fields)),
        appearances=tuple(_appearances(fields)),
        correction=_words(fields.text("correction"), LONGEST_SUMMARY),
        withdrawn=deleted is not None,
        withdrawn_because=plain_line(deleted or "")[:400],
    )
    return review, _problem(review)


def _problem(review: Review) -> str:
    if not review.claim:
        return "no_claim"
    if not review.rating:
        return "no_rating"
    return "bad_url" if not review.url or len(review.url) > LONGEST_URL else ""


def _address(fields: Fields) -> str:
    for link, _label in fields.links("url", "mainEntityOfPage"):
        return link
    return fields.address


def _rating(fields: Fields, title: str) -> tuple[str, str]:
    """The publisher's words, and the code: our own where an office says it, else the crosswalk's."""
    for rating in fields.inner("reviewRating"):
        value, best = rating.text("ratingValue"), rating.text("bestRating")
        words = rating.text("alternateName", "name", "ratingExplanation") or (
            f"{value}/{best}" if best else value
        )
        words = plain_line(words)[:160]
        return words, _own_code(rating) or accuracy_of(words, title)
    words = plain_line(fields.text("reviewRating"))[:160]
    return words, accuracy_of(words, title)


def _own_code(rating: Fields) -> str:
    for one in rating.inner("identifier"):
        if one.text("propertyID") == ACCURACY_ID and one.text("value") in Accuracy.values:
            return one.text("value")
    return ""


def _publisher(fields: Fields) -> str:
    """An organisation's name; a person's or one of unknown kind is not kept (G1)."""
    return next(
        (plain_line(one.text("name"))[:200] for one in _organisations(fields) if one.text("name")), ""
    )


def _publisher_url(fields: Fields) -> str:
    for one in _organisations(fields):
        for link, _label in one.links("url"):
            return link if len(link) <= 400 else ""
    return ""


def _organisations(fields: Fields) -> Iterator[Fields]:
    for one in fields.inner("author", "publisher", "sourceOrganization"):
        if any(name.endswith(_ORGANISATIONS) for name in types_of(one.node)):
            yield one


def _moment(fields: Fields, at: datetime) -> datetime:
    for name in ("datePublished", "dateCreated", "dateModified"):
        if (found := parse_when(fields.text(name))) is not None:
            return found
    return at


def _language(fields: Fields) -> str:
    said = fields.text("inLanguage").strip().lower().replace("_", "-").partition("-")[0]
    return said if 2 <= len(said) <= 3 and said.isascii() and said.isalpha() else ""


def _evidence(fields: Fields) -> Iterator[Evidence]:
    found = [
        (link, label) for link, label in fields.links("citation", "isBasedOn") if len(link) <= LONGEST_URL
    ]
    labels: dict[str, str] = {}
    for link, label in found[:MOST_LINKS]:
        labels.setdefault(link, label)
    for link, label in labels.items():
        yield Evidence(label, link)


def _appearances(fields: Fields) -> Iterator[str]:
    for claim in fields.inner("itemReviewed"):
        for link, _label in list(claim.links(*_LINKS_OF_CLAIM))[:MOST_LINKS]:
            yield link


def _words(text: str, most: int) -> str:
    return mask_mentions(plain_text(text))[:most].strip()


def _whole(address: str, link: str) -> str:
    try:
        whole = urljoin(address, link.strip())
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in {"http", "https"} and parts.hostname else ""
