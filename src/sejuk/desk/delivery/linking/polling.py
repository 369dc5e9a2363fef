"""Read the bot's post: one reader for everything that people write to the office's bot.

Codes and ``/stop`` are answered here; the rest goes to the listener that another room registered (the
tip-line). What nobody takes is kept nowhere (G10).

The place up to which the post was read moves in the same transaction as what an item causes, and what is said
in return is said after it: an item is taken once, and answered at most once, wherever the reader dies.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx2
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from sejuk.desk import clock
from sejuk.desk.delivery.channels.telegram import asked
from sejuk.desk.delivery.linking.codes import connect
from sejuk.desk.delivery.models import BotCursor
from sejuk.desk.delivery.services.forgetting import forget_chat

logger = logging.getLogger(__name__)

_AT_ONCE = 100
_KINDS = ["message", "callback_query"]
#: After a week without post Telegram numbers items anew, from anywhere.
_QUIET = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Heard:
    """One item that somebody sent in a private chat: a message, or a button (``pressed``) under a message.

    ``message`` is Telegram's own object; of a button, the message that it stood under.
    """

    update: int
    chat: str = field(repr=False)
    message: dict[str, Any] = field(repr=False)
    pressed: str = ""

    @property
    def text(self) -> str:
        """What was written; of a picture or a video, the words under it."""
        said = self.message.get("text") or self.message.get("caption") or ""
        return said if isinstance(said, str) else ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said in return; ``more`` are further fields of ``sendMessage``."""

    text: str
    more: dict[str, Any] = field(default_factory=dict)


Ask = Callable[[str, dict[str, Any]], httpx2.Response]
#: Runs in the transaction that moves the cursor; None where there is nothing to say.
Listener = Callable[[Heard], Reply | None]
#: Told that a chat wrote ``/stop``, in that same transaction.
Stopper = Callable[[str], object]

_LISTENERS: list[Listener] = []
_STOPPERS: list[Stopper] = []


def register_listener(listener: Listener, stopper: Stopper) -> None:
    """Let a room hear what is neither a code nor ``/stop``, and forget a chat that stops; from ``ready``."""
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)
        _STOPPERS.append(stopper)


def poll() -> int:
    """Read what came in since the last time; give how many items. An unreachable server is asked later."""
    with asked() as ask:
        what = {"offset": _offset(), "limit": _AT_ONCE, "timeout": 0, "allowed_updates": _KINDS}
        try:
            answer = ask("getUpdates", what)
        except httpx2.TransportError:
            return 0
        updates = _updates(answer)
        for update in updates:
            for method, said in _take(update):
                _say(ask, method, said)
    return len(updates)


@transaction.atomic
def _offset() -> int:
    cursor, _new = BotCursor.objects.select_for_update().get_or_create(pk=1)
    if cursor.moved_at is not None and cursor.moved_at < clock.now() - _QUIET:
        cursor.offset = 0
        cursor.save(update_fields=["offset"])
    return cursor.offset


def _updates(answer: httpx2.Response) -> list[dict[str, Any]]:
    if answer.status_code != 200:
        return []
    try:
        found: list[dict[str, Any]] = answer.json()["result"]
    except (ValueError, KeyError, TypeError):
        return []
    return [one for one in found if isinstance(one, dict) and isinstance(one.get("update_id"), int)]


@transaction.atomic
def _take(update: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Do what one item asks for and move the cursor with it; give what to ask the bot API for then."""
    cursor = BotCursor.objects.select_for_update().get(pk=1)
    if update["update_id"] < cursor.offset:
        return []
    cursor.offset, cursor.moved_at = update["update_id"] + 1, clock.now()
    cursor.save(update_fields=["offset", "moved_at"])
    calls: list[tuple[str, dict[str, Any]]] = []
    button = update.get("callback_query")
    if isinstance(button, dict):  # the button stops turning, whatever comes of it
        calls.append(("answerCallbackQuery", {"callback_query_id": str(button.get("id", ""))}))
    heard = _heard(update)
    if heard is None:
        return calls
    with translation.override("id"):
        reply = _guarded(heard)
    if reply is not None:
        preview = {"link_preview_options": {"is_disabled": True}}
        calls.append(("sendMessage", {"chat_id": heard.chat, "text": reply.text, **preview, **reply.more}))
    return calls


def _heard(update: dict[str, Any]) -> Heard | None:
    """What a person sent in a private chat; groups and channels are not listened to."""
    button = update.get("callback_query")
    message = button.get("message") if isinstance(button, dict) else update.get("message")
    if not isinstance(message, dict) or not isinstance(message.get("chat"), dict):
        return None
    chat = message["chat"]
    if chat.get("type") != "private" or not isinstance(chat.get("id"), int):
        return None
    pressed = str(button.get("data", "")) if isinstance(button, dict) else ""
    return Heard(update["update_id"], str(chat["id"]), message, pressed)


@sensitive_variables()
def _guarded(heard: Heard) -> Reply | None:
    """An item that breaks its listener does not stop the post; what it was is not written down (G1)."""
    try:
        with transaction.atomic():
            return _answer(heard)
    except Exception as error:  # noqa: BLE001 – whatever a stranger's item sets off, the next one is read
        logger.error("an item of the bot's post was passed over: %s", type(error).__name__)
        return None


@sensitive_variables()
def _answer(heard: Heard) -> Reply | None:
    command, _between, rest = heard.text.strip().partition(" ")
    if not heard.pressed and command == "/stop":
        forget_chat(heard.chat)
        for stopper in _STOPPERS:
            stopper(heard.chat)
        return Reply(_("Terputus. Bot ini tidak akan mengirim apa pun lagi ke sini."))
    if not heard.pressed and command == "/start" and rest.strip():
        if connect(rest.strip(), heard.chat):
            return Reply(_("Terhubung. Kabar akan dikirim ke sini. Ketik /stop untuk berhenti kapan saja."))
        return Reply(_("Kode ini tidak berlaku: salah, sudah dipakai, atau lewat 30 menit. Minta kode baru."))
    for listener in _LISTENERS:
        return listener(heard)
    return Reply(_("Bot ini hanya menyampaikan kabar dan tidak membaca pesan. Ketik /stop untuk berhenti."))


@sensitive_variables()
def _say(ask: Ask, method: str, said: dict[str, Any]) -> None:
    """An answer in the conversation; where it is lost, the person asks again."""
    try:
        ask(method, said)
    except httpx2.TransportError:
        return
