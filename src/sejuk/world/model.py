"""What the demo world consists of: plain, frozen rows that the desk can load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Province:
    """A province; ``col`` and ``row`` place its tile on the map of the country."""

    code: str
    name: str
    zone: str
    col: int
    row: int
    population: int
    style: str


@dataclass(frozen=True, slots=True)
class Regency:
    """A regency or city; ``col`` and ``row`` place its tile on the map of its province."""

    code: str
    name: str
    kind: str
    province: str
    zone: str
    col: int
    row: int
    population: int

    @property
    def full_name(self) -> str:
        """Its name as offices write it, such as ``Kabupaten Cikaraya``."""
        return f"{self.kind.capitalize()} {self.name}"


@dataclass(frozen=True, slots=True)
class Subdistrict:
    """A sub-district that has a Polsek of its own; it appears in no post."""

    code: str
    name: str
    regency: str


@dataclass(frozen=True, slots=True)
class Institution:
    """An office with its own domain. ``kind``: police, diskominfo, kpu, bawaslu, newsroom, fact_checker."""

    code: str
    name: str
    kind: str
    domain: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A node of an institution's tree. ``level``: headquarters, province, regency, subdistrict."""

    code: str
    name: str
    institution: str
    parent: str | None
    level: str
    territory: str | None
    zone: str
    round_the_clock: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A fictional person who holds one role on one unit of the demo."""

    name: str
    email: str
    role: str
    unit: str
    institution: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet with a feed; ``province`` is None for a national one."""

    code: str
    name: str
    domain: str
    feed_url: str
    province: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """A public account. ``kind``: official, campaign, fact_checker."""

    code: str
    handle: str
    name: str
    kind: str
    institution: str | None
    unit: str | None
    contestant: str | None
    territory: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """An invented party."""

    code: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Contestant:
    """A contestant of one contest, with an invented name."""

    code: str
    contest: str
    number: int
    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Contest:
    """An office that is voted on; ``territory`` is None for the whole country."""

    code: str
    election: str
    office: str
    territory: str | None
    contestants: tuple[Contestant, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of an election, first and last day included."""

    code: str
    election: str
    name: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Election:
    """An election cycle with its stages. ``level``: national, regional."""

    code: str
    name: str
    level: str
    polling_day: date
    stages: tuple[Stage, ...]
    contests: tuple[Contest, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """A source that can be listened to. ``kind``: outlet, official, public_page, keyword.

    ``owner`` is the code of the outlet or account that alone writes in it, else None.
    """

    code: str
    name: str
    kind: str
    purpose: str
    territory: str | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class PlantedEvent:
    """Something that truly happens in the posts.

    ``kind``: rumour, provocation, satire, criticism, brigade, greeting, advert, debate, correction.
    ``plot`` names its texts, ``volume`` its expected posts, ``regions`` where it begins (first) and
    spreads to, ``about`` the event it answers or boosts.
    """

    code: str
    kind: str
    plot: str
    title: str
    theme: str
    start: datetime
    peak: datetime
    end: datetime
    regions: tuple[str, ...]
    volume: int
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """How much world: days of the plan, how many are history, posts a day, accounts that write."""

    name: str
    days: int
    history_days: int
    posts_a_day: int
    authors: int


@dataclass(frozen=True, slots=True)
class World:
    """A fictional country with its offices, media, elections and what is planted in its posts."""

    seed: int
    size: Size
    country: str
    start_at: datetime
    provinces: tuple[Province, ...]
    regencies: tuple[Regency, ...]
    subdistricts: tuple[Subdistrict, ...]
    institutions: tuple[Institution, ...]
    units: tuple[Unit, ...]
    parties: tuple[Party, ...]
    elections: tuple[Election, ...]
    outlets: tuple[Outlet, ...]
    accounts: tuple[Account, ...]
    channels: tuple[Channel, ...]
    peoples: tuple[str, ...]
    events: tuple[PlantedEvent, ...]
    history_until: datetime
    end_at: datetime
