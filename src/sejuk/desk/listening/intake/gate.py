"""Whether a source may bring anything in (G16, G18)."""

from __future__ import annotations

from datetime import datetime

from sejuk.desk.listening.intake.refusals import IntakeRefused, Refusal
from sejuk.desk.listening.models import Source, SourceState


def open_gate(source_id: int, at: datetime) -> Source:
    """The source as it is now, with its office, or :class:`IntakeRefused`.

    Called inside the intake's transaction: what a person changed a moment ago counts.
    """
    source = Source.objects.select_related("office").get(pk=source_id)
    if source.office.listening_since is None:
        raise IntakeRefused(Refusal.LISTENING_IS_OFF)
    if source.state != SourceState.ACTIVE:
        raise IntakeRefused(Refusal.SOURCE_NOT_ACTIVE)
    if source.ends_on < at.date():
        raise IntakeRefused(Refusal.SOURCE_ENDED)
    return source
