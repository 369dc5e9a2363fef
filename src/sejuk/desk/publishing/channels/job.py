"""What a channel is given, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sejuk.desk.delivery.outcome import Outcome
from sejuk.desk.responses.item import Item


@dataclass(frozen=True, slots=True)
class Target:
    """Where it goes: the official account, and the key to its door.

    ``address`` is the account's own and listed one; nothing else says where a text goes (G9). ``outlet`` is
    the row that keeps the rest.
    """

    outlet: int
    platform: str = ""
    address: str = ""
    user: str = ""
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Job:
    """One text for one target.

    ``key`` names this publication for ever and is the same at every try. ``page`` is the public address of
    the text, which stands in everything that is sent. ``remote_id`` is what the platform calls it, once it
    is there; ``since`` is when it was first tried; ``address`` is where people find it.
    """

    key: str
    item: Item
    page: str
    target: Target
    since: datetime
    remote_id: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """It stands there now. ``address`` is where people find it, ``remote_id`` what the platform calls it."""

    address: str = ""
    remote_id: str = ""


#: Looked up and certainly not there.
ABSENT = Outcome("not_taken", "absent")

Result = Done | Outcome
