"""Alerts as matters that wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.narratives.board.waiting import waiting
from sejuk.desk.narratives.marking import is_harsh
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.matters import PER_ROOM, Matter


def alerts_that_wait(member: Member, at: datetime) -> Iterator[Matter]:
    """Unanswered alerts of the member's own units."""
    for alert in waiting(member).select_related(None).select_related("narrative")[:PER_ROOM]:
        yield Matter(
            f"alert:{alert.pk}",
            _("Peringatan"),
            alert.narrative.headline,
            reverse("narratives:alert", args=[alert.pk]),
            alert.unit_id,
            harsh=is_harsh(alert.narrative.signals),
        )
