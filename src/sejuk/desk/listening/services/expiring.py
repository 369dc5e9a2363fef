"""What is no longer needed goes (G10); counts stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from sejuk.desk import audit
from sejuk.desk.cases.models import ENDED, Case
from sejuk.desk.listening.models import ErasedAddress, Fetch, Post, TipFamily, TipMessage
from sejuk.desk.shell.notify import notify

_BATCH = 5000
#: Counts of single fetches are kept for the health page only.
_FETCHES_KEPT = timedelta(days=30)

#: A key dies with the last post of its narrative, and with it everything its hashes could say.
_DEAD_KEYS = """
DELETE FROM narratives_authorkey AS k
WHERE NOT EXISTS (SELECT FROM listening_post p WHERE p.author_key_id = k.id)
  AND NOT EXISTS (SELECT FROM listening_post p WHERE p.narrative_id = k.narrative_id)
"""


@dataclass(frozen=True, slots=True)
class Expired:
    """How many rows went."""

    posts: int
    tips: int
    keys: int


def expire_posts(at: datetime) -> Expired:
    """Delete posts that no open case holds, tips and author keys whose time is over.

    In batches, each its own transaction.
    """
    posts = 0
    while gone := _delete_some(at):
        posts += gone
    tips, _rows = TipMessage.objects.filter(expires_at__lte=at).delete()
    TipFamily.objects.filter(messages__isnull=True).delete()
    ErasedAddress.objects.filter(until__lte=at).delete()
    Fetch.objects.filter(at__lt=at - _FETCHES_KEPT).delete()
    expired = Expired(posts, tips, _dead_keys())
    if expired.posts or expired.tips or expired.keys:
        audit.record(None, "posts.expired", "office", 1, posts=posts, tips=tips, keys=expired.keys)
        notify("narratives")
    return expired


def _delete_some(at: datetime) -> int:
    with transaction.atomic():
        due = Post.objects.filter(~Exists(_open_cases()), expires_at__lte=at)
        ids = list(due.values_list("pk", flat=True)[:_BATCH])
        Post.objects.filter(pk__in=ids).delete()
    return len(ids)


def _open_cases() -> QuerySet[Case]:
    """Open cases of a post's narrative: they hold it back from expiring."""
    return Case.objects.filter(narrative=OuterRef("narrative")).exclude(state__in=ENDED)


def _dead_keys() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_DEAD_KEYS)
        return int(cursor.rowcount)
