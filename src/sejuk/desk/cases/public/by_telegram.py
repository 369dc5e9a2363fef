"""A contact that is a chat with the office's bot: answered there, at most once, then forgotten.

It is sealed like an e-mail address. Nobody can type one into the public form: that takes e-mail addresses.
"""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from sejuk.desk.cases.models import Report
from sejuk.desk.delivery.models import Channel
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue

#: What the messages to those who wrote to the bot belong to.
BATCH = "tip-line"
_PREFIX = "telegram:"


def contact_of(chat: str) -> str:
    """The contact that a chat is."""
    return f"{_PREFIX}{chat}"


def chat_in(contact: str) -> str:
    """The chat of a contact; empty where it is an e-mail address."""
    return contact.removeprefix(_PREFIX) if contact.startswith(_PREFIX) else ""


@sensitive_variables()
def answer_chat(number: str, chat: str, answer: str) -> bool:
    """Queue the answer to a report for its chat, once however often it is asked for."""
    unit = Report.objects.select_related("unit").get(number=number).unit
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Laporan Anda dengan nomor %(number)s sudah dijawab.") % {"number": number}
        last = _("Nomor percakapan ini sudah dihapus dari sistem kami. Kirim pesan lain kapan saja.")
    name = hashlib.sha256(f"answer:{number}".encode()).hexdigest()[:32]
    to = Recipient(key=f"tip-answer:{name}", channel=Channel.TELEGRAM, address=chat)
    queue(BATCH, unit, Words(subject, f"{answer}\n\n{last}"), [to])
    return True
