"""From an item to what may be stored of it: masked, without its account, with one identity."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from django.conf import settings

from sejuk.desk.listening.intake.authors import hkdf, seed_of
from sejuk.desk.listening.models import Source
from sejuk.engine import canonical_url, mask_mentions
from sejuk.sources.items import Item

MAX_TEXT = 10_000
#: Clocks differ; what claims to be later than this is taken as published when it was received.
FUTURE_TOLERANCE = timedelta(minutes=10)
#: An account name shorter than this would mask ordinary words.
_SHORTEST_NAME = 5


@dataclass(frozen=True, slots=True)
class SealedItem(Item):
    """An item of a stored file: its account was replaced by the author's seed when the file came in."""

    seed: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item ready to become a post; ``seed`` stands for its author until the narrative is known."""

    external: bytes
    identity: bytes
    address: str
    text: str = field(repr=False)
    published_at: datetime
    region: str | None
    seed: bytes | None = field(repr=False)


def candidate(item: Item, source: Source, received_at: datetime) -> Candidate | None:
    """What may be stored of ``item``; None where nothing is left to store."""
    text = masked_text(item)
    if not text:
        return None
    address = address_of(item)
    external = digest("external", f"{source.pk}\x00{item.external_id}")
    return Candidate(
        external=external,
        identity=digest("address", address) if address else external,
        address=address,
        text=text,
        published_at=_published(item, received_at),
        region=item.region,
        seed=None if source.is_public_voice else _seed(item, address),
    )


def _seed(item: Item, address: str) -> bytes | None:
    return item.seed if isinstance(item, SealedItem) else seed_of(item.account, address)


def address_of(item: Item) -> str:
    """The canonical address, empty where there is none or where it is too long to be one."""
    address = canonical_url(item.url) if item.url else None
    return address if address and len(address) <= 400 else ""


def masked_text(item: Item) -> str:
    """Title and text with people masked: handles, numbers, and the item's own account."""
    text = item.text.strip()
    if item.title and not text.startswith(item.title):
        text = f"{item.title.strip()}\n\n{text}"
    text = mask_mentions(text.replace("\x00", ""))
    return mask_name(text, item.account)[:MAX_TEXT].strip()


def mask_name(text: str, account: str | None) -> str:
    """``text`` without the account's name, where the name is long enough to be one."""
    name = (account or "").strip().lstrip("@")
    if len(name) < _SHORTEST_NAME or name.casefold() not in text.casefold():
        return text
    return re.sub(rf"(?<!\w)@?{re.escape(name)}(?!\w)", "@…", text, flags=re.IGNORECASE)


def _published(item: Item, received_at: datetime) -> datetime:
    published = item.published_at
    if published is None or published > received_at + FUTURE_TOLERANCE:
        return received_at
    return published


def digest(kind: str, value: str) -> bytes:
    """A keyed digest: whoever holds only the database cannot look an address or id up."""
    return hmac.digest(_identity_key(settings.PEPPER), f"{kind}\x00{value}".encode(), hashlib.sha256)


@cache
def _identity_key(pepper: str) -> bytes:
    return hkdf(pepper.encode(), b"", b"sejuk identity")
