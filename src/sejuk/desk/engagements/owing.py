"""What is owed and late: marked once, mailed once, to its owner or else to the unit's duty officers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from sejuk.desk.audit import record
from sejuk.desk.duty.near import duty_addresses
from sejuk.desk.engagements.models import Commitment, CommitmentState, Question, QuestionState
from sejuk.desk.shell.mailing import STALE, TRIES, Letter, send
from sejuk.desk.shell.notify import notify

_WAITING: dict[type[Question | Commitment], tuple[str, ...]] = {
    Question: (QuestionState.ASKED, QuestionState.PROMISED),
    Commitment: (CommitmentState.OPEN,),
}


def tick(at: datetime) -> int:
    """Mark what has become late at ``at`` and mail about it; give how many mails went out."""
    sent = 0
    for kind in _WAITING:
        if _waiting(kind).filter(due_at__lte=at, late_at=None).update(late_at=at):
            notify("engagements")
        sent += sum(_mail(kind, pk, at) for pk in list(_unmailed(kind, at).values_list("pk", flat=True)))
    return sent


def _waiting(kind: type[Question | Commitment]) -> QuerySet[Question | Commitment]:
    found: QuerySet[Question | Commitment] = kind._default_manager.filter(state__in=_WAITING[kind])
    return found


def _unmailed(kind: type[Question | Commitment], at: datetime) -> QuerySet[Question | Commitment]:
    return _waiting(kind).filter(mailed_at=None, late_at__gt=at - STALE, mail_tries__lt=TRIES).order_by("pk")


@transaction.atomic
def _mail(kind: type[Question | Commitment], pk: int, at: datetime) -> bool:
    rows = _unmailed(kind, at).select_for_update(skip_locked=True, of=("self",))
    owed = rows.select_related("engagement__unit", "owner__user").filter(pk=pk).first()
    if owed is None:
        return False
    unit = owed.engagement.unit
    to = [owed.owner.user.email] if owed.owner else duty_addresses(unit, at)
    name = kind._meta.model_name or ""
    key = f"late-{name}-{pk}-{owed.due_at:%Y%m%d%H%M}"
    error = send(Letter(key, f"engagements/mail/late_{name}", to, unit.time_zone, {"owed": owed}))
    owed.mail_tries, owed.mailed_at = owed.mail_tries + 1, None if error else at
    owed.save(update_fields=["mail_tries", "mailed_at"])
    record(None, f"{name}.mailed", name, pk, error=error)
    return not error
