"""One person changes a narrative at a time."""

from __future__ import annotations

from sejuk.desk.narratives.models import Narrative


def locked(pk: int) -> Narrative:
    """The narrative as it is now, held until the transaction ends."""
    return Narrative.objects.select_for_update().get(pk=pk)
