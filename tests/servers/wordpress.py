"""A server that speaks as much of WordPress's REST API as the desk uses, with its rules for slugs."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.servers.faulty import Answer, Asked, Faulty, serving

USER, PASSWORD = "humas", "abcd efgh ijkl mnop"


@dataclass
class Post:
    """One post."""

    id: int
    slug: str
    title: str
    content: str
    status: str = "publish"
    revisions: int = 0


class WordPress(Faulty):
    """A site and its posts; a slug is given once, and a second post gets another (``…-2``)."""

    def __init__(self) -> None:
        super().__init__()
        self.posts: dict[int, Post] = {}
        self.made: Counter[str] = Counter()
        self.may_publish = True

    def public(self) -> list[Post]:
        """What readers see."""
        return [one for one in self.posts.values() if one.status == "publish"]

    def answer(self, asked: Asked) -> Answer:
        """As WordPress does."""
        word = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if asked.headers.get("authorization") != f"Basic {word}":
            return Answer(401, {"code": "rest_not_logged_in"})
        if asked.path == "/wp-json/wp/v2/users/me":
            return Answer(200, {"id": 1, "capabilities": {"publish_posts": self.may_publish}})
        if asked.path == "/wp-json/wp/v2/posts":
            return Answer(201, self._make(asked.body)) if asked.method == "POST" else self._search(asked)
        return self._one(asked, int(asked.path.rpartition("/")[2] or 0))

    def _make(self, body: dict[str, Any]) -> dict[str, Any]:
        number = max(self.posts, default=10) + 1
        made = Post(number, self._free(body["slug"]), body["title"], body["content"], body["status"])
        self.posts[number] = made
        self.made[body["slug"]] += 1
        return self._said(made)

    def _free(self, slug: str) -> str:
        taken = {one.slug for one in self.posts.values()}
        names = [slug, *(f"{slug}-{number}" for number in range(2, 99))]
        return next(name for name in names if name not in taken)

    def _search(self, asked: Asked) -> Answer:
        states = asked.query.get("status", "publish").split(",")
        slug = asked.query.get("slug", "")
        found = [one for one in self.posts.values() if one.slug == slug and one.status in states]
        return Answer(200, [self._said(one) for one in found])

    def _one(self, asked: Asked, number: int) -> Answer:
        found = self.posts.get(number)
        if found is None:
            return Answer(404, {"code": "rest_post_invalid_id"})
        if asked.method == "DELETE":
            return self._delete(found, forever=asked.query.get("force") == "true")
        found.revisions += found.content != asked.body["content"]
        found.title, found.content, found.status = (
            asked.body["title"],
            asked.body["content"],
            asked.body["status"],
        )
        return Answer(200, self._said(found))

    def _delete(self, post: Post, *, forever: bool) -> Answer:
        if forever:
            del self.posts[post.id]
        elif post.status == "trash":
            return Answer(410, {"code": "rest_already_trashed"})
        else:
            post.status, post.slug = "trash", f"{post.slug}__trashed"
        return Answer(200, {"id": post.id})

    def _said(self, post: Post) -> dict[str, Any]:
        link = f"{self.url}/{post.slug}/"
        return {"id": post.id, "slug": post.slug, "link": link, "content": {"raw": post.content}}


@contextmanager
def wordpress_server() -> Iterator[WordPress]:
    """A server on a free port, as long as the block runs."""
    made = WordPress()
    with serving(made):
        yield made
