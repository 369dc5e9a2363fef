"""A muted narrative stays visible and warm; it only raises no alert until a stated moment."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.narratives.access import access_narrative
from sejuk.desk.narratives.models import Narrative, NarrativeEvent
from sejuk.desk.narratives.services.locking import locked
from sejuk.desk.narratives.transitions import ALLOWED_TRANSITIONS
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition


@transaction.atomic
def mute(member: Member, key: str, until: datetime, reason: str) -> Narrative:
    """Let the narrative raise no alert until ``until``."""
    narrative = locked(access_narrative(member, key).pk)
    step = transition(ALLOWED_TRANSITIONS, "mute", narrative.state)
    access_narrative(member, key, step.roles)
    narrative.state, narrative.muted_until = step.end, until
    narrative.save(update_fields=["state", "muted_until"])
    _note(member, narrative, NarrativeEvent.Kind.MUTE, reason)
    record(member, "narrative.muted", "narrative", key, until=until.isoformat(), reason=reason[:200])
    return narrative


@transaction.atomic
def unmute(member: Member, key: str, reason: str) -> Narrative:
    """Let the narrative raise alerts again."""
    narrative = locked(access_narrative(member, key).pk)
    step = transition(ALLOWED_TRANSITIONS, "unmute", narrative.state)
    access_narrative(member, key, step.roles)
    narrative.state, narrative.muted_until = step.end, None
    narrative.save(update_fields=["state", "muted_until"])
    _note(member, narrative, NarrativeEvent.Kind.UNMUTE, reason)
    record(member, "narrative.unmuted", "narrative", key, reason=reason[:200])
    return narrative


def _note(member: Member, narrative: Narrative, kind: str, reason: str) -> None:
    NarrativeEvent.objects.create(narrative=narrative, kind=kind, at=clock.now(), by=member, reason=reason)
    notify("narratives")
