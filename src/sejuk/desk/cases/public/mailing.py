"""The one mail that somebody gets who left a contact: the answer, and then the contact is forgotten."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from sejuk.desk.cases.public.by_telegram import answer_chat, chat_in
from sejuk.desk.cases.public.contact import unseal
from sejuk.desk.organisation.refusal import Refused

logger = logging.getLogger(__name__)


@sensitive_variables()
def mail_answer(kind: str, number: str, contact: bytes | memoryview, answer: str) -> bool:
    """Send the answer to a sealed contact, an e-mail address or a chat; give whether there was one.

    Args:
        kind: ``report`` or ``appeal``: which words stand around the answer.

    Raises:
        Refused: the mail server did not take it. Nothing was forgotten yet, so it can be tried again.
    """
    address = unseal(contact, number)
    if not address:
        return False
    if chat := chat_in(address):
        return answer_chat(number, chat, answer)
    try:
        _message(kind, number, address, answer).send()
    except (OSError, SMTPException) as error:
        logger.warning("an answer was not mailed: %s", type(error).__name__)
        raise Refused(
            _("Jawabannya belum terkirim: server surel tidak menerimanya."),
            _("Coba lagi sebentar lagi, atau jawab tanpa surel; pelapor tetap dapat membacanya."),
            status=503,
        ) from None
    return True


@sensitive_variables()
def _message(kind: str, number: str, address: str, answer: str) -> EmailMessage:
    context = {"number": number, "answer": answer, "site": settings.SITE_URL, "kind": kind}
    with translation.override(settings.LANGUAGE_CODE):
        subject = render_to_string("cases/public/mail_subject.txt", context).strip()
        body = render_to_string("cases/public/mail.txt", context)
    return EmailMessage(subject, body, to=[address])
