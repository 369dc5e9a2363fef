"""WordPress's REST API, with an application password.

A slug of ours names the post: it is looked up before anything is made. WordPress gives a second post of the
same slug another one (``…-2``): a post that came back so is a double of one that was on its way, and goes.
A post of that slug without the address of our page is somebody else's and is left alone.
"""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

from django.views.decorators.debug import sensitive_variables

from sejuk.desk.delivery.outcome import LOST, Outcome, refused
from sejuk.desk.publishing.channels.html import body
from sejuk.desk.publishing.channels.job import ABSENT, Done, Job, Result, Target
from sejuk.desk.publishing.channels.line import Reply, ask, unanswered

_POSTS = "/wp-json/wp/v2/posts"
#: Wherever an editor may have put it meanwhile.
_STATES = "publish,future,draft,pending,private"


def publish(job: Job) -> Result:
    """Look the slug up; make the post only where there is none."""
    found = find(job)
    if isinstance(found, Done):
        return correct(replace(job, remote_id=found.remote_id, address=found.address))
    if found != ABSENT:
        return found
    reply = _ask(job.target, "POST", _POSTS, _post(job))
    if isinstance(reply, Outcome) or not reply.is_good:
        return reply if isinstance(reply, Outcome) else unanswered(reply)
    if _field(reply, "slug") != slug_of(job):
        return _without_double(job, str(_field(reply, "id")))
    return _done(reply)


def correct(job: Job) -> Result:
    """The same post with the newer words; WordPress keeps the older as a revision."""
    return _done(_ask(job.target, "POST", f"{_POSTS}/{job.remote_id}", _post(job)))


def withdraw(job: Job) -> Result:
    """Into the site's bin."""
    reply = _ask(job.target, "DELETE", f"{_POSTS}/{job.remote_id}")
    if isinstance(reply, Outcome):
        return reply
    return Done("", job.remote_id) if reply.is_good or reply.is_gone else unanswered(reply)


def find(job: Job) -> Result:
    """Look the slug up."""
    reply = _ask(job.target, "GET", f"{_POSTS}?slug={slug_of(job)}&status={_STATES}&context=edit")
    if isinstance(reply, Outcome) or not reply.is_good:
        return reply if isinstance(reply, Outcome) else unanswered(reply)
    if not isinstance(reply.data, list):
        return LOST
    if not reply.data:
        return ABSENT
    post = reply.data[0]
    content = str((post.get("content") or {}).get("raw", ""))
    return Done(post["link"], str(post["id"])) if job.page in content else refused("slug_taken")


def check(target: Target) -> Result:
    """Whether the password opens the site for somebody who may publish."""
    reply = _ask(target, "GET", "/wp-json/wp/v2/users/me?context=edit")
    if isinstance(reply, Outcome) or not reply.is_good:
        return reply if isinstance(reply, Outcome) else unanswered(reply)
    may = _field(reply, "capabilities") or {}
    return Done(target.address) if may.get("publish_posts") else refused("may_not_post")


def slug_of(job: Job) -> str:
    """The name of the post; ``sejuk`` keeps it away from what editors call theirs."""
    return f"sejuk-{job.item.number}"


def _without_double(job: Job, double: str) -> Result:
    """A second post was made beside one that was on its way: it goes, and the first one counts."""
    reply = _ask(job.target, "DELETE", f"{_POSTS}/{double}?force=true")
    if isinstance(reply, Outcome):
        return LOST
    found = find(job)
    return found if isinstance(found, Done) else LOST


def _post(job: Job) -> dict[str, Any]:
    return {
        "slug": slug_of(job),
        "status": "publish",
        "title": job.item.title,
        "excerpt": job.item.summary,
        "content": body(job.item, job.page),
    }


@sensitive_variables()
def _ask(target: Target, method: str, path: str, what: dict[str, Any] | None = None) -> Reply | Outcome:
    word = base64.b64encode(f"{target.user}:{target.secret}".encode()).decode()
    return ask(target.address.rstrip("/"), method, path, {"Authorization": f"Basic {word}"}, what)


def _done(reply: Reply | Outcome) -> Result:
    if isinstance(reply, Outcome):
        return reply
    if not reply.is_good:
        return unanswered(reply)
    link, number = _field(reply, "link"), _field(reply, "id")
    return Done(str(link), str(number)) if link and number else LOST


def _field(reply: Reply, name: str) -> Any:
    return reply.data.get(name) if isinstance(reply.data, dict) else None
