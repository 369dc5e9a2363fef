"""ClaimReview written: one clarification, and all of ours as a DataFeed.

What an institution says about a claim is marked as exactly that: the author is the institution
(``GovernmentOrganization``), the genre is an official clarification, and a sentence says that it is no
independent fact-check. No badge, no rating scale of a fact-checker and no reviewer's name is put on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sejuk.desk.factchecks.claimreview.fields import ACCURACY_ID
from sejuk.desk.factchecks.crosswalk import RATING_VALUES
from sejuk.desk.factchecks.models import FactCheck, State

CONTEXT = "https://schema.org"
#: Said in the language of the texts, in every item.
NOT_INDEPENDENT = "Klarifikasi resmi lembaga, bukan pemeriksaan fakta independen."
_WORST, _BEST = 1, 5


def claim_review(row: FactCheck) -> dict[str, Any]:
    """The ClaimReview of one of our own clarifications, as it stands on its page and in the feed."""
    institution = _institution(row)
    said: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "@id": f"{row.url}#klarifikasi",
        "url": row.url,
        "claimReviewed": row.claim,
        "itemReviewed": _claim(row),
        "reviewRating": _rating(row),
        "author": institution,
        "publisher": institution,
        "datePublished": row.published_at.isoformat(),
        "dateModified": (row.corrected_at or row.published_at).isoformat(),
        "headline": row.title,
        "description": row.summary,
        "genre": "Klarifikasi resmi",
        "disambiguatingDescription": NOT_INDEPENDENT,
        "inLanguage": row.language,
        "version": row.version,
        "citation": [_link(one) for one in row.evidence],
    }
    if row.correction:
        said["correction"] = {"@type": "CorrectionComment", "text": row.correction}
    return {name: value for name, value in said.items() if value not in ("", [])}


def feed_item(row: FactCheck) -> dict[str, Any]:
    """One clarification in the feed; a withdrawn one says when it was taken back, and why."""
    item: dict[str, Any] = {
        "@type": "DataFeedItem",
        "dateCreated": row.added_at.isoformat(),
        "dateModified": row.changed_at.isoformat(),
        "item": {name: value for name, value in claim_review(row).items() if name != "@context"},
    }
    if row.state == State.WITHDRAWN and row.withdrawn_at is not None:
        item["dateDeleted"] = row.withdrawn_at.isoformat()
        item["description"] = row.withdrawn_because
    return item


def data_feed(rows: Iterable[FactCheck], name: str, address: str) -> dict[str, Any]:
    """A DataFeed of our clarifications, newest change first."""
    items = [feed_item(row) for row in rows]
    changed = max((item["dateModified"] for item in items), default=None)
    said = {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": name,
        "url": address,
        "description": NOT_INDEPENDENT,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "dataFeedElement": items,
    }
    return said | ({"dateModified": changed} if changed else {})


def _institution(row: FactCheck) -> dict[str, Any]:
    said = {"@type": "GovernmentOrganization", "name": row.publisher}
    domain = row.institution.domain if row.institution else ""
    return said | ({"url": f"https://{domain}/"} if domain else {})


def _claim(row: FactCheck) -> dict[str, Any]:
    """The claim and where it appeared; never who made it (G1)."""
    seen = [one.address for one in row.appearances.all() if one.address.startswith("https://")]
    works = [{"@type": "CreativeWork", "url": one} for one in seen]
    return {"@type": "Claim", "name": row.claim} | ({"appearance": works} if works else {})


def _rating(row: FactCheck) -> dict[str, Any]:
    said: dict[str, Any] = {"@type": "Rating", "alternateName": row.rating}
    value = RATING_VALUES.get(row.accuracy)
    if value is not None:
        said |= {"ratingValue": value, "worstRating": _WORST, "bestRating": _BEST}
    if row.accuracy:
        said["identifier"] = {"@type": "PropertyValue", "propertyID": ACCURACY_ID, "value": row.accuracy}
    return said


def _link(one: dict[str, str]) -> dict[str, str]:
    said = {"@type": "CreativeWork", "url": one["url"]}
    return said | ({"name": one["label"]} if one["label"] else {})
