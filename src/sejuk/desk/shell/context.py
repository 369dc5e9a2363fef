"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from sejuk.desk import clock


def shell(request: HttpRequest) -> dict[str, Any]:
    """Variables of the page frame: the member, the desk's time and where changes are streamed."""
    return {
        "member": getattr(request, "member", None),
        "now": clock.now(),
        "demo": settings.DEMO,
        "hub_url": settings.HUB_URL,
    }
