"""Alerts by e-mail: one mail an alert, to the duty officers of its unit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from sejuk.desk.audit import record
from sejuk.desk.duty.near import duty_addresses
from sejuk.desk.narratives.models import Alert, AlertState, Narrative
from sejuk.desk.shell.mailing import STALE, TRIES, Letter, note, send
from sejuk.desk.shell.notify import notify


def mail_alerts(at: datetime) -> int:
    """Send what is due at ``at``; give how many alerts went out."""
    sent = 0
    for pk in list(_due(at).values_list("pk", flat=True)):
        sent += _mail(pk, at)
    return sent


def _due(at: datetime) -> QuerySet[Alert]:
    # Units that are called until somebody answers get no second mail about the same (duty.calling).
    return (
        Alert.objects.exclude(unit__call_chain__is_on=True)
        .filter(
            state=AlertState.NEW,
            mailed_at__isnull=True,
            raised_at__gt=at - STALE,
            raised_at__lte=at,
            mail_tries__lt=TRIES,
            narrative__authors_count__gte=Narrative.VISIBLE_AUTHORS,
        )
        .order_by("raised_at")
    )


@transaction.atomic
def _mail(pk: int, at: datetime) -> bool:
    alert = (
        Alert.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("narrative", "unit")
        .filter(pk=pk, mailed_at__isnull=True)
        .first()
    )
    if alert is None:
        return False
    recipients = duty_addresses(alert.unit, at)
    zone = alert.unit.time_zone
    error = send(Letter(f"alert-{pk}", "narratives/mail/alert", recipients, zone, {"alert": alert}))
    _note(alert, at, error, len(recipients))
    return not error


def _note(alert: Alert, at: datetime, error: str, recipients: int) -> None:
    note(alert, at, error)
    if error:
        record(None, "alert.mail_failed", "alert", alert.pk, error=error, tries=alert.mail_tries)
    else:
        record(None, "alert.mailed", "alert", alert.pk, recipients=recipients)
    notify("alerts")
