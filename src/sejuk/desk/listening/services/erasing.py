"""Erase what was taken in from an address, and keep it out (G11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from sejuk.desk.listening.intake.candidates import digest
from sejuk.desk.listening.models import ErasedAddress, Post, TipMessage
from sejuk.desk.organisation.models import Office
from sejuk.desk.shell.notify import notify


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows went. Counts and aggregates of narratives stay as they were."""

    posts: int
    tips: int


@transaction.atomic
def erase_address(address: str, at: datetime) -> Erased:
    """Delete posts and messages of a canonical address; for the retention period it stays out."""
    identity = digest("address", address)
    until = at + timedelta(days=Office.objects.get().retention_days)
    ErasedAddress.objects.update_or_create(identity=identity, defaults={"until": until})
    posts = Post.objects.filter(identity=identity) | Post.objects.filter(address=address)
    found = list(posts.values_list("pk", flat=True))
    Post.objects.filter(pk__in=found).delete()
    tips = TipMessage.objects.filter(address=address)
    said = tips.count()
    tips.delete()
    notify("narratives")
    return Erased(len(found), said)


def is_erased(address: str, at: datetime) -> bool:
    """Whether a canonical address was erased and may not come in now."""
    return ErasedAddress.objects.filter(identity=digest("address", address), until__gt=at).exists()
