"""Make, check and withdraw tokens."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.cases.models import ApiToken
from sejuk.desk.cases.transitions import READS
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused

#: The longest life of a token, in days.
LONGEST = 365
#: So that a leaked token is recognised as one.
PREFIX = "sejuk_"


@transaction.atomic
def make(member: Member, unit: Unit, name: str, days: int, *, may_propose: bool) -> tuple[ApiToken, str]:
    """A token and its secret, which is shown once and not kept."""
    require(member, READS, unit)
    secret = PREFIX + secrets.token_urlsafe(32)
    now = clock.now()
    token = ApiToken.objects.create(
        name=name.strip(),
        digest=digest(secret),
        member=member,
        unit=unit,
        may_propose=may_propose,
        made_at=now,
        expires_at=now + timedelta(days=min(days, LONGEST)),
    )
    record(
        member, "token.made", "token", token.pk,
        unit=unit.pk, may_propose=may_propose, expires_at=token.expires_at.isoformat(),
    )  # fmt: skip
    return token, secret


@transaction.atomic
def withdraw(member: Member, pk: int) -> None:
    """End one's own token now."""
    token = own_tokens(member).select_for_update().filter(pk=pk).first()
    if token is None:
        raise Refused(_("Token ini bukan milik Anda."), _("Buka daftar token Anda."), status=404)
    if token.withdrawn_at is None:
        token.withdrawn_at = clock.now()
        token.save(update_fields=["withdrawn_at"])
        record(member, "token.withdrawn", "token", pk)


def own_tokens(member: Member) -> QuerySet[ApiToken]:
    """The member's tokens, newest first."""
    return ApiToken.objects.filter(member=member).select_related("unit").order_by("-pk")


def check(secret: str) -> ApiToken | None:
    """The token of a secret, if it still works."""
    rows = ApiToken.objects.select_related("member__institution", "member__user", "unit__territory")
    return rows.filter(
        digest=digest(secret),
        withdrawn_at__isnull=True,
        expires_at__gt=clock.now(),
        member__is_active=True,
        member__user__is_active=True,
    ).first()


def digest(secret: str) -> str:
    """What is kept of a secret: its SHA-256 (it has 256 random bits)."""
    return hashlib.sha256(secret.encode()).hexdigest()
