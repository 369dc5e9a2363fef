"""What waits for a member, from every room, in one list: the rooms register, the board and hand-overs ask.

A matter is a line that leads to the page where it is done. Each room gives only what its own doors let the
member see, so a matter shows nothing that its page would not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sejuk.desk.organisation.models import Member

#: So many of a room at most: who has more looks into the room itself.
PER_ROOM = 50
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits for somebody.

    ``key`` names it for ever (``case:17``); ``kind`` and ``title`` are words for the screen; ``unit`` is the
    primary key of the unit it waits in; ``due_at`` is its deadline, None where it has none; ``harsh``: the
    title is shown only when asked for.
    """

    key: str
    kind: str
    title: str
    url: str
    unit: int
    due_at: datetime | None = None
    harsh: bool = False

    def is_late(self, at: datetime) -> bool:
        """Whether the deadline has passed."""
        return self.due_at is not None and self.due_at <= at


Provider = Callable[[Member, datetime], Iterable[Matter]]

_PROVIDERS: dict[str, tuple[Provider, str]] = {}


def register(room: str, provider: Provider, topic: str) -> None:
    """Let a room say what waits; called from ``ready``. ``topic``: the live name that tells of changes."""
    _PROVIDERS[room] = (provider, topic)


def matters(member: Member, at: datetime, unit: int | None = None) -> list[Matter]:
    """What waits for the member, the nearest deadline first; of one unit only where one is named."""
    found = [one for provider, _topic in _PROVIDERS.values() for one in _some(provider(member, at))]
    wanted = found if unit is None else [one for one in found if one.unit == unit]
    return sorted(wanted, key=lambda one: (one.due_at or _NEVER, one.key))


def topics() -> str:
    """The live names of all rooms that say what waits, for ``data-live``."""
    return " ".join(dict.fromkeys(topic for _provider, topic in _PROVIDERS.values()))


def _some(given: Iterable[Matter]) -> list[Matter]:
    return [one for _place, one in zip(range(PER_ROOM), given, strict=False)]
