"""Put messages on their way: the only door in for everything that leaves the desk through this room."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.delivery.models import Channel, Message, Text
from sejuk.desk.organisation.models import Unit
from sejuk.desk.shell.notify import notify

_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Words:
    """What everybody gets: a subject in one line and a plain text."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient over one channel.

    ``key`` names the message for ever: queued again under it, nothing happens. ``owner`` (``partner:7``) lets
    :func:`forget` find it. ``personal`` stands under the words and is known to this recipient alone.
    """

    key: str
    channel: str
    address: str = field(repr=False)
    owner: str = ""
    personal: str = field(default="", repr=False)
    unsubscribe_url: str = field(default="", repr=False)


@transaction.atomic
def queue(
    batch: str,
    unit: Unit,
    words: Words,
    recipients: Iterable[Recipient],
    *,
    urgent: bool = False,
    not_after: datetime | None = None,
) -> int:
    """Queue one text to recipients; give how many were not queued before.

    Args:
        batch: what the messages belong to, such as ``broadcast:12``; ``progress`` counts by it.
        unit: whose people settle what goes wrong.
        not_after: from when on a message that still waits would only confuse.
    """
    from sejuk.desk.delivery.tasks import wake

    at = clock.now()
    common = {"batch": batch, "unit": unit, "text": _kept(words), "urgent": urgent, "not_after": not_after}
    times = {"made_at": at, "due_at": at, "changed_at": at}
    rows = [Message(**asdict(one), **common, **times) for one in recipients]
    new = sum(_insert(rows[start : start + _ROWS]) for start in range(0, len(rows), _ROWS))
    if new:
        wake(Channel.values)
        notify("delivery")
    return new


def _insert(rows: list[Message]) -> int:
    known = set(Message.objects.filter(key__in=[row.key for row in rows]).values_list("key", flat=True))
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    return len({row.key for row in rows} - known)


def _kept(words: Words) -> Text:
    """The words' one row; a subject is one line, whatever it was made of."""
    subject = " ".join(words.subject.split())[:200]
    digest = hashlib.sha256(f"{subject}\x00{words.body}".encode()).hexdigest()
    rows = Text.objects.select_for_update()
    return rows.get_or_create(sha256=digest, defaults={"subject": subject, "body": words.body})[0]
