"""What colleagues did, by e-mail to whoever has to know. A number and a name, no claim.

As with the clocks' mails, each is a transaction of its own that holds its row: after a crash the rest is
still owed, and nothing that went out is owed again.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from sejuk.desk.cases.mailed import mailed
from sejuk.desk.cases.models import ENDED, CaseNotice, SecondEyes
from sejuk.desk.cases.verification.access import ANSWERS
from sejuk.desk.duty.near import duty_addresses, officers
from sejuk.desk.shell.mailing import STALE, TRIES, Letter, send
from sejuk.desk.shell.turns import for_a_while

Kind = CaseNotice.Kind
#: What is this old was told or is on the screen; the chain keeps that a mail went out.
KEPT = timedelta(days=2)


def mail_notices(at: datetime) -> int:
    """Send what is owed at ``at``, for a while; give how many notices went out."""
    CaseNotice.objects.filter(made_at__lte=at - KEPT).delete()
    return sum(_mail(pk, at) for pk in for_a_while(list(owed(at).values_list("pk", flat=True))))


def owed(at: datetime) -> QuerySet[CaseNotice]:
    """Notices nobody got yet that still concern whom they name."""
    waiting = SecondEyes.objects.filter(
        case=OuterRef("case"), member=OuterRef("member"), done_at__isnull=True
    )
    still = (
        (Q(kind=Kind.SECOND) & Exists(waiting))
        | Q(kind__in=[Kind.HANDED, Kind.TWIN], case__unit=F("unit"))
        | Q(kind=Kind.QUESTION, step__answered_at=None, step__withdrawn_at=None)
        | Q(kind=Kind.RESPONSE)
    )
    fresh = CaseNotice.objects.filter(mailed_at=None, made_at__gt=at - STALE, mail_tries__lt=TRIES)
    return fresh.filter(still).exclude(case__state__in=ENDED).order_by("made_at", "pk")


@transaction.atomic
def _mail(pk: int, at: datetime) -> bool:
    rows = CaseNotice.objects.select_for_update(skip_locked=True, of=("self",))
    related = rows.select_related("case", "unit", "member__user", "by__user", "by__institution", "step")
    notice = related.filter(pk=pk, mailed_at=None).first()
    if notice is None:
        return False
    everybody = _addresses(notice, at)
    recipients = [one for one in everybody if notice.by is None or one != notice.by.user.email]
    if everybody and not recipients:  # they did it themselves
        notice.delete()
        return False
    context = {"notice": notice, "case": notice.case}
    error = send(Letter(f"case-notice-{pk}", "cases/mail/notice", recipients, notice.unit.time_zone, context))
    mailed(notice, notice.case_id, at, error, len(recipients))
    return not error


def _addresses(notice: CaseNotice, at: datetime) -> list[str]:
    if notice.member is not None:
        return [notice.member.user.email] if notice.member.is_active else []
    found = duty_addresses(notice.unit, at)
    if not found and notice.kind == Kind.QUESTION:  # an institution that keeps no duty here
        found = [one.user.email for one in officers(notice.unit, at, ANSWERS)]
    return found
