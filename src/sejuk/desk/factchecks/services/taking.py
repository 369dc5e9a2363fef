"""Take reviews from outside in: each once, corrections as new versions, withdrawals followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.factchecks.claims import digest_of
from sejuk.desk.factchecks.models import Appearance, FactCheck, Origin, State, Subscription
from sejuk.desk.factchecks.reviews import LONGEST_APPEARANCE, LONGEST_URL, Problem, Review
from sejuk.desk.factchecks.services.versions import correct, first, says_the_same
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.shell.notify import notify
from sejuk.engine import canonical_url

#: Reviews that are written in one transaction: while it lasts no other writer of the library goes on.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Bringer:
    """Who brings reviews in: a member for a unit, or a subscription."""

    member: Member | None = None
    unit: Unit | None = None
    subscription: Subscription | None = None

    @property
    def origin(self) -> Origin:
        """What it makes of a review that is new."""
        return Origin.SUBSCRIBED if self.subscription else Origin.IMPORTED


@dataclass(slots=True)
class Taken:
    """What became of reviews."""

    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    same: int = 0
    problems: list[Problem] = field(default_factory=list)


def take(reviews: Iterable[Review], bringer: Bringer) -> Taken:
    """Take reviews in. Coming again they change nothing; our own is changed by nobody from outside."""
    taken, at = Taken(), clock.now()
    pages = groupby(sorted(reviews, key=lambda one: one.url), key=lambda one: canonical_url(one.url))
    grouped = [(address or "", list(group)) for address, group in pages]
    for start in range(0, len(grouped), _AT_ONCE):
        with transaction.atomic():
            for address, group in grouped[start : start + _AT_ONCE]:
                _take_page(address, group, bringer, at, taken)
    if taken.added or taken.changed or taken.withdrawn:
        notify("factchecks")
    return taken


def _take_page(address: str, group: list[Review], bringer: Bringer, at: datetime, taken: Taken) -> None:
    """The reviews of one page. One left over on either side is the same check with its claim corrected."""
    if not address or len(address) > LONGEST_URL:
        taken.problems += [Problem(one.url[:200], "bad_url") for one in group]
        return
    rows = {one.claim_digest: one for one in FactCheck.objects.select_for_update().filter(address=address)}
    if any(row.is_ours for row in rows.values()):
        taken.problems += [Problem(one.url, "ours") for one in group]
        return
    fresh = {digest_of(one.claim): one for one in group}
    for digest in fresh.keys() & rows.keys():
        _update(rows.pop(digest), fresh.pop(digest), bringer, at, taken)
    if len(rows) == len(fresh) == 1:
        _update(rows.popitem()[1], fresh.popitem()[1], bringer, at, taken)
    for review in fresh.values():
        _add(address, review, bringer, at, taken)


def _add(address: str, review: Review, bringer: Bringer, at: datetime, taken: Taken) -> None:
    if review.withdrawn:
        taken.same += 1  # withdrawn before we knew of it: there is nothing to take back here
        return
    row = FactCheck(
        address=address,
        origin=bringer.origin,
        by=bringer.member,
        unit=bringer.unit,
        subscription=bringer.subscription,
        added_at=at,
        changed_at=at,
    )
    first(row, review, at)
    _appear(row, review)
    taken.added += 1


def _update(row: FactCheck, review: Review, bringer: Bringer, at: datetime, taken: Taken) -> None:
    if review.withdrawn:
        _withdraw(row, review, at, taken)
        return
    _appear(row, review)
    if row.state == State.CURRENT and says_the_same(row, review):
        taken.same += 1
        return
    row.state, row.withdrawn_at, row.withdrawn_because = State.CURRENT, None, ""
    row.subscription = row.subscription or bringer.subscription
    correct(row, review, at)
    taken.changed += 1


def _withdraw(row: FactCheck, review: Review, at: datetime, taken: Taken) -> None:
    if row.state == State.WITHDRAWN:
        taken.same += 1
        return
    row.state, row.withdrawn_at, row.changed_at = State.WITHDRAWN, at, at
    row.withdrawn_because = review.withdrawn_because[:400]
    row.save()
    taken.withdrawn += 1


def _appear(row: FactCheck, review: Review) -> None:
    """Public addresses where the claim appeared, without a handle; what has no such form is left out (G1)."""
    found = [canonical_url(one) for one in review.appearances]
    kept = {one for one in found if one and len(one) <= LONGEST_APPEARANCE and one != row.address}
    rows = [Appearance(factcheck=row, address=one) for one in sorted(kept)]
    Appearance.objects.bulk_create(rows, ignore_conflicts=True)
