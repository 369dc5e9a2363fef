"""This room's pages in the navigation, and what waits in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk.organisation.access import accessible_units, may_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.review.complaining import accessible_complaints
from sejuk.desk.review.models import Rollup, RollupState
from sejuk.desk.review.transitions import ENDED, LOOKS_AFTER, READS, RELEASES
from sejuk.desk.shell import matters
from sejuk.desk.shell.matters import PER_ROOM, Matter
from sejuk.desk.shell.navigation import Entry, Group, register

#: Days that still wait for their head; what is older is left as it is.
_WAITS = timedelta(days=7)


def register_pages() -> None:
    """Put the pages where those see them who use them."""
    reads = lambda member: may_anywhere(member, READS)  # noqa: E731 - a condition, said once
    register(Entry(_("Giat"), "review:days", 40, Group.RECORD, shows=reads))
    register(Entry(_("Satgas"), "review:forces", 44, Group.RECORD, shows=reads))
    register(Entry(_("Netralitas"), "review:neutrality", 46, Group.RECORD))
    register(
        Entry(
            _("Aduan pejabat"), "review:complaints", 47, Group.RECORD,
            shows=lambda member: may_anywhere(member, LOOKS_AFTER),
        )
    )  # fmt: skip
    matters.register("review", all_that_waits, "review")


def all_that_waits(member: Member, at: datetime) -> Iterator[Matter]:
    """Days that wait for their head, complaints that wait for somebody."""
    units = accessible_units(member, RELEASES).filter(pk=member.unit_id)
    waiting = Rollup.objects.filter(state=RollupState.DRAFT, unit__in=units, day__gte=(at - _WAITS).date())
    for one in waiting.select_related("unit")[:PER_ROOM]:
        title = gettext("%(unit)s, %(day)s") % {"unit": one.unit.name, "day": one.day}
        page = reverse("review:day", args=[one.pk])
        yield Matter(f"rollup:{one.pk}", gettext("Laporan harian"), title, page, one.unit_id)
    if may_anywhere(member, LOOKS_AFTER):
        yield from _complaints(member)


def _complaints(member: Member) -> Iterator[Matter]:
    open_ones = accessible_complaints(member).exclude(state__in=ENDED)
    for one in open_ones[:PER_ROOM]:
        page, title = reverse("review:complaint", args=[one.pk]), one.territory.name
        yield Matter(f"complaint:{one.pk}", gettext("Aduan pejabat"), title, page, member.unit_id)
