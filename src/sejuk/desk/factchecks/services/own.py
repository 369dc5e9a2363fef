"""Our own clarifications in the library: the door that publishing goes through when something goes out.

    add_own(item, url)            a clarification was published, or published anew as a corrected version
    withdraw_own(number, because) it was withdrawn

Both may be called again and change nothing then. What has no claim is no fact-check and is left out.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import Accuracy
from sejuk.desk.factchecks.models import FactCheck, Origin, State
from sejuk.desk.factchecks.reviews import Evidence, Review
from sejuk.desk.factchecks.services.versions import correct, first
from sejuk.desk.organisation.models import Institution
from sejuk.desk.responses.item import Item, Kind
from sejuk.desk.shell.notify import notify
from sejuk.engine import canonical_url


def from_item(item: Item, url: str) -> Review:
    """The review that a published item is; ``url`` is the address of its public page.

    Raises:
        ValueError: the item is about no claim or tells no verdict, so it is no fact-check.
    """
    if not item.claim or item.verdict is None:
        raise ValueError("an item without a claim and a verdict is no fact-check")
    return Review(
        url=url,
        claim=item.claim,
        rating=item.verdict.label,
        accuracy=item.verdict.code if item.verdict.code in Accuracy.values else "",
        publisher=item.institution,
        published_at=item.approved_at,
        title=item.title[:300],
        summary=item.summary,
        language=item.language[:3],
        evidence=tuple(Evidence(one.label, one.address) for one in item.sources if one.address),
        correction=item.correction,
    )


def is_factcheck(item: Item) -> bool:
    """Whether an item is a clarification that answers a claim with a verdict.

    A press release or talking points about the same claim are not a second fact-check of it.
    """
    return item.kind == Kind.CLARIFICATION and bool(item.claim) and item.verdict is not None


@transaction.atomic
def add_own(
    item: Item, url: str, *, institution: Institution | None = None, case_id: int | None = None
) -> FactCheck | None:
    """Enter what was published, or its corrected version; None where it is no fact-check.

    Args:
        institution: who answers for it; found by the item's name of it where it is not given.
        case_id: the case it answers, so that verification offers it once.
    """
    if not is_factcheck(item):
        return None
    at, review = clock.now(), from_item(item, url)
    row = FactCheck.objects.select_for_update().filter(number=item.number).first()
    if row is not None and (row.sha256 == item.sha256 or item.version <= row.version):
        return row
    if row is None:
        row = _made(item, review, institution or Institution.objects.get(name=item.institution), at)
        row.case_id = case_id
        first(row, review, at)
    else:
        row.sha256 = item.sha256
        correct(row, review, at, item.version)
    record(None, "factcheck.published", "factcheck", row.pk, number=item.number, version=item.version)
    notify("factchecks")
    return row


def _made(item: Item, review: Review, institution: Institution, at: datetime) -> FactCheck:
    return FactCheck(
        address=canonical_url(review.url) or review.url,
        origin=Origin.OWN,
        institution=institution,
        number=item.number,
        sha256=item.sha256,
        added_at=at,
        changed_at=at,
    )


@transaction.atomic
def withdraw_own(number: int, because: str) -> FactCheck | None:
    """Withdraw a clarification: its page says so and why, and it is offered to nobody any more."""
    row = FactCheck.objects.select_for_update().filter(number=number).first()
    if row is None or row.state == State.WITHDRAWN:
        return row
    at = clock.now()
    row.state, row.withdrawn_at, row.changed_at, row.withdrawn_because = (
        State.WITHDRAWN,
        at,
        at,
        because[:400],
    )
    row.save()
    record(None, "factcheck.withdrawn", "factcheck", row.pk, number=number)
    notify("factchecks")
    return row
