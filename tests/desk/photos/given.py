"""Photos that tests start from."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sejuk.desk.organisation.models import Member, Role, Unit
from sejuk.desk.photos.bringing import Brought, bring
from sejuk.desk.photos.models import Photo
from tests.desk.office import Desk
from tests.desk.photos.drawn import plain


def brought(**changes: Any) -> Brought:
    """A photo without faces, as it comes in."""
    return Brought(**{"body": plain(), "alt": "Balai desa, kursi kosong", "client_id": uuid4(), **changes})


def a_photo(desk: Desk, unit: Unit | None = None, by: Member | None = None, **changes: Any) -> Photo:
    """A photo of the unit (the Polda where none is named) that nobody has looked at yet."""
    unit = unit or desk.polda
    return bring(by or desk.member(Role.DUTY_OFFICER, unit), unit, brought(**changes))
