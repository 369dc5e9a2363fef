"""The part of a text's page that leads to its materials."""

from __future__ import annotations

from typing import Any

from sejuk.desk.organisation.access import MemberRequest
from sejuk.desk.responses.models import OUT, Response


def part(request: MemberRequest, response: Response) -> dict[str, Any]:
    """Whether there is something to draw and print."""
    return {"has_materials": response.versions.filter(state__in=OUT, is_training=False).exists()}
