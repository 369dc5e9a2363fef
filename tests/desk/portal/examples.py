"""One example of everything in the portal that has an address of its own."""

from __future__ import annotations

from typing import Any

from tests.desk.office import Desk
from tests.desk.responses.given import Newsroom


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    version = Newsroom(desk, desk.polres).published()
    material = {"version": 1, "name": "whatsapp", "ending": "txt"}
    return {
        "open:versions": {"number": version.response_id},
        "portal:clarification": {"number": version.response_id},
        "portal:material": {"number": version.response_id, **material},
        "portal:lesson": {"slug": "memeriksa-klaim"},
    }
