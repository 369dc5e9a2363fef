"""Chats under a key of the day: what is counted or named by it means nothing after midnight."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from uuid import UUID

from django.core.cache import cache

from sejuk.desk import clock
from sejuk.desk.listening.intake.authors import derive_key
from sejuk.desk.tipline.models import DayKey

#: Messages that one chat may send in an hour, and reports of them.
MESSAGES = 30
REPORTS = 6
_HOUR = 3600


def too_many(chat: str, door: str, most: int) -> bool:
    """Count one more try of a chat at a door; whether there were more than ``most`` within the hour."""
    name = f"tip:{_digest(f'{door}:{chat}')[:16].hex()}"
    cache.add(name, 0, _HOUR)
    return cache.incr(name) > most


def name_of(chat: str, message: str) -> UUID:
    """A name for one message of a chat, the same all day: a button that is pressed twice is one report."""
    return UUID(bytes=_digest(f"message:{chat}:{message}")[:16])


def forget_keys(at: datetime) -> int:
    """Delete the keys of days that are over; give how many."""
    deleted, _by_model = DayKey.objects.filter(day__lt=at.date()).delete()
    return deleted


def _digest(said: str) -> bytes:
    return hmac.digest(_key(), said.encode(), hashlib.sha256)


def _key() -> bytes:
    """Today's key: half in the database, for a day, half in the instance's pepper."""
    at = clock.now()
    row, is_new = DayKey.objects.get_or_create(day=at.date())
    if is_new:
        forget_keys(at)
    return derive_key(bytes(row.key), b"sejuk tip day")
