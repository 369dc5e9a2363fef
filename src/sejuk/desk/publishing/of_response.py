"""What stands on a text's own page: where it is, and the way to its channels."""

from __future__ import annotations

from typing import Any

from sejuk.desk.organisation.access import MemberRequest, may
from sejuk.desk.publishing.access import accessible_publications
from sejuk.desk.publishing.transitions import PUBLISHES
from sejuk.desk.responses.models import OUT, Response


def part(request: MemberRequest, response: Response) -> dict[str, Any]:
    """Publications of the text, and whether this member may let it out."""
    out = response.versions.filter(state__in=OUT, is_training=False).exists()
    return {
        "publications": list(accessible_publications(request.member).filter(number=response.pk)),
        "may_release": out and may(request.member, PUBLISHES, response.unit),
    }
