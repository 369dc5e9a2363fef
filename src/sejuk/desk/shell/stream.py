"""The permission to hear the stream of changes: a signed, short-lived word in the address."""

from __future__ import annotations

from django.conf import settings
from django.core import signing

from sejuk.desk.organisation.models import Member

SALT = "sejuk.stream"
#: Seconds; as long as a session.
LIFETIME = 12 * 3600


def stream_url(member: Member | None) -> str:
    """The address of the stream for a member, empty for strangers."""
    if member is None:
        return ""
    return f"{settings.HUB_URL}/events?t={signing.dumps(member.pk, salt=SALT)}"


def made_at(token: str) -> float:
    """When a token that may listen was given, in whole seconds of the epoch."""
    return float(signing.b62_decode(token.split(":")[-2]))


def may_listen(token: str) -> bool:
    """Whether ``token`` was given by :func:`stream_url` and is not too old."""
    try:
        signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return False
    return True
