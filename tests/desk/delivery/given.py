"""Messages on their way. Everything here is invented."""

from __future__ import annotations

from typing import Any

from sejuk.desk.delivery.models import Channel, Message
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
from sejuk.desk.delivery.services.sending import deliver
from tests.desk.office import Desk

WORDS = Words("Klarifikasi: kotak suara tersegel", "Kotak suara di gudang kecamatan masih tersegel.\n")


def to(name: str, channel: str = Channel.MAIL, **changes: Any) -> Recipient:
    """Somebody, under a key of their own."""
    address = f"{name}@mitra.example" if channel == Channel.MAIL else name
    return Recipient(**{"key": f"contoh:{name}", "channel": channel, "address": address} | changes)


def queued(desk: Desk, *names: str, channel: str = Channel.MAIL, **options: Any) -> list[Message]:
    """One message each, waiting at the Polres."""
    queue("contoh:1", desk.polres, WORDS, [to(name, channel) for name in names], **options)
    return [Message.objects.get(key=f"contoh:{name}") for name in names]


def run(channel: str = Channel.MAIL) -> int:
    """One run that never waits for its turn."""
    return deliver(channel, seconds=60, sleep=lambda _seconds: None)


def state(message: Message) -> str:
    """As the database has it now."""
    return str(Message.objects.values_list("state", flat=True).get(pk=message.pk))


def left_uncertain(desk: Desk, name: str = "ragu") -> Message:
    """A message whose run died while it was on its way."""
    message = queued(desk, name)[0]
    Message.objects.filter(pk=message.pk).update(state="sending", runner=1, tries=1)
    Message.objects.filter(pk=message.pk).update(state="uncertain", runner=None, error="lost")
    message.refresh_from_db()
    return message
