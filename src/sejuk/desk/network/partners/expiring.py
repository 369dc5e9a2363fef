"""Proposals without an answer: deleted, and not repeated soon."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sejuk.desk.audit import record
from sejuk.desk.delivery.services.forgetting import forget
from sejuk.desk.network.models import LeftAlone, Partner, PartnerState
from sejuk.desk.network.partners.leaving_alone import SILENCE, leave_alone


@transaction.atomic
def expire_proposals(at: datetime) -> int:
    """Delete proposals whose time is over and silences that are; give how many proposals."""
    over = list(Partner.objects.select_for_update().filter(state=PartnerState.PROPOSED, expires_at__lte=at))
    for partner in over:
        forget(partner.owner)
        leave_alone(partner.contact, at + SILENCE)
    Partner.objects.filter(pk__in=[partner.pk for partner in over]).delete()
    LeftAlone.objects.filter(until__lte=at).delete()
    if over:
        record(None, "partners.expired", "partner", "", count=len(over))
    return len(over)
