"""Ask about a kit, through its page."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.network.broadcasts.reading import opened
from sejuk.desk.network.models import PressQuestion
from sejuk.desk.shell.notify import notify

#: A newsroom's deadline does not wait for office hours.
ANSWER_WITHIN = timedelta(hours=4)


@transaction.atomic
def ask(word: str, client_id: uuid.UUID, text: str, contact: str) -> PressQuestion:
    """Take a question in; sent twice it is one."""
    kit, _digest = opened(word)
    at = clock.now()
    question, new = PressQuestion.objects.get_or_create(
        client_id=client_id,
        defaults={
            "unit": kit.unit,
            "broadcast": kit,
            "text": text.strip(),
            "contact": contact.strip().lower(),
            "received_at": at,
            "due_at": at + ANSWER_WITHIN,
        },
    )
    if new:
        record(None, "question.received", "question", question.pk, broadcast=kit.pk)
        notify("network")
    return question
