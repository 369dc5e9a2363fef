"""Texts that are out, and where they were read out."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sejuk.desk import clock
from sejuk.desk.kits.models import Airing as Aired
from sejuk.desk.kits.models import Medium
from sejuk.desk.kits.services import airing as verbs
from sejuk.desk.organisation.models import Member, Role, Unit
from sejuk.desk.responses.models import Version
from tests.desk.office import Desk
from tests.desk.responses.given import Newsroom

__all__ = ["Aired", "aired", "an_airing", "out"]


def out(desk: Desk, unit: Unit | None = None, **changes: Any) -> Version:
    """A text that is out."""
    return Newsroom(desk, unit or desk.polres).published(**changes)


def aired(unit: Unit, at: datetime | None = None, **changes: Any) -> verbs.Aired:
    """Read out in a village hall just now."""
    said: dict[str, Any] = {
        "client_id": uuid.uuid4(),
        "unit": unit,
        "medium": Medium.HALL,
        "place": "Balai Desa Sukasari",
        "at": at or clock.now(),
    }
    return verbs.Aired(**(said | changes))


def an_airing(desk: Desk, unit: Unit | None = None, by: Member | None = None) -> Aired:
    """One on record, by an officer of the unit."""
    where = unit or desk.polres
    version = out(desk, where)
    return verbs.air(by or desk.member(Role.DUTY_OFFICER, where), version.response_id, aired(where))
