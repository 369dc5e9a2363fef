"""One example of everything in photos that has an address of its own."""

from __future__ import annotations

from typing import Any

from sejuk.desk.organisation.models import Role
from sejuk.desk.photos.tending import ask_faces, check
from tests.desk.office import Desk
from tests.desk.photos.given import a_photo


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    asker = desk.member(Role.DUTY_OFFICER)
    photo = check(asker, a_photo(desk, by=asker).pk)
    permission = ask_faces(asker, desk.polda, "Kapolda, Ketua KPU", "Ditanya lisan sebelum acara.")
    of_photo = {f"photos:{name}": {"pk": photo.pk} for name in ("photo", "picture", "check", "erase")}
    of_permission = {f"photos:{name}": {"pk": permission.pk} for name in ("faces_agree", "faces_photo")}
    return {**of_photo, **of_permission}
