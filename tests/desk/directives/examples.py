"""One example of everything in directives that has an address of its own."""

from __future__ import annotations

from typing import Any

from tests.desk.office import Desk


def parameters(desk: Desk) -> dict[str, dict[str, Any]]:
    """Address name → its parameters."""
    return {}
