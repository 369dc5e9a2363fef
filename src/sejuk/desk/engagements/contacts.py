"""Contacts of invited people: sealed while they are needed, and known again only by keyed hashes.

The keys are derived from the instance's pepper, which is in no database.
"""

from __future__ import annotations

import hashlib
import hmac
import re

from django.conf import settings

from sejuk.desk.listening.intake.authors import hkdf

_MAIL = re.compile(r"^[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+$")
_NOT_A_DIGIT = re.compile(r"[\s().-]+")
_PHONE = re.compile(r"^\+?\d{8,15}$")


def read_contact(typed: str) -> str | None:
    """An e-mail address or a telephone number in the one form in which it is compared; None for neither."""
    said = typed.strip()
    if _MAIL.match(said) and len(said) <= 254:
        return said.lower()
    number = _NOT_A_DIGIT.sub("", said)
    if not _PHONE.match(number):
        return None
    return f"+62{number[1:]}" if number.startswith("0") else f"+{number.lstrip('+')}"


def is_mail(contact: str) -> bool:
    """Whether a contact is an e-mail address."""
    return "@" in contact


def asking_digest(contact: str) -> str:
    """Under which somebody is known who does not want to be asked again."""
    return _digest("do not ask", contact)


def meeting_digest(engagement: int, contact: str) -> str:
    """Under which somebody is known inside one meeting, so that nobody is invited twice."""
    return _digest(f"meeting {engagement}", contact)


def _digest(purpose: str, contact: str) -> str:
    key = hkdf(settings.PEPPER.encode(), b"", f"sejuk invitations: {purpose}".encode())
    return hmac.digest(key, contact.encode(), hashlib.sha256).hex()
