"""One example of everything in kits that has an address of its own."""

from __future__ import annotations

from typing import Any

from tests.desk.kits.airing_given import Aired, an_airing
from tests.desk.office import Desk


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    airing: Aired = an_airing(desk, desk.polda)
    number = {"number": airing.version.response_id}
    return {
        **{f"kits:{name}": number for name in ("materials", "everything", "air")},
        "kits:material": {**number, "name": "whatsapp", "ending": "txt"},
        "kits:undo": {"pk": airing.pk},
        "kits:settle": {"pk": airing.pk},
    }
