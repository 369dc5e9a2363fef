"""Invitations that an officer hands on: text to copy, and a way into WhatsApp where there is a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from sejuk.desk.engagements.contacts import is_mail
from sejuk.desk.engagements.links import address_of
from sejuk.desk.engagements.models import Engagement, Invitation
from sejuk.desk.engagements.sealing import unseal_contact
from sejuk.desk.engagements.wording import invitation_text


@dataclass(frozen=True, slots=True)
class ToHandOn:
    """One person's invitation; ``whatsapp`` opens a chat with the text, where the desk has a number."""

    text: str
    contact: str
    whatsapp: str


@sensitive_variables()
def to_hand_on(engagement: Engagement, keys: Sequence[int], request: HttpRequest) -> list[ToHandOn]:
    """These invitations of the meeting, ready to hand on."""
    found = engagement.invitations.filter(pk__in=keys, key__isnull=False)
    return [_one(engagement, one, request) for one in found]


@sensitive_variables()
def _one(engagement: Engagement, invitation: Invitation, request: HttpRequest) -> ToHandOn:
    text = invitation_text(engagement, address_of(invitation, request))
    contact = unseal_contact(invitation.contact, invitation.ticket)
    number = "" if is_mail(contact) else contact.lstrip("+")
    return ToHandOn(text, contact, f"https://wa.me/{number}?text={quote(text)}" if number else "")
