"""Merges that the engine made become the desk's."""

from __future__ import annotations

from datetime import datetime

from django.db.backends.utils import CursorWrapper

from sejuk.desk.listening.intake.assembled import Assembled, absorbed_in
from sejuk.desk.listening.intake.merging import absorb
from sejuk.desk.narratives.models import Narrative


def apply_events(cursor: CursorWrapper, batch: Assembled, received_at: datetime) -> None:
    """Let narratives absorb each other as the engine said, in its order.

    Narratives that were opened and absorbed in the same batch never reached the database.
    """
    merges = absorbed_in(batch.result.events)
    stored = Narrative.objects.in_bulk({*merges, *merges.values()}, field_name="key")
    for absorbed_key, keep_key in merges.items():
        absorbed, keep = stored.get(absorbed_key), stored.get(keep_key)
        if absorbed is not None and keep is not None:
            keep.refresh_from_db()
            absorbed.refresh_from_db()
            absorb(cursor, keep, absorbed, received_at)
