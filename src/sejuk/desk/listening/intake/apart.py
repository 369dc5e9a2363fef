"""Narratives that the engine would merge and that stay two, because of what people decided on one (G2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.backends.utils import CursorWrapper

from sejuk.desk.cases.services.together import stay_apart
from sejuk.desk.listening.intake import state
from sejuk.desk.listening.intake.assembled import Assembled, assemble
from sejuk.desk.listening.intake.candidates import Candidate
from sejuk.desk.listening.intake.events import absorbed_by, moves_of
from sejuk.desk.narratives.models import Narrative, NarrativeEvent

Pair = tuple[Narrative, Narrative]


def group(cursor: CursorWrapper, new: Sequence[Candidate], source_id: int, at: datetime) -> Assembled:
    """Run the engine over ``new``; again, from what is stored, while it would merge what stays apart.

    Each pair is noted, and the engine leaves noted pairs two; so every further run has one pair less.
    """
    while True:
        batch = assemble(cursor, state.current(cursor), new, source_id)
        pairs = _refused(batch)
        if not pairs:
            return batch
        for one, other in pairs:
            NarrativeEvent.objects.create(narrative=one, other=other, kind=NarrativeEvent.Kind.APART, at=at)
        state.forget()


def _refused(batch: Assembled) -> list[Pair]:
    """Stored narratives of which the batch would bring one, or a part of it, into the other."""
    pairs = set(absorbed_by(batch.result.events).items())
    pairs |= {(old, final) for old, _variant, final in moves_of(batch) if old != final}
    stored = Narrative.objects.in_bulk({key for pair in pairs for key in pair}, field_name="key")
    known = [(stored[one], stored[other]) for one, other in sorted(pairs) if {one, other} <= stored.keys()]
    return [(one, other) for one, other in known if stay_apart(one.pk, other.pk)]
