"""What the bot does with a message: look it up, or make a report of it.

Runs in the transaction that moves the reader on: a message is taken once, however often the reader dies.
"""

from __future__ import annotations

from typing import Any

from django.views.decorators.debug import sensitive_variables

from sejuk.desk.delivery.linking.polling import Heard, Reply
from sejuk.desk.factchecks.matching import nearest
from sejuk.desk.listening.tipline.receiving import tip_line
from sejuk.desk.tipline import words
from sejuk.desk.tipline.hashing import MESSAGES, too_many
from sejuk.desk.tipline.reading import read
from sejuk.desk.tipline.reporting import report

#: What the button says to us.
REPORT = "lapor"
_COMMANDS = {"/lapor": "report", "/start": "hello", "/help": "hello", "/bantuan": "hello"}
_OFFERS = 3


@sensitive_variables()
def hear(heard: Heard) -> Reply | None:
    """Answer one message or button."""
    if too_many(heard.chat, "message", MESSAGES):
        # One word about it, then silence: who floods is not helped by an answer to each.
        return None if too_many(heard.chat, "slow", 1) else Reply(words.slow_down())
    if heard.pressed:
        return _pressed(heard)
    command, _between, rest = heard.text.strip().partition(" ")
    kind = _COMMANDS.get(command.partition("@")[0].lower(), "")
    if kind == "hello":
        return Reply(words.hello())
    if kind == "report":
        return _asked_to_report(heard, rest)
    return _looked_up(heard)


@sensitive_variables()
def _looked_up(heard: Heard) -> Reply | None:
    if "media_group_id" in heard.message and not heard.text:
        return None  # one picture of an album whose words come with another
    sent = read(heard.message)
    if sent.problem:
        return Reply(sent.problem)
    asked = f"{sent.text}\n{sent.address}" if "://" in sent.address else sent.text
    offers = nearest(asked, _OFFERS)
    is_open = tip_line() is not None
    said = words.found(offers) if offers else words.nothing_found()
    return Reply(f"{said}\n\n{words.offer_report(is_open=is_open)}", _under(heard, is_open=is_open))


def _under(heard: Heard, *, is_open: bool) -> dict[str, Any]:
    """The answer stands under the message it is about, with the button: so the message need not be kept."""
    number = heard.message.get("message_id")
    more: dict[str, Any] = {
        "reply_parameters": {"message_id": number, "allow_sending_without_reply": True},
    }
    if is_open:
        button = {"text": words.button(), "callback_data": REPORT}
        more["reply_markup"] = {"inline_keyboard": [[button]]}
    return more


@sensitive_variables()
def _pressed(heard: Heard) -> Reply | None:
    if heard.pressed != REPORT:
        return None
    original = heard.message.get("reply_to_message")
    if not isinstance(original, dict):
        return Reply(words.send_again())
    return report(heard, original, read(original))


@sensitive_variables()
def _asked_to_report(heard: Heard, rest: str) -> Reply | None:
    original = heard.message.get("reply_to_message")
    if isinstance(original, dict):
        return report(heard, original, read(original))
    if not rest.strip():
        return Reply(words.what_to_report())
    return report(heard, heard.message, read(heard.message, rest))
