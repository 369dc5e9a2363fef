"""Write what a fact-check says: its first version, and each that corrects the one before."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sejuk.desk.factchecks.claims import digest_of
from sejuk.desk.factchecks.models import FactCheck, Version
from sejuk.desk.factchecks.reviews import Review

#: Fields of a review that make a new version where they differ.
_SAID = ("claim", "rating", "accuracy", "title", "summary", "correction")


def first(row: FactCheck, review: Review, at: datetime) -> None:
    """Fill a new row with what the review says, and keep it as version 1."""
    _fill(row, review)
    row.version = 1
    row.save()
    _keep(row, at)


def correct(row: FactCheck, review: Review, at: datetime, version: int | None = None) -> None:
    """Replace what the row says; the version before stays readable (G11)."""
    _fill(row, review)
    row.version = version or row.version + 1
    row.corrected_at = row.changed_at = at
    row.save()
    _keep(row, at)


def says_the_same(row: FactCheck, review: Review) -> bool:
    """Whether the review adds nothing to what the row says."""
    same = all(getattr(row, name) == getattr(review, name) for name in _SAID)
    return same and row.evidence == _links(review)


def _fill(row: FactCheck, review: Review) -> None:
    for name in (*_SAID, "url", "language", "publisher", "publisher_url", "published_at"):
        setattr(row, name, getattr(review, name))
    row.claim_digest = digest_of(review.claim)
    row.evidence = _links(review)


def _keep(row: FactCheck, at: datetime) -> None:
    said = {name: getattr(row, name) for name in _SAID}
    Version.objects.create(
        factcheck=row, number=row.version, at=at, claim_digest=row.claim_digest, evidence=row.evidence, **said
    )


def _links(review: Review) -> list[dict[str, str]]:
    return [asdict(one) for one in review.evidence]
