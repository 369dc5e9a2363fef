"""What a call says: that an alert waits, where, and the link. Never a word of the narrative."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sejuk.desk.delivery.models import Channel, TelegramChat
from sejuk.desk.delivery.services.queueing import Recipient, Words, queue
from sejuk.desk.duty.models import Call, CallStep
from sejuk.desk.organisation.models import Member


def send(
    call: Call, step: CallStep, people: Sequence[Member], tokens: Mapping[int, str], not_after: datetime
) -> None:
    """Queue the messages of one step: mail to everybody, Telegram to those who connected it."""
    if not people:
        return
    chats = dict(
        TelegramChat.objects.filter(owner__in=[owner(one) for one in people]).values_list("owner", "chat")
    )
    with translation.override(settings.LANGUAGE_CODE), timezone.override(call.unit.time_zone):
        recipients = list(_recipients(step, people, tokens, chats))
        context = {"call": call, "step": step}
        words = Words(
            render_to_string("duty/mail/call_subject.txt", context).strip(),
            render_to_string("duty/mail/call.txt", context),
        )
    queue(f"call:{call.pk}", call.unit, words, recipients, urgent=True, not_after=not_after)


def owner(member: Member) -> str:
    """How ``delivery`` names a member."""
    return f"member:{member.pk}"


def _recipients(
    step: CallStep, people: Iterable[Member], tokens: Mapping[int, str], chats: Mapping[str, str]
) -> Iterable[Recipient]:
    for one in people:
        addresses = {Channel.MAIL: one.user.email, Channel.TELEGRAM: chats.get(owner(one), "")}
        for channel, address in addresses.items():
            if address:
                key = f"call:{step.call_id}:{step.number}:{one.pk}:{channel}"
                yield Recipient(key, channel, address, owner(one), personal=_way(tokens[one.pk]))


def _way(token: str) -> str:
    if not settings.SITE_URL:
        return _("Buka Sejuk: panggilannya ada di bagian atas setiap halaman.")
    return f"{settings.SITE_URL}{reverse('duty:answer_link', args=[token])}"
