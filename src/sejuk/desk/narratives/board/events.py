"""What happened to a narrative, for a member's eyes."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from sejuk.desk.narratives.access import accessible_narratives
from sejuk.desk.narratives.models import Narrative, NarrativeEvent
from sejuk.desk.organisation.models import Member


@dataclass(frozen=True, slots=True)
class Happening:
    """An event; ``other`` is the other narrative's number where the member may see it."""

    event: NarrativeEvent
    other: str


def events_of(member: Member, narrative: Narrative) -> list[Happening]:
    """Merges, splits and mutes, newest first."""
    events = list(
        NarrativeEvent.objects.filter(Q(narrative=narrative) | Q(other=narrative))
        .select_related("by", "narrative", "other")
        .order_by("-at", "-pk")
    )
    others = {_other(event, narrative) for event in events} - {None}
    visible = dict(
        accessible_narratives(member).filter(pk__in=[o.pk for o in others if o]).values_list("pk", "key")
    )
    return [Happening(event, visible.get(getattr(_other(event, narrative), "pk", 0), "")) for event in events]


def _other(event: NarrativeEvent, narrative: Narrative) -> Narrative | None:
    return event.other if event.narrative_id == narrative.pk else event.narrative
