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

    def write(self, chat: int, text: str, kind: str = "private") -> None:
        """Somebody writes to the bot."""
        number = 100 + len(self.updates)
        message = {"message_id": number, "chat": {"id": chat, "type": kind}, "text": text}
        self.updates.append({"update_id": number, "message": message})

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
