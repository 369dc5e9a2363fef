"""Forget recipients: at once where they ask for it, by the clock where nobody settled what failed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from sejuk.desk import clock
from sejuk.desk.delivery.models import DONE, Channel, LinkCode, Message, MessageState, TelegramChat, Text
from sejuk.desk.delivery.services.sending import FORGOTTEN
from sejuk.desk.delivery.transitions import MESSAGE_TRANSITIONS
from sejuk.desk.organisation.models import Member
from sejuk.desk.states import transition

#: What failed or is uncertain keeps its address so long for somebody to settle it.
KEEP_OPEN = timedelta(days=14)
#: Rows without recipients stay so long, so that nothing goes out a second time under an old key.
KEEP_DONE = timedelta(days=180)

_STOPPABLE = (MessageState.WAITING, MessageState.FAILED, MessageState.UNCERTAIN)


def owner_of(member: Member) -> str:
    """The name under which a member's chat and messages are found."""
    return f"member:{member.pk}"


@transaction.atomic
def forget(owner: str) -> int:
    """Everything about an owner: what waits is not sent, addresses, chat and code go. Gives how many waited.

    What is on its way at this moment cannot be called back; its address goes with its end.
    """
    LinkCode.objects.filter(owner=owner).delete()
    TelegramChat.objects.filter(owner=owner).delete()
    return _drop(owner, clock.now())


def _drop(owner: str, at: datetime) -> int:
    return _stopped(Message.objects.filter(owner=owner), at)


def _stopped(rows: QuerySet[Message], at: datetime) -> int:
    count = 0
    for state in _STOPPABLE:
        way = transition(MESSAGE_TRANSITIONS, "forget", state)
        count += rows.filter(state=state).update(state=way.end, error="forgotten", changed_at=at, **FORGOTTEN)
    return count


@transaction.atomic
def call_back(batch: str) -> int:
    """What of a batch has not gone yet stays; gives how many. What may have arrived cannot be called back."""
    return _stopped(Message.objects.filter(batch=batch), clock.now())


def expire(at: datetime) -> int:
    """Forget recipients of what nobody settled, old rows, words and codes; give how many recipients."""
    count = 0
    for state in (MessageState.FAILED, MessageState.UNCERTAIN):
        way = transition(MESSAGE_TRANSITIONS, "forget", state)
        rows = Message.objects.filter(state=state, changed_at__lt=at - KEEP_OPEN)
        count += rows.update(state=way.end, error="expired", changed_at=at, **FORGOTTEN)
    Message.objects.filter(state__in=DONE, changed_at__lt=at - KEEP_DONE).delete()
    LinkCode.objects.filter(expires_at__lt=at).delete()
    with transaction.atomic():
        unused = Text.objects.filter(messages=None).select_for_update(skip_locked=True, of=("self",))
        Text.objects.filter(pk__in=list(unused.values_list("pk", flat=True)), messages=None).delete()
    return count


@transaction.atomic
def forget_unsettled(batch: str, before: datetime) -> int:
    """Forget recipients of a batch that failed or are uncertain since before ``before``."""
    still = (MessageState.FAILED, MessageState.UNCERTAIN)
    return _stopped(Message.objects.filter(batch=batch, state__in=still, changed_at__lt=before), clock.now())


@transaction.atomic
def forget_chat(chat: str) -> int:
    """A chat that wrote /stop is connected to nobody any more and gets nothing that waits for it.

    Gives how many owners it had.
    """
    _stopped(Message.objects.filter(channel=Channel.TELEGRAM, address=chat), clock.now())
    deleted, _by_model = TelegramChat.objects.filter(chat=chat).delete()
    return deleted
