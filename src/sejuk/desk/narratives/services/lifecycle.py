"""What the clock alone does to narratives."""

from __future__ import annotations

from datetime import datetime, timedelta

from sejuk.desk.narratives.models import Narrative, NarrativeEvent, NarrativeState
from sejuk.desk.narratives.transitions import ALLOWED_TRANSITIONS
from sejuk.desk.states import transition

#: A narrative without a new post for so long has ended; a new post revives it.
SILENCE = timedelta(days=14)


def age(at: datetime) -> int:
    """End what fell silent, revive what spoke again, unmute what was muted until now; give how many."""
    return _move("end", NarrativeState.ACTIVE, at) + _move("revive", NarrativeState.ENDED, at) + _unmute(at)


def _move(verb: str, start: NarrativeState, at: datetime) -> int:
    end = transition(ALLOWED_TRANSITIONS, verb, start).end
    narratives = Narrative.objects.filter(state=start)
    silent = at - SILENCE
    due = narratives.filter(last_at__lt=silent) if verb == "end" else narratives.filter(last_at__gte=silent)
    return due.update(state=end)


def _unmute(at: datetime) -> int:
    due = list(Narrative.objects.filter(state=NarrativeState.MUTED, muted_until__lte=at))
    end = transition(ALLOWED_TRANSITIONS, "unmute_on_time", NarrativeState.MUTED).end
    Narrative.objects.filter(pk__in=[one.pk for one in due]).update(state=end, muted_until=None)
    NarrativeEvent.objects.bulk_create(
        NarrativeEvent(narrative=one, kind=NarrativeEvent.Kind.UNMUTE, at=one.muted_until or at)
        for one in due
    )
    return len(due)
