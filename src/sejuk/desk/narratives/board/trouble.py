"""Sources that need somebody, as the listening room judges them."""

from __future__ import annotations

from sejuk.desk.listening.access import accessible_sources
from sejuk.desk.listening.models import Source
from sejuk.desk.listening.services.health import Report, troubled
from sejuk.desk.organisation.models import Member

SHOWN = 5


def sources_in_trouble(member: Member) -> list[tuple[Source, Report]]:
    """The worst few with what is wrong and what comes next."""
    return troubled(accessible_sources(member).select_related(None).select_related("health"))[:SHOWN]
