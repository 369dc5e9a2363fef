"""Outlets, the fact-checker and official accounts: their daily routine, and their part in events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import accumulate

from sejuk.world.crowd import Crowd, Place
from sejuk.world.model import Account, Outlet, World
from sejuk.world.plots import Plot, plots
from sejuk.world.post import Draft
from sejuk.world.rhythm import NEWS_HOURS, OFFICE_HOURS, WEEKDAYS, rotated
from sejuk.world.rng import Draw
from sejuk.world.setting import Setting, Values

_POSTS_A_DAY = 625
#: Stories of a day; several outlets tell each in their own way. The next days have others.
_STORIES_A_DAY = 16
_NATIONAL_NEWS, _REGIONAL_NEWS, _OFFICIAL_POSTS = 10.0, 5.5, 0.6
#: How often another outlet prints the same report within the next hours.
_AGENCY_SHARE = 0.1
_TITLE_END = re.compile(r"(?<=[.?!])\s+")


def split_title(text: str) -> tuple[str, str]:
    """Headline and first lines of a report; the headline loses its full stop."""
    title, *rest = _TITLE_END.split(text, maxsplit=1)
    return (title.rstrip("."), rest[0]) if rest else ("", text)


class Newsroom:
    """Everybody who writes under an office's or an outlet's name."""

    def __init__(self, world: World, crowd: Crowd, setting: Setting) -> None:
        self._world, self._crowd, self._setting = world, crowd, setting
        self._kinds = {i.code: i.kind for i in world.institutions}
        self._official = [a for a in world.accounts if a.kind != "campaign"]
        self._stories = plots()["news"].grammar.shuffled("kejadian", Draw(world.seed, "stories"))
        self._scale = world.size.posts_a_day / _POSTS_A_DAY

    def voice_for(self, register: str, kind: str, place: Place, draw: Draw) -> tuple[str, str] | None:
        """Account and channel of the office or outlet that would write this, None for a citizen."""
        if register == "headline" and kind != "satire":
            outlet = draw.pick(self._outlets_of(place))
            return outlet.code, outlet.code
        if register == "fact_checker":
            return self._account(next(a for a in self._official if a.kind == "fact_checker"))
        if register == "official":
            near = [a for a in self._official if a.territory == place.regency.province]
            return self._account(draw.pick([a for a in near if self._kind(a) in ("kpu", "diskominfo")]))
        return None

    def _outlets_of(self, place: Place) -> list[Outlet]:
        return [o for o in self._world.outlets if o.province in (None, place.regency.province)]

    def _account(self, account: Account) -> tuple[str, str]:
        return f"@{account.handle}", account.code

    def _kind(self, account: Account) -> str:
        return self._kinds[account.institution or ""]

    def routine(self, day_start: datetime) -> Iterator[Draft]:
        """The day's reports and official posts, in no order."""
        draw = Draw(self._world.seed, "newsroom", day_start.date())
        rest = WEEKDAYS[(day_start + timedelta(hours=7)).weekday()]
        values = self._setting.of_event(None, day_start)
        stories = self._stories_of(day_start)
        for outlet in self._world.outlets:
            mean = (_REGIONAL_NEWS if outlet.province else _NATIONAL_NEWS) * self._scale * rest
            for _ in range(draw.count(mean)):
                yield from self._reported(outlet, stories, values, draw)
        for account in self._official:
            for _ in range(draw.count(_OFFICIAL_POSTS * rest * self._scale**0.5)):
                yield self._announced(account, values, draw)

    def _stories_of(self, day_start: datetime) -> list[tuple[Place, str]]:
        """What happens where on this day."""
        draw = Draw(self._world.seed, "stories", day_start.date())
        first = (day_start - self._world.start_at).days * _STORIES_A_DAY
        happened = (self._stories[(first + i) % len(self._stories)] for i in range(_STORIES_A_DAY))
        return [(self._crowd.somewhere(draw), what) for what in happened]

    def _reported(
        self, outlet: Outlet, stories: list[tuple[Place, str]], values: Values, draw: Draw
    ) -> Iterator[Draft]:
        plot = plots()["news"]
        near = [story for story in stories if outlet.province in (None, story[0].regency.province)]
        place, what = draw.pick(near) if near else (self._place_in(outlet.province, draw), None)
        bound = {"kejadian": what} if what else {}
        text = self._told(plot, "headline", place, values, draw, bound)
        second = _second(NEWS_HOURS, place.offset, draw)
        yield _report(outlet, second, text, place)
        if draw.chance(_AGENCY_SHARE):
            other = draw.pick(self._world.outlets)
            later = second + 600 + draw.below(7200)
            if other is not outlet and later < 86_400:
                yield _report(other, later, text, place)

    def _announced(self, account: Account, values: Values, draw: Draw) -> Draft:
        plot, place = plots()["official"], self._place_in(account.territory, draw)
        text = self._told(plot, self._kind(account), place, values, draw)
        second, code = _second(OFFICE_HOURS, place.offset, draw), account.code
        return Draft(
            second,
            text,
            "",
            f"@{account.handle}",
            account.territory,
            code,
            None,
            "news",
            None,
            -1,
            "official",
        )

    def _told(
        self,
        plot: Plot,
        register: str,
        place: Place,
        values: Values,
        draw: Draw,
        bound: Mapping[str, str] | None = None,
    ) -> str:
        text = plot.grammar.expand(draw.pick(plot.texts[register]), draw, bound)
        return text.format_map({**self._setting.of_place(place.regency), **values})

    def _place_in(self, province: str | None, draw: Draw) -> Place:
        place = self._crowd.somewhere(draw)
        while province is not None and place.regency.province != province:
            place = self._crowd.somewhere(draw)
        return place


def _report(outlet: Outlet, second: int, text: str, place: Place) -> Draft:
    title, lines = split_title(text)
    region, code = place.regency.code, outlet.code
    return Draft(second, lines, title, code, region, code, None, "news", None, -1, "headline")


def _second(hours: tuple[float, ...], offset: int, draw: Draw) -> int:
    hour = draw.weighted(range(24), list(accumulate(rotated(hours, offset))))
    return hour * 3600 + draw.below(3600)
