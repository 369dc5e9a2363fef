"""``/stop``: the chat is forgotten at once, wherever it still stands."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from sejuk.desk.cases.models import Report
from sejuk.desk.cases.public.by_telegram import BATCH, contact_of
from sejuk.desk.cases.public.contact import unseal
from sejuk.desk.delivery.services.forgetting import forget_unsettled
from sejuk.desk.tipline.hashing import forget_keys


@sensitive_variables()
@transaction.atomic
def stop(chat: str) -> int:
    """Empty the contact of every report of this chat; give how many there were.

    Which reports are a chat's stands nowhere, so each sealed contact that is left is opened and compared.
    """
    wanted = contact_of(chat)
    held = Report.objects.filter(kind=Report.Kind.PUBLIC).exclude(contact=b"").only("pk", "number", "contact")
    found = [one.pk for one in held.iterator(500) if unseal(one.contact, one.number) == wanted]
    return Report.objects.filter(pk__in=found).update(contact=b"")


def forget_old(at: datetime) -> int:
    """Keys of days that are over, and chats that an answer did not reach within a day; give how many."""
    return forget_keys(at) + forget_unsettled(BATCH, at - timedelta(days=1))
