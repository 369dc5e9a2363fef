"""How far a batch is, for the rooms that queued it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from sejuk.desk.delivery.models import Message


@dataclass(frozen=True, slots=True)
class Progress:
    """Messages of a batch by state."""

    waiting: int = 0
    sending: int = 0
    sent: int = 0
    failed: int = 0
    uncertain: int = 0
    dropped: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.waiting + self.sending + self.sent + self.failed + self.uncertain + self.dropped

    @property
    def open(self) -> int:
        """Those that still go out by themselves."""
        return self.waiting + self.sending


def progress(batch: str) -> Progress:
    """The figures of one batch."""
    return progress_of([batch])[batch]


def progress_of(batches: list[str]) -> dict[str, Progress]:
    """The figures of many batches by one query."""
    counted: dict[str, dict[str, int]] = {batch: {} for batch in batches}
    rows = Message.objects.filter(batch__in=batches).values_list("batch", "state")
    for batch, state, count in rows.annotate(count=Count("pk")).order_by():
        counted[batch][state] = count
    return {batch: Progress(**states) for batch, states in counted.items()}


def state_of(key: str) -> str:
    """The state of one message; empty where there is none of this key."""
    found: str | None = Message.objects.filter(key=key).values_list("state", flat=True).first()
    return found or ""
