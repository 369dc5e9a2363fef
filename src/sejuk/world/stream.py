"""The world's posts, day by day on demand. After the plan's end it begins again with other draws."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain

from sejuk.world.crowd import Crowd
from sejuk.world.everyday import Everyday
from sejuk.world.model import PlantedEvent, World
from sejuk.world.names import pool, slug
from sejuk.world.newsroom import Newsroom
from sejuk.world.planted import cycle_days, planted_events
from sejuk.world.post import LANGUAGES, Draft, WorldPost
from sejuk.world.setting import Setting
from sejuk.world.telling import Teller

_DAY = timedelta(days=1)
#: Posts of this many days at once stay in memory.
_KEPT_DAYS = 32
_KEPT_POSTS = 60_000


class WorldStream:
    """Every post of a world, the same whichever way it is asked for."""

    def __init__(self, world: World) -> None:
        self.world = world
        setting, crowd = Setting(world), Crowd(world)
        newsroom = Newsroom(world, crowd, setting)
        self._teller = Teller(world, crowd, setting, newsroom)
        self._newsroom, self._everyday = newsroom, Everyday(world, crowd, setting)
        self._cycles: dict[int, tuple[PlantedEvent, ...]] = {}
        self._days: OrderedDict[int, list[WorldPost]] = OrderedDict()
        self._domains = {o.code: o.domain for o in world.outlets}
        self._platform = f"{slug(pool()['outlets']['platform'])}.example"
        self._keep = max(2, min(_KEPT_DAYS, _KEPT_POSTS // world.size.posts_a_day))

    def items(self, channel: str | None, since: datetime, until: datetime) -> Iterator[WorldPost]:
        """Posts that a channel carries after ``since`` and up to ``until``, oldest first.

        ``channel`` None gives every post, each once. Times before the world's start give nothing.
        """
        first = max(0, self._day_of(since))
        for number in range(first, self._day_of(until) + 1):
            for post in self.day(number):
                if since < post.published_at <= until and channel in (None, post.channel, post.also):
                    yield post

    def day(self, number: int) -> list[WorldPost]:
        """All posts of one day, oldest first; day 0 begins at the world's start."""
        posts = self._days.get(number)
        if posts is None:
            posts = self._days[number] = self._make(number)
            while len(self._days) > self._keep:
                self._days.popitem(last=False)
        return posts

    def events(self, first_day: int, last_day: int) -> list[PlantedEvent]:
        """The planted events that touch these days, both included."""
        start, end = self._start_of(first_day), self._start_of(last_day + 1)
        cycles = range(max(0, first_day // cycle_days() - 1), last_day // cycle_days() + 1)
        return [e for c in cycles for e in self._cycle(c) if e.start < end and e.end > start]

    def _cycle(self, number: int) -> tuple[PlantedEvent, ...]:
        if number not in self._cycles:
            self._cycles[number] = planted_events(self.world, number)
        return self._cycles[number]

    def _make(self, number: int) -> list[WorldPost]:
        start = self._start_of(number)
        told = (self._teller.tell(event, start) for event in self.events(number, number))
        drafts = [*chain.from_iterable(told), *self._newsroom.routine(start), *self._everyday.talk(start)]
        drafts.sort(key=lambda draft: draft.second)
        return [self._post(draft, number, order) for order, draft in enumerate(drafts)]

    def _post(self, d: Draft, number: int, order: int) -> WorldPost:
        at = self._start_of(number) + timedelta(seconds=d.second)
        code = f"w{self.world.seed}-{number:04d}-{order:05d}"
        url = self._address(d, at, number * 100_000 + order)
        language = LANGUAGES.get(d.register, "ind")
        return WorldPost(
            code, d.text, d.title, at, d.account, url, d.region, d.channel, d.also, d.kind, d.event,
            d.wording, d.register, language,
        )  # fmt: skip

    def _address(self, draft: Draft, at: datetime, serial: int) -> str:
        domain = self._domains.get(draft.channel)
        if domain is None:
            return f"https://{self._platform}/p/{serial}"
        return f"https://{domain}/{at:%Y/%m/%d}/{slug(draft.title)[:60].rstrip('-')}-{serial}"

    def _start_of(self, number: int) -> datetime:
        return self.world.start_at + number * _DAY

    def _day_of(self, at: datetime) -> int:
        return (at - self.world.start_at) // _DAY
