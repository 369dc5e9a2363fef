"""A server that speaks as much of Mastodon's API as the desk uses, with its idempotency keys and limits."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tests.servers.faulty import Answer, Asked, Faulty, serving

TOKEN = "token-contoh-mastodon"
_LINK = re.compile(r"https?://\S+")


@dataclass
class Status:
    """One status, with how often it was edited."""

    id: int
    text: str
    made_at: datetime
    edits: int = 0
    is_deleted: bool = False


class Mastodon(Faulty):
    """An account ``@humas``, its statuses and the keys that the server remembers for an hour."""

    def __init__(self) -> None:
        super().__init__()
        self.statuses: dict[int, Status] = {}
        self.keys: dict[str, tuple[int, datetime]] = {}
        self.remembers = timedelta(hours=1)
        self.longest = 500

    @property
    def account(self) -> str:
        """The public address of the account."""
        return f"{self.url}/@humas"

    @property
    def counts(self) -> Counter[str]:
        """How often each address was posted, whatever became of it."""
        return Counter(link for one in self.statuses.values() for link in _LINK.findall(one.text))

    def standing(self) -> list[str]:
        """What people read there now."""
        return [one.text for one in self.statuses.values() if not one.is_deleted]

    def answer(self, asked: Asked) -> Answer:
        """As Mastodon does."""
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return Answer(401, {"error": "The access token is invalid"})
        if asked.path == "/api/v1/accounts/verify_credentials":
            return Answer(200, {"id": "1", "url": self.account})
        if asked.path == "/api/v1/accounts/1/statuses":
            return Answer(200, self._listed(asked))
        if asked.path == "/api/v1/statuses":
            return self._post(asked)
        return self._one(asked, int(asked.path.rpartition("/")[2] or 0))

    def _post(self, asked: Asked) -> Answer:
        key, now = asked.headers.get("idempotency-key", ""), datetime.now(UTC)
        known, at = self.keys.get(key, (0, now))
        if known and now - at < self.remembers:
            return Answer(200, self._said(self.statuses[known]))
        text = asked.body["status"]
        if self._length(text) > self.longest:
            return Answer(422, {"error": "Validation failed: Text character limit of 500 exceeded"})
        made = Status(len(self.statuses) + 100, text, now)
        self.statuses[made.id] = made
        self.keys[key] = (made.id, now)
        return Answer(200, self._said(made))

    def _one(self, asked: Asked, number: int) -> Answer:
        found = self.statuses.get(number)
        if found is None or found.is_deleted:
            return Answer(404, {"error": "Record not found"})
        if asked.method == "PUT":
            found.edits += found.text != asked.body["status"]
            found.text = asked.body["status"]
        if asked.method == "DELETE":
            found.is_deleted = True
        return Answer(200, self._said(found))

    def _listed(self, asked: Asked) -> list[dict[str, str]]:
        before = int(asked.query.get("max_id", 10**9))
        limit = int(asked.query.get("limit", 20))
        alive = [one for one in self.statuses.values() if not one.is_deleted and one.id < before]
        return [self._said(one) for one in sorted(alive, key=lambda one: -one.id)[:limit]]

    def _said(self, status: Status) -> dict[str, str]:
        return {
            "id": str(status.id),
            "url": f"{self.account}/{status.id}",
            "created_at": status.made_at.isoformat(),
            "content": _LINK.sub(_anchor, html.escape(status.text)),
        }

    def _length(self, text: str) -> int:
        return len(_LINK.sub("x" * 23, text))


def _anchor(link: re.Match[str]) -> str:
    """As Mastodon writes an address: only the attribute holds it whole."""
    scheme, rest = link[0].split("://", 1)
    shown = f'<span class="invisible">{scheme}://</span><span class="">{rest}</span>'
    return f'<a href="{link[0]}" target="_blank" rel="nofollow noopener">{shown}</a>'


@contextmanager
def mastodon_server() -> Iterator[Mastodon]:
    """A server on a free port, as long as the block runs."""
    made = Mastodon()
    with serving(made):
        yield made
