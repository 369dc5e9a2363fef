"""Alerts by e-mail: one mail an alert, to the duty officers of its unit.

The alert's row is held while its mail leaves, so that two workers cannot send it twice. Nobody can ask a
mail server what it did: after a crash in that moment the alert goes out again, under the same Message-ID,
which mail programs show once. A warning twice is better than none.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone, translation

from sejuk.desk.audit import record
from sejuk.desk.narratives.models import Alert, AlertState, Narrative
from sejuk.desk.organisation.models import Assignment, Role, Unit
from sejuk.desk.shell.notify import notify

logger = logging.getLogger(__name__)

#: An alert this old is on the screen already; a mail would only confuse.
STALE = timedelta(hours=12)
TRIES = 6


def mail_alerts(at: datetime) -> int:
    """Send what is due at ``at``; give how many alerts went out."""
    sent = 0
    for pk in list(_due(at).values_list("pk", flat=True)):
        sent += _mail(pk, at)
    return sent


def _due(at: datetime) -> QuerySet[Alert]:
    return Alert.objects.filter(
        state=AlertState.NEW,
        mailed_at__isnull=True,
        raised_at__gt=at - STALE,
        raised_at__lte=at,
        mail_tries__lt=TRIES,
        narrative__authors_count__gte=Narrative.VISIBLE_AUTHORS,
    ).order_by("raised_at")


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
    error = _send(alert, recipients) if recipients else "no_recipient"
    _note(alert, at, error, len(recipients))
    return not error


def duty_addresses(unit: Unit, at: datetime) -> list[str]:
    """E-mail addresses of the duty officers of ``unit``, or of the nearest unit above that has one."""
    current = Assignment.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=at),
        role=Role.DUTY_OFFICER,
        member__is_active=True,
        member__user__is_active=True,
    )
    step: Unit | None = unit
    while step is not None:
        found = current.filter(unit=step).order_by("member_id").values_list("member__user__email", flat=True)
        if addresses := list(found):
            return addresses
        step = step.parent
    return []


def _send(alert: Alert, recipients: list[str]) -> str:
    """Send one mail; give the error's code, empty when the server took it."""
    try:
        _message(alert, recipients).send()
    except (OSError, SMTPException) as error:
        logger.warning("alert %s was not mailed: %s", alert.pk, type(error).__name__)
        return "refused"
    return ""


def _message(alert: Alert, recipients: list[str]) -> EmailMessage:
    context = {"alert": alert, "site": settings.SITE_URL}
    with translation.override(settings.LANGUAGE_CODE), timezone.override(alert.unit.time_zone):
        subject = render_to_string("narratives/mail/alert_subject.txt", context).strip()
        body = render_to_string("narratives/mail/alert.txt", context)
    return EmailMessage(
        subject.replace("\n", " "),
        body,
        to=recipients,
        headers={"Message-ID": f"<alert-{alert.pk}@sejuk.local>"},
    )


def _note(alert: Alert, at: datetime, error: str, recipients: int) -> None:
    alert.mail_tries, alert.mail_error = alert.mail_tries + 1, error
    alert.mailed_at = None if error else at
    alert.save(update_fields=["mail_tries", "mail_error", "mailed_at"])
    if error:
        record(None, "alert.mail_failed", "alert", alert.pk, error=error, tries=alert.mail_tries)
    else:
        record(None, "alert.mailed", "alert", alert.pk, recipients=recipients)
    notify("alerts")
