"""One visit to a channel of the demo world."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache

from sejuk.sources.cleaning import clean_line, clean_text
from sejuk.sources.errors import Code, SourceError
from sejuk.sources.items import Cursor, Fetched, Item
from sejuk.sources.outbound import Outbound
from sejuk.world import WorldPost, WorldStream, build

#: Items of one fetch, and the wait before the next where nothing is left behind.
_MOST_ITEMS = 2000
_PACE = timedelta(minutes=30)
_AT_ONCE = timedelta(0)
#: The world's posts carry whole seconds: this is just before its first.
_BEFORE = timedelta(seconds=1)


def fetch(config: Mapping[str, object], cursor: Cursor, outbound: Outbound) -> Fetched:
    """Give what the channel carried from the cursor to the clock of ``outbound``.

    The cursor's ``until`` is the last simulated time that was fetched; without one it is the world's
    start. Raises only :class:`SourceError`.
    """
    stream = _stream(int(str(config["seed"])), str(config["size"]))
    channel = str(config["channel"])
    if channel not in {c.code for c in stream.world.channels}:
        raise SourceError(Code.CONFIG_INVALID, field="channel")
    since = _since(cursor, stream.world.start_at - _BEFORE)
    until = max(since, outbound.now())
    posts, reached = _bounded(stream.items(channel, since, until), until)
    wait = _PACE if reached == until else _AT_ONCE
    return Fetched([_item(post) for post in posts], {"until": reached.isoformat()}, wait, not posts)


@lru_cache(maxsize=4)
def _stream(seed: int, size: str) -> WorldStream:
    return WorldStream(build(seed, size))


def _since(cursor: Cursor, start: datetime) -> datetime:
    try:
        until = datetime.fromisoformat(str(cursor["until"]))
    except (KeyError, ValueError):
        return start
    return max(start, until) if until.tzinfo else start


def _bounded(posts: Iterable[WorldPost], until: datetime) -> tuple[list[WorldPost], datetime]:
    """The first posts, never splitting those of one second, and the time they reach."""
    taken: list[WorldPost] = []
    for post in posts:
        if len(taken) >= _MOST_ITEMS and post.published_at > taken[-1].published_at:
            return taken, taken[-1].published_at
        taken.append(post)
    return taken, until


def _item(post: WorldPost) -> Item:
    return Item(
        external_id=post.id,
        text=clean_text(post.text),
        title=clean_line(post.title),
        published_at=post.published_at,
        url=post.url,
        account=post.account,
        region=post.region,
    )
