"""Private notes have an end: what was said while a text was made is nobody's business later (G10)."""

from __future__ import annotations

from datetime import timedelta

from sejuk.desk import clock
from sejuk.desk.responses.models import Note

#: Notes are deleted after this.
KEEP = timedelta(days=365)


def forget_notes() -> int:
    """Delete notes whose time is over; give how many."""
    return Note.objects.filter(at__lt=clock.now() - KEEP).delete()[0]
