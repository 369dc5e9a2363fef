"""Mastodon's API.

Its Idempotency-Key lives for one hour, and is written down after the status is: a repeat within seconds of a
crash could still make two. So nothing is repeated before it was looked for: the address of the text's own
page stands in every status and is found in the account's list. Then the key guards what is left.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from sejuk.desk.delivery.outcome import LOST, Outcome, refused
from sejuk.desk.publishing.channels.job import ABSENT, Done, Job, Result, Target
from sejuk.desk.publishing.channels.line import Reply, ask, unanswered
from sejuk.desk.publishing.channels.mastodon.texts import text

_LONGEST = 500
_AT_ONCE = 40
#: Pages of the account's list that are read, newest first, until they are older than the first try.
_PAGES = 25
#: Clocks of servers differ.
_SLACK = timedelta(minutes=10)


def publish(job: Job) -> Result:
    """One status under a key that is the same at every try."""
    reply = _ask(job.target, "POST", "/api/v1/statuses", _status(job), {"Idempotency-Key": job.key})
    return _done(reply)


def correct(job: Job) -> Result:
    """The same status with the newer words; Mastodon shows that and when it was edited."""
    return _done(_ask(job.target, "PUT", f"/api/v1/statuses/{job.remote_id}", _status(job)))


def withdraw(job: Job) -> Result:
    """Delete it; other servers are told by Mastodon."""
    reply = _ask(job.target, "DELETE", f"/api/v1/statuses/{job.remote_id}")
    if isinstance(reply, Outcome):
        return reply
    return Done("", job.remote_id) if reply.is_good or reply.is_gone else unanswered(reply)


def find(job: Job) -> Result:
    """Look through the account's own list for the address of the text's page."""
    who = _account(job.target)
    if isinstance(who, Outcome):
        return who
    path, older = f"/api/v1/accounts/{who['id']}/statuses?limit={_AT_ONCE}&exclude_reblogs=true", ""
    for _page in range(_PAGES):
        reply = _ask(job.target, "GET", path + older)
        if isinstance(reply, Outcome) or not reply.is_good:
            return reply if isinstance(reply, Outcome) else unanswered(reply)
        for status in reply.data:
            if f'"{job.page}"' in unescape(status["content"]):
                return Done(status["url"], str(status["id"]))
        if not reply.data or _is_older(reply.data[-1], job.since - _SLACK):
            return ABSENT
        older = f"&max_id={reply.data[-1]['id']}"
    return LOST


def check(target: Target) -> Result:
    """Whether the token opens just this account."""
    who = _account(target)
    if isinstance(who, Outcome):
        return who
    return Done(who["url"]) if _same(who["url"], target.address) else refused("another_account")


def _status(job: Job) -> dict[str, Any]:
    said = text(job.item, job.page, _LONGEST)
    return {"status": said, "visibility": "public", "language": job.item.language[:2]}


def _ask(
    target: Target,
    method: str,
    path: str,
    what: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> Reply | Outcome:
    place = urlsplit(target.address)
    said = {"Authorization": f"Bearer {target.secret}", **(headers or {})}
    return ask(f"{place.scheme}://{place.netloc}", method, path, said, what)


def _account(target: Target) -> dict[str, Any] | Outcome:
    reply = _ask(target, "GET", "/api/v1/accounts/verify_credentials")
    if isinstance(reply, Outcome):
        return reply
    if not reply.is_good or not isinstance(reply.data, dict):
        return unanswered(reply)
    return reply.data


def _done(reply: Reply | Outcome) -> Result:
    if isinstance(reply, Outcome):
        return reply
    if not reply.is_good:
        return unanswered(reply)
    try:
        return Done(reply.data["url"], str(reply.data["id"]))
    except (KeyError, TypeError):
        return LOST


def _is_older(status: dict[str, Any], than: datetime) -> bool:
    return datetime.fromisoformat(status["created_at"]) < than


def _same(one: str, other: str) -> bool:
    return one.rstrip("/").lower() == other.rstrip("/").lower()
