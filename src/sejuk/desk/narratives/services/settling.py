"""A person answers an alert. Answering it twice in the same way changes nothing."""

from __future__ import annotations

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.narratives.access import access_alert
from sejuk.desk.narratives.models import Alert, AlertState
from sejuk.desk.narratives.transitions import ALERT_TRANSITIONS, TENDS
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition


def acknowledge(member: Member, pk: int, note: str = "") -> Alert:
    """Say that somebody works on it."""
    return _settle(member, pk, "acknowledge", AlertState.ACKNOWLEDGED, note)


def dismiss(member: Member, pk: int, note: str) -> Alert:
    """Say that it is no problem, and why."""
    return _settle(member, pk, "dismiss", AlertState.DISMISSED, note)


@transaction.atomic
def _settle(member: Member, pk: int, verb: str, end: str, note: str) -> Alert:
    access_alert(member, pk, TENDS)
    alert = Alert.objects.select_for_update().select_related("narrative").get(pk=pk)
    if alert.state == end:
        return alert
    step = transition(ALERT_TRANSITIONS, verb, alert.state)
    access_alert(member, pk, step.roles)
    alert.state, alert.note = step.end, note or alert.note
    alert.acknowledged_by, alert.acknowledged_at = member, clock.now()
    alert.save(update_fields=["state", "note", "acknowledged_by", "acknowledged_at"])
    record(member, f"alert.{end}", "alert", pk, narrative=alert.narrative.key)
    notify("alerts")
    return alert
