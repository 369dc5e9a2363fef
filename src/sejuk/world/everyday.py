"""The noise of ordinary life, which is most of what anybody hears."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import accumulate

from sejuk.world.crowd import Crowd, told_region
from sejuk.world.model import World
from sejuk.world.plots import plots
from sejuk.world.post import Draft
from sejuk.world.rhythm import CHAT_HOURS, WEEKDAYS, rotated
from sejuk.world.rng import Draw
from sejuk.world.setting import Setting
from sejuk.world.voice import dressed, typed

#: The part of all posts that is ordinary life; news and planted events are the rest.
_SHARE = 0.31
_LOCAL_SHARE = 0.3


class Everyday:
    """Traffic, weather, football, prices, cats."""

    def __init__(self, world: World, crowd: Crowd, setting: Setting) -> None:
        self._world, self._crowd, self._setting = world, crowd, setting
        self._styles = {p.code: p.style for p in world.provinces}

    def talk(self, day_start: datetime) -> Iterator[Draft]:
        """The day's drafts, in no order."""
        draw = Draw(self._world.seed, "everyday", day_start.date())
        mood = WEEKDAYS[(day_start + timedelta(hours=7)).weekday()] * draw.between(0.92, 1.08)
        values = self._setting.of_event(None, day_start)
        for _ in range(draw.count(self._world.size.posts_a_day * _SHARE * mood)):
            yield self._draft(values, draw)

    def _draft(self, values: dict[str, str], draw: Draw) -> Draft:
        place, plot = self._crowd.somewhere(draw), plots()["noise"]
        style = self._styles[place.regency.province]
        register = style if style in plot.texts and draw.chance(_LOCAL_SHARE) else "chat"
        text = dressed(plot.grammar.expand(draw.pick(plot.texts[register]), draw), draw)
        text = typed(text.format_map({**self._setting.of_place(place.regency), **values}), draw)
        hour = draw.weighted(range(24), list(accumulate(rotated(CHAT_HOURS, place.offset))))
        account = self._crowd.author(draw, place, everyday=True)
        channel, also = self._crowd.heard(draw, place, "noise", register)
        second = hour * 3600 + draw.below(3600)
        return Draft(
            second, text, "", account, told_region(draw, place), channel, also, "noise", None, -1, register
        )
