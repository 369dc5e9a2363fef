"""The posts of one planted event on one day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import accumulate

from sejuk.world.crowd import Crowd, Place, told_region
from sejuk.world.grammar import parse
from sejuk.world.model import PlantedEvent, World
from sejuk.world.newsroom import Newsroom, split_title
from sejuk.world.plots import lexicon, plots
from sejuk.world.post import Draft
from sejuk.world.rhythm import curve
from sejuk.world.rng import Draw
from sejuk.world.setting import Setting
from sejuk.world.voice import dressed, typed
from sejuk.world.wordings import Wording, wordings

#: How likely a place of each style tells it in its own language, where the event has such texts.
_LOCAL_SHARE = {"javanese": 0.3, "sundanese": 0.3, "mountain": 0.3}
_FORWARD_SHARE = 0.2
_HOOKED_SHARE = 0.5
_HEADLINE_SHARE = 0.05
_BRIGADE_MINUTES = 22
_HOUR = timedelta(hours=1)


class Teller:
    """Tells planted events; the wordings of an event are made once."""

    def __init__(self, world: World, crowd: Crowd, setting: Setting, newsroom: Newsroom) -> None:
        self._world, self._crowd, self._setting, self._newsroom = world, crowd, setting, newsroom
        self._styles = {p.code: p.style for p in world.provinces}
        self._told: dict[str, dict[str, list[Wording]]] = {}

    def tell(self, event: PlantedEvent, day_start: datetime) -> Iterator[Draft]:
        """The drafts of the day that begins at ``day_start``, in no order."""
        hours = _hours_of_day(event, day_start)
        expected = event.volume * sum(share for _, share in hours)
        draw = Draw(self._world.seed, "tell", event.code, day_start.date())
        cumulative = list(accumulate(share for _, share in hours))
        values = self._setting.of_event(event, event.start)
        for _ in range(draw.count(expected)):
            hour = draw.weighted([h for h, _ in hours], cumulative)
            at = _moment(event, hour, draw)
            second = int((at - day_start) / timedelta(seconds=1))
            if 0 <= second < 86_400:
                yield self._draft(event, at, second, values, draw)

    def _draft(
        self, event: PlantedEvent, at: datetime, second: int, values: dict[str, str], draw: Draw
    ) -> Draft:
        rise = max(event.peak - event.start, _HOUR)
        place = self._crowd.place_of(event, (at - event.start) / rise, draw)
        register = self._register(event, place, draw)
        wording = _popular(self._wordings(event)[register], draw)
        text = wording.text
        if register in ("chat", "long", "javanese", "sundanese", "mountain"):
            text = dressed(_hooked(text, event, draw), draw)
        elif register == "copy":
            text = _recopied(text, event.kind, draw)
        elif register == "forward" and draw.chance(0.5):
            text = "{terusan}" + text
        values = {**self._setting.of_place(place.regency), **values, **_said(event, draw)}
        filled = text.format_map(values).format_map(values)
        return self._spoken(event, second, filled, wording, place, draw)

    def _spoken(
        self, event: PlantedEvent, second: int, text: str, wording: Wording, place: Place, draw: Draw
    ) -> Draft:
        register, title = wording.register, ""
        voice = self._newsroom.voice_for(register, event.kind, place, draw)
        if voice:
            account, channel, also = *voice, None
            title, text = split_title(text) if register == "headline" else ("", text)
            region: str | None = place.regency.code
        else:
            account = self._crowd.author(draw, place, everyday=event.kind in ("greeting", "advert"))
            channel, also = self._crowd.heard(draw, place, event.kind, register)
            region = told_region(draw, place)
            text = typed(text, draw) if register not in ("copy", "forward", "headline") else text
        return Draft(
            second,
            text,
            title,
            account,
            region,
            channel,
            also,
            event.kind,
            event.code,
            wording.number,
            register,
        )

    def _wordings(self, event: PlantedEvent) -> dict[str, list[Wording]]:
        told = self._told.get(event.code)
        if told is None:
            told = {}
            for wording in wordings(self._world.seed, event):
                told.setdefault(wording.register, []).append(wording)
            self._told[event.code] = told
        return told

    def _register(self, event: PlantedEvent, place: Place, draw: Draw) -> str:
        told = self._wordings(event)
        style = self._styles[place.regency.province]
        if style in told and draw.chance(_LOCAL_SHARE.get(style, 0.0)):
            return style
        if "forward" in told and draw.chance(_FORWARD_SHARE):
            return "forward"
        if "headline" in told and draw.chance(0.5 if event.kind == "satire" else _HEADLINE_SHARE):
            return "headline"
        everywhere = [r for r in told if r not in ("forward", "headline", *_LOCAL_SHARE)]
        weights = list(accumulate(len(told[r]) for r in everywhere))
        return draw.weighted(everywhere, weights)


def _hours_of_day(event: PlantedEvent, day_start: datetime) -> Sequence[tuple[int, float]]:
    first = int((day_start - event.start) / _HOUR) - 1
    shares = curve(event)
    return [(h, shares[h]) for h in range(max(0, first), min(len(shares), first + 27))]


def _moment(event: PlantedEvent, hour: int, draw: Draw) -> datetime:
    """A moment within an hour of the event; a brigade copies within minutes of its start."""
    if event.kind == "brigade":
        return event.start + timedelta(minutes=_BRIGADE_MINUTES * draw.unit() ** 2)
    return event.start + (hour + draw.unit()) * _HOUR


def _popular(told: Sequence[Wording], draw: Draw) -> Wording:
    """A wording; a few are shared far more than the rest."""
    return told[int(len(told) * draw.unit() ** 2.2)]


def _hooked(text: str, event: PlantedEvent, draw: Draw) -> str:
    """A chat text with the hashtag or the topic that ties it to the others, or without."""
    hooks = plots()[event.plot].hooks
    if not hooks or not draw.chance(_HOOKED_SHARE):
        return text
    hook = draw.pick(hooks)
    return f"{text} {hook}" if hook.startswith("#") else f"{hook}: {text}"


def _recopied(text: str, kind: str, draw: Draw) -> str:
    """A copied text: a brigade's stays whole, a greeting loses or gains a mark on its way."""
    if kind == "brigade" or draw.chance(0.6):
        return text
    return draw.pick((text.rstrip(" 🙏🌹☕🎉🎊❤️🤲"), text + " 🙏", text + "🙏🙏", text.lower(), text + " ❤️"))


def _said(event: PlantedEvent, draw: Draw) -> dict[str, str]:
    """How a text was passed on; for a correction, the rumour it answers and what is true."""
    passed = {"terusan": lexicon().rule("terusan", draw)}
    if event.kind != "correction" or event.about is None:
        return passed
    rumour = plots()[event.about.rsplit("-", 1)[0]]
    truth = rumour.grammar.expand(parse(draw.pick(rumour.corrections)), draw)
    return {**passed, "judul": rumour.title, "isi": truth}
