"""The library in the navigation, and what waits in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk.factchecks.models import Subscription, SubscriptionState
from sejuk.desk.factchecks.transitions import READS
from sejuk.desk.listening.transitions import AGREES
from sejuk.desk.organisation.access import may_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell import matters
from sejuk.desk.shell.matters import PER_ROOM, Matter
from sejuk.desk.shell.navigation import Entry, Group, register


def register_pages() -> None:
    """Put the library where those see it who use it."""
    register(
        Entry(
            _("Pustaka cek fakta"), "factchecks:find", 38, Group.WORK, shows=lambda m: may_anywhere(m, READS)
        )
    )
    matters.register("factchecks", all_that_waits, "factchecks")


def all_that_waits(member: Member, at: datetime) -> Iterator[Matter]:
    """Subscriptions of other institutions that wait for an agreement."""
    if not may_anywhere(member, AGREES) or member.institution.joined_at is None:
        return
    waiting = Subscription.objects.filter(state=SubscriptionState.PROPOSED, ends_on__gte=at.date())
    for row in waiting.exclude(institution=member.institution)[:PER_ROOM]:
        page = reverse("factchecks:subscription", args=[row.pk])
        yield Matter(
            f"subscription:{row.pk}", gettext("Langganan menunggu persetujuan"), row.name, page, row.unit_id
        )
