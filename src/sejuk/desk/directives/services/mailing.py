"""Directives by e-mail to the duty officers of a unit: a subject, times and a link, not what it says.

Each mail is a transaction of its own that holds its row: after a crash the rest is still owed, and nothing
that went out is owed again. A unit without duty officers is told through the nearest above that has some.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from sejuk.desk.audit import record
from sejuk.desk.directives.models import DirectiveState, Notice
from sejuk.desk.duty.near import duty_addresses
from sejuk.desk.shell.mailing import STALE, TRIES, Letter, note, send
from sejuk.desk.shell.turns import for_a_while

_NEW = (Notice.Kind.DELIVERED, Notice.Kind.CORRECTED)


def mail_notices(at: datetime) -> int:
    """Send what is owed at ``at``, for a while; give how many went out."""
    sent: Counter[tuple[int, str]] = Counter()
    for pk in for_a_while(list(owed(at).values_list("pk", flat=True))):
        if (went := _mail(pk, at)) is not None:
            sent[went] += 1
    for (directive, kind), mails in sent.items():
        record(None, "directive.mailed", "directive", directive, kind=kind, mails=mails)
    return sent.total()


def owed(at: datetime) -> QuerySet[Notice]:
    """Notices of running directives that nobody got yet; what a unit did meanwhile needs no reminder."""
    return (
        Notice.objects.filter(
            directive__state=DirectiveState.SENT,
            mailed_at=None,
            made_at__gt=at - STALE,
            mail_tries__lt=TRIES,
        )
        .filter(~Q(mail_error="no_recipient"))
        .order_by("made_at", "pk")
    )


@transaction.atomic
def _mail(pk: int, at: datetime) -> tuple[int, str] | None:
    rows = Notice.objects.select_for_update(skip_locked=True, of=("self",))
    notice = rows.select_related("directive__unit", "unit", "task").filter(pk=pk, mailed_at=None).first()
    if notice is None:
        return None
    recipients = duty_addresses(notice.unit, at)
    context = {"notice": notice, "directive": notice.directive, "is_new": notice.kind in _NEW}
    letter = Letter(f"directive-{pk}", "directives/mail/notice", recipients, notice.unit.time_zone, context)
    error = send(letter)
    note(notice, at, error)
    return None if error else (notice.directive_id, notice.kind)
