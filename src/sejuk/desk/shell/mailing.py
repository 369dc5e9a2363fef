"""Mail to colleagues about something that waits: written in the unit's time, sent once, failures given back.

Callers hold the row of what they write about while its mail leaves, so that two workers cannot send it
twice. Nobody can ask a mail server what it did: after a crash in that moment the mail goes out again under
the same Message-ID, which mail programs show once. A warning twice is better than none.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation

logger = logging.getLogger(__name__)

#: What is this old is on the screen already; a mail would only confuse.
STALE = timedelta(hours=12)
TRIES = 6


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail. ``key`` names it for ever; ``template`` stands for ``….txt`` and ``…_subject.txt``.

    ``zone``: the zone of the unit that is told.
    """

    key: str
    template: str
    recipients: Sequence[str]
    zone: str
    context: Mapping[str, object]


class Mailed(Protocol):
    """A row that remembers how often its mail was tried, why it failed last and when it left."""

    mailed_at: datetime | None
    mail_tries: int
    mail_error: str

    def save(self, *, update_fields: Sequence[str]) -> None:
        """Write these columns."""


def note(row: Mailed, at: datetime, error: str) -> None:
    """Put down how a try at ``at`` went; ``error`` is what ``send`` gave."""
    row.mail_tries, row.mail_error = row.mail_tries + 1, error
    row.mailed_at = None if error else at
    row.save(update_fields=["mail_tries", "mail_error", "mailed_at"])


def send(letter: Letter) -> str:
    """Send one mail; give the error's code, empty when the server took it."""
    if not letter.recipients:
        return "no_recipient"
    message = _message(letter)
    try:
        message.send()
    except (OSError, SMTPException) as error:
        logger.warning("%s was not mailed: %s", letter.key, type(error).__name__)
        return "refused"
    except ValueError as error:
        # A heading or an address that mail cannot carry: one bad letter does not stop those after it.
        logger.warning("%s cannot be mailed: %s", letter.key, type(error).__name__)
        return "bad_mail"
    return ""


def _message(letter: Letter) -> EmailMessage:
    context = {**letter.context, "site": settings.SITE_URL}
    with translation.override(settings.LANGUAGE_CODE), timezone.override(letter.zone):
        subject = render_to_string(f"{letter.template}_subject.txt", context)
        body = render_to_string(f"{letter.template}.txt", context)
    return EmailMessage(
        " ".join(subject.split()),
        body,
        to=list(letter.recipients),
        headers={"Message-ID": f"<{letter.key}@sejuk.local>"},
    )
