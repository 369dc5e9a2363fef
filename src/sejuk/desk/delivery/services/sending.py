"""Send what is due over one channel, each message at most once.

A message is claimed and that is committed before a single byte leaves; what became of it is written in the
same transaction that claims the next. Who dies in between leaves one message of which nobody knows whether it
went out: it becomes ``uncertain`` and waits for a person.

Whether a run lives is asked of PostgreSQL: it holds a lock as long as its connection does. No clock is asked,
so a slow server is never taken for a dead run.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from sejuk.desk import clock
from sejuk.desk.delivery.channels import Send, opened
from sejuk.desk.delivery.models import DONE, Channel, Message, MessageState
from sejuk.desk.delivery.outcome import Outcome, refused
from sejuk.desk.delivery.services.running import is_over, running
from sejuk.desk.delivery.transitions import MESSAGE_TRANSITIONS
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import transition

#: Waits after 1, 2, 3 … tries; then it failed.
WAITS = [timedelta(minutes=m) for m in (1, 5, 15, 60, 180)]
#: A run ends after this, so that a worker that is told to stop is not kept. The next one goes on.
SLICE_SECONDS = 5.0
#: Locks of runs among PostgreSQL's advisory locks.
_LOCKS = 0x5E7
#: What a done message no longer holds (the database asks for it).
FORGOTTEN = {"address": "", "personal": "", "unsubscribe_url": "", "owner": "", "text": None}


def deliver(
    channel: str,
    *,
    seconds: float = SLICE_SECONDS,
    sleep: Callable[[float], None] = time.sleep,
    monotonic: Callable[[], float] = time.monotonic,
) -> int:
    """Send for about ``seconds``, slower than the channel's limit; give how many tries were made."""
    _leave_late(clock.now())
    end, pause = monotonic() + seconds, 1.0 / per_second(channel)
    tries, last = 0, None
    with running(_LOCKS) as runner, opened(channel) as send:
        while (message := _next(runner, channel, last)) is not None:
            last = (message, _tried(send, message))
            tries += 1
            if monotonic() >= end:
                break
            sleep(pause)
        if last is not None:
            _finish(*last)
    if tries:
        notify("delivery")
    return tries


def per_second(channel: str) -> float:
    """The channel's limit, set by the office."""
    return float(settings.MAIL_PER_SECOND if channel == Channel.MAIL else settings.TELEGRAM_PER_SECOND)


def is_due(channel: str, at: datetime) -> bool:
    """Whether something waits that may go now."""
    return Message.objects.filter(channel=channel, state=MessageState.WAITING, due_at__lte=at).exists()


def settle_lost(at: datetime) -> int:
    """Messages of runs that died become uncertain; give how many."""
    sending = Message.objects.filter(state=MessageState.SENDING, runner__isnull=False)
    return sum(_settle_run(runner, at) for runner in set(sending.values_list("runner", flat=True)))


@transaction.atomic
def _settle_run(runner: int | None, at: datetime) -> int:
    if runner is None or not is_over(_LOCKS, runner):
        return 0
    way = transition(MESSAGE_TRANSITIONS, "lost", MessageState.SENDING)
    lost = Message.objects.filter(state=MessageState.SENDING, runner=runner)
    count: int = lost.update(state=way.end, runner=None, error="lost", changed_at=at)
    notify("delivery")
    return count


@transaction.atomic
def _next(runner: int, channel: str, last: tuple[Message, Outcome] | None) -> Message | None:
    """Write down what became of the last one, and claim the next."""
    if last is not None:
        _write(*last)
        if last[1].everybody:
            return None
    at = clock.now()
    rows = Message.objects.select_for_update(skip_locked=True, of=("self",)).select_related("text")
    due = rows.filter(channel=channel, state=MessageState.WAITING, due_at__lte=at)
    message = due.order_by("-urgent", "due_at", "pk").first()
    if message is None:
        return None
    message.state = transition(MESSAGE_TRANSITIONS, "send", message.state).end
    message.runner, message.tries, message.changed_at = runner, message.tries + 1, at
    message.save(update_fields=["state", "runner", "tries", "changed_at"])
    return message


def _tried(send: Send, message: Message) -> Outcome:
    try:
        return send(message)
    except UnicodeError:
        # An address that no mail can have: nothing left.
        return refused("bad_address")


@transaction.atomic
def _finish(message: Message, outcome: Outcome) -> None:
    _write(message, outcome)


def _write(message: Message, outcome: Outcome) -> None:
    """Only where the row is still this run's: otherwise somebody has settled it, and their word stands."""
    at, verb, error = clock.now(), outcome.verb, outcome.error
    if verb == "not_taken" and message.tries > len(WAITS):
        verb = "refused"
    way = transition(MESSAGE_TRANSITIONS, verb, MessageState.SENDING)
    changes = {"state": way.end, "runner": None, "error": error, "changed_at": at}
    if way.end in DONE:
        changes |= FORGOTTEN
    wait = outcome.wait or WAITS[min(message.tries, len(WAITS)) - 1]
    if way.end == MessageState.WAITING:
        changes["due_at"] = at + wait
    mine = Message.objects.filter(pk=message.pk, state=MessageState.SENDING, runner=message.runner)
    mine.update(**changes)
    if outcome.everybody:
        others = Message.objects.filter(channel=message.channel, state=MessageState.WAITING)
        others.filter(due_at__lt=at + wait).update(due_at=at + wait)


def _leave_late(at: datetime) -> None:
    way = transition(MESSAGE_TRANSITIONS, "too_late", MessageState.WAITING)
    late = Message.objects.filter(state=MessageState.WAITING, not_after__lt=at)
    late.update(state=way.end, error="too_late", changed_at=at)
