"""A message becomes a report: as from the public form, with the chat as its sealed contact."""

from __future__ import annotations

import hashlib
from typing import Any

from django.views.decorators.debug import sensitive_variables

from sejuk.desk.cases.models import Report
from sejuk.desk.cases.public.by_telegram import BATCH, contact_of
from sejuk.desk.cases.reporting.receiving import Told, receive_report
from sejuk.desk.delivery.linking.polling import Heard, Reply
from sejuk.desk.delivery.models import Channel
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
from sejuk.desk.listening.forms_tips import outcome_words
from sejuk.desk.tipline import words
from sejuk.desk.tipline.hashing import REPORTS, name_of, too_many
from sejuk.desk.tipline.reading import Sent


@sensitive_variables()
def report(heard: Heard, message: dict[str, Any], sent: Sent) -> Reply | None:
    """Take a report in; its number is queued with it, so that neither is lost nor said twice.

    The same message reported twice on one day is one report, and its number is said again.
    """
    if sent.problem:
        return Reply(sent.problem)
    if too_many(heard.chat, "report", REPORTS):
        return Reply(words.slow_down())
    told = Told(
        client_id=name_of(heard.chat, str(message.get("message_id", heard.update))),
        text=sent.text,
        address=sent.address,
        sender=f"telegram\x00{heard.chat}",
        contact=contact_of(heard.chat),
    )
    received = receive_report(told)
    if not received.number:
        return Reply(outcome_words(received.outcome))
    _say_number(heard, received.number)
    return None


def _say_number(heard: Heard, number: str) -> None:
    unit = Report.objects.select_related("unit").get(number=number).unit
    subject, body = words.reported(number)
    # The key is of the item of the post, not of the chat or the report.
    name = hashlib.sha256(f"tip:{heard.update}:{number}".encode()).hexdigest()[:32]
    to = Recipient(key=f"tip:{name}", channel=Channel.TELEGRAM, address=heard.chat)
    queue(BATCH, unit, Words(subject, body), [to], urgent=True)
