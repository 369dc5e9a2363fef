"""Takes a message to the tip-line in."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.db import connection, transaction

from sejuk.desk import audit, clock
from sejuk.desk.listening.intake import IntakeRefused, Taken, take
from sejuk.desk.listening.intake.authors import AUTHOR_BYTES, derive_key
from sejuk.desk.listening.intake.candidates import digest
from sejuk.desk.listening.intake.counting import recount
from sejuk.desk.listening.intake.state import LOCK_SPACE
from sejuk.desk.listening.models import Post, Sighting, Source, SourceState, TipFamily, TipMessage
from sejuk.desk.listening.tipline.families import family_of
from sejuk.desk.listening.tipline.reading import MAX_TEXT, MIN_TEXT, is_chat
from sejuk.desk.narratives.models import AuthorKey
from sejuk.desk.organisation.models import Member
from sejuk.engine import canonical_url, mask_mentions
from sejuk.sources.items import Item

#: So many independent senders bring a message without a public address in (G10).
SENDERS = 3
_LOCK = 3


class Outcome(StrEnum):
    """What became of a message; texts in ``listening/forms_tips.py``."""

    ENTERED = "entered"
    HELD = "held"
    ALREADY = "already"
    CLOSED = "closed"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    CHAT = "chat"
    NO_ADDRESS = "no_address"


@dataclass(frozen=True, slots=True)
class Tip:
    """A message as it came. ``sender`` is whatever tells senders apart; it is hashed and forgotten."""

    text: str
    address: str = ""
    sender: str = ""
    member: Member | None = None


def tip_line() -> Source | None:
    """The open tip-line, the oldest where there are several."""
    active = Source.objects.filter(kind=Source.Kind.TIP_LINE, state=SourceState.ACTIVE)
    return active.filter(office__listening_since__isnull=False).order_by("pk").first()


def receive(tip: Tip) -> Outcome:
    """Take one message in, hold it back, or say why not. Nothing is stored of what is refused."""
    text, address = tip.text.strip(), canonical_url(tip.address) if tip.address.strip() else ""
    problem = _problem(text, address)
    if problem is not None:
        return problem
    source = tip_line()
    if source is None:
        return Outcome.CLOSED
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK_SPACE, _LOCK])
        return _receive(source, tip, mask_mentions(text), address or "")


def _problem(text: str, address: str | None) -> Outcome | None:
    if len(text) < MIN_TEXT:
        return Outcome.TOO_SHORT
    if len(text) > MAX_TEXT:
        return Outcome.TOO_LONG
    if is_chat(text):
        return Outcome.CHAT
    return Outcome.NO_ADDRESS if address is None else None


def _receive(source: Source, tip: Tip, text: str, address: str) -> Outcome:
    at = clock.now()
    family = family_of(source, text, at)
    _message, is_new = TipMessage.objects.get_or_create(
        family=family,
        sender=_sender(family, tip),
        defaults={
            "source": source,
            "text": text,
            "address": address,
            "received_at": at,
            "expires_at": at + timedelta(days=source.office.retention_days),
        },
    )
    if not is_new:
        return Outcome.ALREADY
    audit.record(
        tip.member, "tip.received", "source", source.pk, public=tip.member is None, with_address=bool(address)
    )
    waiting = list(family.messages.filter(post__isnull=True).order_by("pk"))
    vouched = family.messages.count() >= SENDERS
    entering = waiting if vouched else [one for one in waiting if one.address]
    if not entering:
        return Outcome.HELD
    try:
        take(
            source,
            [_item(one) for one in entering],
            at,
            also=_link(source, family, entering),
            vouched=vouched,
        )
    except IntakeRefused:
        return Outcome.CLOSED
    return Outcome.ENTERED if any(one.pk == _message.pk for one in entering) else Outcome.HELD


def _item(message: TipMessage) -> Item:
    return Item(
        external_id=f"tip-{message.pk}",
        text=message.text,
        url=message.address or None,
        published_at=message.received_at,
    )


def _sender(family: TipFamily, tip: Tip) -> bytes:
    """A hash that means something inside one family only. What a member enters is by that member."""
    who = f"member\x00{tip.member.pk}" if tip.member else f"public\x00{tip.sender}"
    key = derive_key(bytes(family.salt), b"sejuk tip")
    return hmac.digest(key, who.encode(), hashlib.sha256)[:AUTHOR_BYTES]


def _link(source: Source, family: TipFamily, entering: list[TipMessage]) -> Callable[[Taken], None]:
    """Tie messages to their posts, and let the senders of messages without an address count as authors.

    They count under a key of the family's own, which is never the narrative's current one: so that who
    sends two wordings of a rumour is never counted twice.
    """

    def link(taken: Taken) -> None:
        keys: dict[int, AuthorKey] = {}
        for message in entering:
            post = _post_of(source, message)
            if post is None:
                continue
            TipMessage.objects.filter(pk=message.pk).update(post=post)
            if not message.address and post.author is None:
                key = keys.get(post.narrative_id) or _key_in(family, post.narrative_id)
                keys[post.narrative_id] = key
                Post.objects.filter(pk=post.pk).update(author=message.sender, author_key=key)
        with connection.cursor() as cursor:
            recount(cursor, list(keys))

    return link


def _post_of(source: Source, message: TipMessage) -> Post | None:
    external = digest("external", f"{source.pk}\x00tip-{message.pk}")
    seen = Sighting.objects.filter(source=source, external=external).select_related("post").first()
    if seen is None and message.address:
        return Post.objects.filter(identity=digest("address", message.address)).first()
    return seen.post if seen else None


def _key_in(family: TipFamily, narrative_id: int) -> AuthorKey:
    earlier = Post.objects.filter(tips__family=family, narrative_id=narrative_id, author_key__isnull=False)
    post = earlier.select_related("author_key").first()
    if post is not None and post.author_key is not None and not post.author_key.is_current:
        return post.author_key
    return AuthorKey.objects.create(narrative_id=narrative_id, is_current=False)
