"""What a text's open places are filled with: where it is said, of which contestants, of which day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sejuk.world.model import Contest, Election, PlantedEvent, Regency, World
from sejuk.world.rng import Draw

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

Values = dict[str, str]


def spoken(day: date) -> str:
    """A date as people say it: ``9 Juni``."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


class Setting:
    """Fills the open places; the same event always speaks of the same contestants, people and date."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._provinces = {p.code: p for p in world.provinces}
        self._capitals = {p.code: _capital(world, p.code) for p in world.provinces}

    def of_place(self, regency: Regency) -> Values:
        """Names of a regency and what it belongs to."""
        province = self._provinces[regency.province].name
        return {
            "kab": regency.name,
            "kabtagar": regency.name.lower().replace(" ", ""),
            "kota": self._capitals[regency.province],
            "prov": province,
            "tagarprov": province.replace(" ", ""),
            "negara": self._world.country,
            "salah": "[SALAH]",
        }

    def of_event(self, event: PlantedEvent | None, at: datetime) -> Values:
        """Contestants, invented peoples, the true polling day and a false one."""
        election = current_election(self._world, at)
        code = event.about or event.code if event else at.date()
        draw = Draw(self._world.seed, "setting", code)
        names = [c.name for c in self._contest(election, event).contestants]
        one, two, three = draw.sample(names, 3)
        people, rivals = draw.sample(self._world.peoples, 2)
        shift = timedelta(days=draw.pick((-7, 3, 5, 7, 10, 14, 21)))
        return {
            "calon": one, "lawan": two, "calon3": three, "suku": people, "suku2": rivals,
            "tglasli": spoken(election.polling_day), "tgl": spoken(election.polling_day + shift),
            "tagarcalon": "Bersama" + one.split()[0],
        }  # fmt: skip

    def _contest(self, election: Election, event: PlantedEvent | None) -> Contest:
        province = event.regions[0][:2] if event and event.regions else None
        return next((c for c in election.contests if c.territory == province), election.contests[0])


def current_election(world: World, at: datetime) -> Election:
    """The next election to vote in, or the last one."""
    coming = [e for e in world.elections if e.polling_day >= at.date()]
    return min(coming, key=lambda e: e.polling_day) if coming else world.elections[-1]


def _capital(world: World, province: str) -> str:
    return next(r.name for r in world.regencies if r.province == province)
