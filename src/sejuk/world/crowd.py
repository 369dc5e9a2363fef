"""Where in the country somebody writes, under which account, and where it can be heard."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from sejuk.world import authors
from sejuk.world.geography import UTC_OFFSET
from sejuk.world.model import PlantedEvent, Regency, World
from sejuk.world.rng import Draw

#: Which search finds posts of a kind; the others are found by the one for everyday talk.
_SEARCH = {
    "rumour": "cari-pemilu", "brigade": "cari-pemilu", "debate": "cari-pemilu", "correction": "cari-pemilu",
    "provocation": "cari-rukun",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A regency with its position in the world's list and its hours ahead of UTC."""

    index: int
    regency: Regency
    offset: int


class Crowd:
    """Everybody who is no outlet and no office."""

    def __init__(self, world: World) -> None:
        self._places = [Place(i, r, UTC_OFFSET[r.zone]) for i, r in enumerate(world.regencies)]
        self._by_code = {place.regency.code: place for place in self._places}
        self._weights = list(accumulate(r.population for r in world.regencies))
        self._pools = authors.pools(world.regencies, world.size.authors)

    def somewhere(self, draw: Draw) -> Place:
        """A place, by its people."""
        return draw.weighted(self._places, self._weights)

    def place_of(self, event: PlantedEvent, progress: float, draw: Draw) -> Place:
        """A place the event has reached; ``progress`` is 0 at its start and 1 at its peak.

        The origin keeps a large share; the others join one after the other.
        """
        if not event.regions:
            return self.somewhere(draw)
        origin, *others = event.regions
        reached = others[: round(len(others) * min(1.0, progress))]
        if not reached or draw.chance(max(0.3, 0.9 - 0.5 * progress)):
            return self._by_code[origin]
        return self._by_code[draw.pick(reached)]

    def author(self, draw: Draw, place: Place, *, everyday: bool) -> str:
        """An account of this place."""
        pick = authors.everyday_author if everyday else authors.event_author
        return pick(draw, place.index, self._pools[place.index])

    def heard(self, draw: Draw, place: Place, kind: str, register: str) -> tuple[str, str | None]:
        """The channel that carries a post, and perhaps a search that finds it too."""
        search = _SEARCH.get(kind, "cari-warga")
        if register != "forward" and draw.chance(0.35):
            return search, None
        page = f"page-{place.regency.province}-{'info' if draw.chance(0.6) else 'kota'}"
        return page, search if draw.chance(0.08) else None


def told_region(draw: Draw, place: Place) -> str | None:
    """What a post shows of its place: mostly the regency, sometimes the province, sometimes nothing."""
    how = draw.unit()
    if how < 0.78:
        return place.regency.code
    return place.regency.province if how < 0.9 else None
