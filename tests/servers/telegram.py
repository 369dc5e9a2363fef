"""A server that speaks as much of Telegram's bot API as the desk uses."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "12345:contoh-saja"


@dataclass
class Telegram:
    """What was sent, what people wrote to the bot, and how to answer."""

    url: str = ""
    sent: list[dict[str, Any]] = field(default_factory=list)
    #: Chat → status; 0 hangs up after taking it.
    answers: dict[str, int] = field(default_factory=dict)
    retry_after: int = 7
    updates: list[dict[str, Any]] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    #: Buttons that were let go.
    let_go: list[str] = field(default_factory=list)
    #: The number of the first item.
    first: int = 100

    def write(self, chat: int, text: str, kind: str = "private", **more: Any) -> dict[str, Any]:
        """Somebody writes to the bot; ``more`` are further fields of the message. Gives the message."""
        number = self._next()
        said = {"text": text} if text else {}
        message = {"message_id": number, "chat": {"id": chat, "type": kind}, **said, **more}
        self.updates.append({"update_id": number, "message": message})
        return message

    def press(self, chat: int, *, under: dict[str, Any] | None = None, at: int = -1) -> None:
        """Somebody presses the button under what the bot said (the last to the chat).

        ``under`` is the message that the bot answered; Telegram leaves it out where it is gone.
        """
        said = [one for one in self.sent if str(one["chat_id"]) == str(chat)][at]
        button = said["reply_markup"]["inline_keyboard"][0][0]
        message: dict[str, Any] = {"message_id": 9000, "chat": {"id": chat, "type": "private"}}
        message |= {"text": said["text"]} | ({"reply_to_message": under} if under else {})
        pressed = {"id": f"q{self._next()}", "from": {"id": chat}, "message": message}
        pressed["data"] = button["callback_data"]
        self.updates.append({"update_id": self._next(), "callback_query": pressed})

    def _next(self) -> int:
        return self.first + len(self.updates)

    def said_to(self, chat: int | str) -> list[str]:
        """What a chat was told."""
        return [one["text"] for one in self.sent if str(one["chat_id"]) == str(chat)]


class _Handler(BaseHTTPRequestHandler):
    bot: Telegram

    def do_POST(self) -> None:
        """Answer one call."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not self.path.startswith(f"/bot{TOKEN}/"):
            self._answer(401, {"ok": False})
        elif self.path.endswith("/sendMessage"):
            self._send(body)
        elif self.path.endswith("/answerCallbackQuery"):
            self.bot.let_go.append(body["callback_query_id"])
            self._answer(200, {"ok": True, "result": True})
        else:
            self.bot.asked.append(body)
            new = [one for one in self.bot.updates if one["update_id"] >= body["offset"]]
            self._answer(200, {"ok": True, "result": new})

    def _send(self, body: dict[str, Any]) -> None:
        status = self.bot.answers.get(str(body["chat_id"]), 200)
        if status in (0, 200):
            self.bot.sent.append(body)
        if status:
            said = {"ok": status == 200, "parameters": {"retry_after": self.bot.retry_after}}
            self._answer(status, said)

    def _answer(self, status: int, said: dict[str, Any]) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def telegram_server() -> Iterator[Telegram]:
    """A server on a free port, as long as the block runs."""
    bot = Telegram()
    handler = type("Handler", (_Handler,), {"bot": bot})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        bot.url = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield bot
        server.shutdown()
