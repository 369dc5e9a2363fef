"""Links of subscribers: signed, and worthless to whoever has only a copy of the database."""

from __future__ import annotations

import uuid

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from sejuk.desk.publishing.addresses import absolute
from sejuk.desk.publishing.models import Subscriber

_YES, _LEAVE = "sejuk.subscribe", "sejuk.unsubscribe"


def yes_link(subscriber: Subscriber) -> str:
    """The link that confirms."""
    return absolute(reverse("publishing:confirm", args=[_word(subscriber, _YES)]))


def leave_link(subscriber: Subscriber) -> str:
    """The link that ends it. It opens nothing: mails are forwarded and archived."""
    return absolute(reverse("publishing:leave", args=[_word(subscriber, _LEAVE)]))


def confirmed_by(word: str) -> Subscriber | None:
    """Whose confirmation it is; None where it is nobody's any more."""
    return _signed(word, _YES)


def left_by(word: str) -> Subscriber | None:
    """Whom the link ends; None where they left already."""
    return _signed(word, _LEAVE)


def _word(subscriber: Subscriber, salt: str) -> str:
    return Signer(salt=salt).sign(subscriber.key.hex)


def _signed(word: str, salt: str) -> Subscriber | None:
    try:
        key = uuid.UUID(Signer(salt=salt).unsign(word))
    except (BadSignature, ValueError):
        return None
    return Subscriber.objects.select_related("unit").filter(key=key).first()
