"""A server that speaks as much of Telegram's bot API as public channels need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.servers.faulty import Answer, Asked, Faulty, serving
from tests.servers.telegram import TOKEN

CHANNEL = "@humas_contoh"


@dataclass
class Message:
    """One message in the channel."""

    id: int
    text: str
    edits: int = 0
    is_deleted: bool = False


class TelegramChannel(Faulty):
    """A channel in which the bot may post."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[int, Message] = {}
        self.may_post = True
        #: Telegram deletes nothing that is older than 48 hours.
        self.may_delete = True

    @property
    def counts(self) -> Counter[str]:
        """How often each text's first line was posted."""
        return Counter(one.text.splitlines()[0] for one in self.messages.values())

    def standing(self) -> list[str]:
        """What people read there now."""
        return [one.text for one in self.messages.values() if not one.is_deleted]

    def changes(self, asked: Asked) -> bool:
        """Everything is a POST; only these change something."""
        return asked.path.endswith(("/sendMessage", "/editMessageText", "/deleteMessage"))

    def answer(self, asked: Asked) -> Answer:
        """As Telegram does."""
        if not asked.path.startswith(f"/bot{TOKEN}/"):
            return Answer(401, {"ok": False, "description": "Unauthorized"})
        method = asked.path.rpartition("/")[2]
        if method == "getMe":
            return _good({"id": 5, "username": "sejuk_bot"})
        if asked.body.get("chat_id") != CHANNEL:
            return _bad("chat not found")
        if method == "getChatMember":
            return _good({"status": "administrator", "can_post_messages": self.may_post})
        if method == "sendMessage":
            return self._send(asked.body["text"])
        return self._known(method, asked.body)

    def _send(self, text: str) -> Answer:
        if len(text.encode("utf-16-le")) // 2 > 4096:
            return _bad("message is too long")
        made = Message(len(self.messages) + 1, text)
        self.messages[made.id] = made
        return _good({"message_id": made.id})

    def _known(self, method: str, body: dict[str, Any]) -> Answer:
        found = self.messages.get(body["message_id"])
        is_edit = method == "editMessageText"
        if found is None or found.is_deleted:
            return _bad(f"message to {'edit' if is_edit else 'delete'} not found")
        if is_edit and found.text == body["text"]:
            return _bad("message is not modified: specified new message content is exactly the same")
        if is_edit:
            found.text, found.edits = body["text"], found.edits + 1
            return _good({"message_id": found.id})
        if not self.may_delete:
            return _bad("message can't be deleted")
        found.is_deleted = True
        return _good(True)


def _good(result: Any) -> Answer:
    return Answer(200, {"ok": True, "result": result})


def _bad(why: str) -> Answer:
    return Answer(400, {"ok": False, "error_code": 400, "description": f"Bad Request: {why}"})


@contextmanager
def telegram_channel() -> Iterator[TelegramChannel]:
    """A server on a free port, as long as the block runs."""
    made = TelegramChannel()
    with serving(made):
        yield made
