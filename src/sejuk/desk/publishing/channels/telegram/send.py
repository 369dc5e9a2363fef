"""A public channel, by the bot API. The bot is asked as ``sejuk.desk.delivery`` asks it.

Nobody can ask Telegram what it did: a first message whose answer never came is uncertain. Once its number is
known, editing and deleting may be repeated and nothing more happens.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import httpx2
from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from sejuk.desk.delivery.channels.telegram import asked, said_to
from sejuk.desk.delivery.outcome import Outcome, refused
from sejuk.desk.publishing.channels.job import Done, Job, Result, Target
from sejuk.desk.publishing.channels.telegram.texts import text
from sejuk.desk.publishing.channels.texts import withdrawn

_LONGEST = 4096


def publish(job: Job) -> Result:
    """One message; its number is the proof."""
    return _say(job, "sendMessage", {"text": text(job.item, job.page, _LONGEST)})


def correct(job: Job) -> Result:
    """The same message with the newer words."""
    return _edit(job, text(job.item, job.page, _LONGEST))


def withdraw(job: Job) -> Result:
    """Delete it; where Telegram does not let us (after 48 hours), it then says that it was withdrawn."""
    with _open(job.target) as ask:
        what = {"chat_id": channel_of(job.target.address), "message_id": int(job.remote_id or 0)}
        outcome, answer = said_to(ask, "deleteMessage", what)
    if outcome.verb == "taken" or _says(answer, "message to delete not found"):
        return Done("", job.remote_id)
    return _edit(job, withdrawn(job.item, job.page)) if outcome.verb == "refused" else outcome


def check(target: Target) -> Result:
    """Whether the bot may post in just this channel."""
    if not (target.secret or settings.TELEGRAM_TOKEN):
        return refused("no_bot")
    chat = {"chat_id": channel_of(target.address)}
    with _open(target) as ask:
        outcome, answer = said_to(ask, "getMe", {})
        if answer is None or outcome.verb != "taken":
            return outcome
        me = answer.json()["result"]["id"]
        outcome, answer = said_to(ask, "getChatMember", {**chat, "user_id": me})
    if answer is None or outcome.verb != "taken":
        return outcome
    seat = answer.json()["result"]
    return Done(target.address) if _may_post(seat) else refused("may_not_post")


def channel_of(address: str) -> str:
    """The public name of a channel (``@humas``) in its listed address."""
    return "@" + urlsplit(address).path.rstrip("/").rpartition("/")[2].lstrip("@")


def _edit(job: Job, words: str) -> Result:
    return _say(job, "editMessageText", {"message_id": int(job.remote_id or 0), "text": words})


@sensitive_variables()
def _say(job: Job, method: str, what: dict[str, Any]) -> Result:
    name = channel_of(job.target.address)
    with _open(job.target) as ask:
        outcome, answer = said_to(ask, method, {"chat_id": name, **what})
    if _says(answer, "message is not modified"):
        return Done(job.address, job.remote_id)
    if answer is None or outcome.verb != "taken":
        return _known(outcome, answer)
    number = str(answer.json()["result"]["message_id"])
    return Done(f"https://t.me/{name.lstrip('@')}/{number}", number)


def _open(target: Target) -> Any:
    return asked(target.secret)


def _may_post(seat: dict[str, Any]) -> bool:
    return seat.get("status") == "creator" or bool(seat.get("can_post_messages"))


def _known(outcome: Outcome, answer: httpx2.Response | None) -> Outcome:
    if _says(answer, "message to edit not found"):
        return refused("gone")
    return outcome


def _says(answer: httpx2.Response | None, words: str) -> bool:
    if answer is None or answer.status_code != 400:
        return False
    try:
        return words in str(answer.json().get("description", "")).lower()
    except (ValueError, AttributeError):
        return False
