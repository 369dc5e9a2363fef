"""Codes that connect a chat."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.delivery.models import LinkCode, TelegramChat

#: A code is for now, not for later.
LIFETIME = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Code:
    """What the owner is shown once: the code, and a link to the bot that brings it along."""

    code: str
    url: str
    expires_at: datetime


def start(owner: str) -> Code:
    """A fresh code for ``owner`` (``member:3``); one that was shown before is void."""
    code, ends = secrets.token_urlsafe(24), clock.now() + LIFETIME
    LinkCode.objects.update_or_create(owner=owner, defaults={"digest": _digest(code), "expires_at": ends})
    url = f"https://t.me/{settings.TELEGRAM_BOT}?start={code}" if settings.TELEGRAM_BOT else ""
    return Code(code, url, ends)


@transaction.atomic
def connect(code: str, chat: str) -> bool:
    """Use a code from a chat; whether it was one that counts. Used twice, the second use finds nothing."""
    at = clock.now()
    found = LinkCode.objects.select_for_update().filter(digest=_digest(code), expires_at__gt=at).first()
    if found is None:
        return False
    TelegramChat.objects.update_or_create(owner=found.owner, defaults={"chat": chat, "linked_at": at})
    found.delete()
    record(None, "telegram.linked", "telegram", "", kind=found.owner.partition(":")[0])
    return True


def chat_of(owner: str) -> str:
    """The owner's chat; empty where none is connected."""
    return chats_of([owner]).get(owner, "")


def chats_of(owners: list[str]) -> dict[str, str]:
    """The chats of many owners by one query; who has none is left out."""
    return dict(TelegramChat.objects.filter(owner__in=owners).values_list("owner", "chat"))


def disconnect(owner: str) -> bool:
    """Take the owner's chat away; whether there was one."""
    deleted, _by_model = TelegramChat.objects.filter(owner=owner).delete()
    if deleted:
        record(None, "telegram.unlinked", "telegram", "", kind=owner.partition(":")[0])
    return bool(deleted)


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
