"""A member's own shifts as a calendar behind a secret address. Only the address's SHA-256 is kept."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.duty.access import own_watches
from sejuk.desk.duty.models import Feed
from sejuk.desk.ics import Event
from sejuk.desk.organisation.models import Member

#: Calendars keep what was for a while.
_PAST = timedelta(days=14)


@transaction.atomic
def make(member: Member) -> str:
    """A new secret; the one before it opens nothing any more."""
    token = secrets.token_urlsafe(24)
    kept = {"token_digest": _digest(token), "made_at": clock.now()}
    Feed.objects.update_or_create(member=member, defaults=kept)
    record(member, "duty.feed_made", "member", member.pk)
    return token


@transaction.atomic
def drop(member: Member) -> None:
    """Take the secret away."""
    if Feed.objects.filter(member=member).delete()[0]:
        record(member, "duty.feed_withdrawn", "member", member.pk)


def has_feed(member: Member) -> bool:
    """Whether the member has a secret address."""
    return Feed.objects.filter(member=member).exists()


def member_of(token: str) -> Member | None:
    """Whose secret this is; None for anything else, and for somebody who has left."""
    feeds = Feed.objects.filter(
        token_digest=_digest(token), member__is_active=True, member__user__is_active=True
    )
    feed = feeds.select_related("member").first()
    return feed.member if feed else None


def events(member: Member) -> Iterator[Event]:
    """The member's shifts; names of others are not in them."""
    url = f"{settings.SITE_URL}{reverse('duty:mine')}" if settings.SITE_URL else ""
    for watch in own_watches(member, clock.now() - _PAST):
        shift = watch.shift
        yield Event(
            uid=f"shift-{shift.pk}-{member.pk}@sejuk",
            summary=f"{shift.name}, {shift.unit.name}",
            start=shift.starts_at,
            end=shift.ends_at,
            changed_at=shift.starts_at - timedelta(days=36),
            zone=shift.unit.time_zone,
            url=url,
        )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
