"""Read the bot's post: codes and /stop. Whatever else people write to it is kept nowhere (G10)."""

from __future__ import annotations

from typing import Any

import httpx2
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from sejuk.desk.delivery.channels.telegram import asked
from sejuk.desk.delivery.linking.codes import connect
from sejuk.desk.delivery.models import BotCursor, TelegramChat

_AT_ONCE = 100


def poll() -> int:
    """Read what came in since the last time; give how many items. An unreachable server is asked later."""
    cursor, _new = BotCursor.objects.get_or_create(pk=1)
    with asked() as ask:
        what = {"offset": cursor.offset, "limit": _AT_ONCE, "timeout": 0, "allowed_updates": ["message"]}
        try:
            answer = ask("getUpdates", what)
        except httpx2.TransportError:
            return 0
        updates = _updates(answer)
        for update in updates:
            chat, words = _take(update)
            if words:
                _say(ask, chat, words)
    return len(updates)


def _updates(answer: httpx2.Response) -> list[dict[str, Any]]:
    if answer.status_code != 200:
        return []
    try:
        found: list[dict[str, Any]] = answer.json()["result"]
    except (ValueError, KeyError, TypeError):
        return []
    return found


@transaction.atomic
def _take(update: dict[str, Any]) -> tuple[str, str]:
    """Do what one item asks for and move the cursor with it; give the chat and what to answer."""
    cursor = BotCursor.objects.select_for_update().get(pk=1)
    if update["update_id"] < cursor.offset:
        return "", ""
    cursor.offset = update["update_id"] + 1
    cursor.save(update_fields=["offset"])
    message = update.get("message") or {}
    chat = message.get("chat") or {}
    if chat.get("type") != "private":
        return "", ""
    with translation.override("id"):
        return str(chat["id"]), _answer(str(chat["id"]), str(message.get("text", "")))


def _answer(chat: str, text: str) -> str:
    command, _between, rest = text.strip().partition(" ")
    if command == "/stop":
        TelegramChat.objects.filter(chat=chat).delete()
        return _("Terputus. Bot ini tidak akan mengirim apa pun lagi ke sini.")
    if command != "/start":
        return _("Bot ini hanya menyampaikan kabar dan tidak membaca pesan. Ketik /stop untuk berhenti.")
    if connect(rest.strip(), chat):
        return _("Terhubung. Kabar akan dikirim ke sini. Ketik /stop untuk berhenti kapan saja.")
    return _("Kode ini tidak berlaku: salah, sudah dipakai, atau lewat 30 menit. Minta kode baru.")


def _say(ask: Any, chat: str, words: str) -> None:
    """An answer in the conversation; where it is lost, the page still says whether it worked."""
    try:
        ask("sendMessage", {"chat_id": chat, "text": words})
    except httpx2.TransportError:
        return
