"""Links for people outside: signed, so that nobody makes one, and ended with what they lead to."""

from __future__ import annotations

import base64
import binascii
import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from sejuk.desk.engagements.models import Engagement, Invitation

SALT = "sejuk.engagements.invitation"
#: So long after a meeting its invitations keep their contact and their link.
KEPT_AFTER = timedelta(days=14)


def token_of(invitation: Invitation) -> str:
    """What stands in the link of an invitation; empty once the link has ended."""
    if invitation.key is None:
        return ""
    said = base64.urlsafe_b64encode(invitation.key.bytes).decode().rstrip("=")
    return signing.Signer(salt=SALT).sign(said)


def key_in(token: str) -> uuid.UUID | None:
    """The key that a link carries; None where the desk did not sign it."""
    try:
        said = signing.Signer(salt=SALT).unsign(token)
        return uuid.UUID(bytes=base64.urlsafe_b64decode(f"{said}=="))
    except (signing.BadSignature, binascii.Error, ValueError):
        return None


def ends_at(engagement: Engagement) -> datetime:
    """When links and contacts of a meeting end."""
    return engagement.ends_at + KEPT_AFTER


def address_of(invitation: Invitation, request: HttpRequest | None = None) -> str:
    """The whole address of an invitation."""
    return absolute(reverse("engagements:invitation", args=[token_of(invitation)]), request)


def absolute(path: str, request: HttpRequest | None = None) -> str:
    """A path with the desk's address: the configured one, else the one under which it is asked just now."""
    if settings.SITE_URL or request is None:
        return f"{settings.SITE_URL}{path}"
    return request.build_absolute_uri(path)
