"""What a batch says about its source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sejuk.desk.listening.intake.candidates import Candidate
from sejuk.desk.listening.intake.single_author import FIELDS, note_authors
from sejuk.desk.listening.models import Source, SourceHealth


def note_items(source: Source, new: Sequence[Candidate], received_at: datetime) -> None:
    """Note new items at their source, and pause a source that turns out to be one person's (G16)."""
    if not new:
        return
    health, _created = SourceHealth.objects.get_or_create(source=source)
    health.last_item_at = received_at
    health.counted_items += len(new)
    if health.counted_since is None:
        health.counted_since = received_at
    single = note_authors(source, health, new)
    health.save(update_fields=["last_item_at", "counted_items", "counted_since", *FIELDS])
    if single:
        _pause(source, received_at)


def _pause(source: Source, at: datetime) -> None:
    from sejuk.desk.listening.services.states import pause_single_author

    pause_single_author(source, at)
