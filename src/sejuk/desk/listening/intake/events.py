"""Merges that the engine made become the desk's."""

from __future__ import annotations

from datetime import datetime

from django.db.backends.utils import CursorWrapper

from sejuk.desk.listening.intake.assembled import Assembled
from sejuk.desk.listening.intake.merging import absorb
from sejuk.desk.narratives.models import Narrative


def apply_events(cursor: CursorWrapper, batch: Assembled, at: datetime) -> None:
    """Let stored narratives be absorbed as the engine said; after the batch's posts are stored.

    Narratives that were opened and absorbed in the same batch never reach the database.
    """
    stored = Narrative.objects.filter(key__in=batch.absorbed).order_by("pk")
    for absorbed in stored:
        keep = Narrative.objects.get(key=batch.final(absorbed.key))
        absorb(cursor, keep, absorbed, at)
