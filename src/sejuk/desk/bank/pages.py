"""The bank in the navigation, and what waits in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sejuk.desk.bank.models import Item, ItemState, Use
from sejuk.desk.bank.transitions import APPROVES, MAKES, READS
from sejuk.desk.organisation.access import accessible_units, may_anywhere
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell import matters
from sejuk.desk.shell.matters import PER_ROOM, Matter
from sejuk.desk.shell.navigation import Entry, Group, register


def register_pages() -> None:
    """Put the bank where those see it who use it."""
    register(Entry(_("Bank konten"), "bank:find", 50, Group.PEOPLE, shows=lambda m: may_anywhere(m, READS)))
    matters.register("bank", all_that_waits, "bank")


def all_that_waits(member: Member, at: datetime) -> Iterator[Matter]:
    """Items that wait for a second person, and uses of what was withdrawn."""
    proposed = Item.objects.filter(state=ItemState.PROPOSED, unit__in=accessible_units(member, APPROVES))
    for one in proposed.exclude(by=member).defer("words", "text")[:PER_ROOM]:
        page = reverse("bank:item", args=[one.pk])
        yield Matter(f"item:{one.pk}", gettext("Konten menunggu orang kedua"), one.title, page, one.unit_id)
    own = accessible_units(member, MAKES).filter(pk=member.unit_id)
    left = Use.objects.filter(item__state=ItemState.WITHDRAWN, told_at=None, unit__in=own)
    for use in left.select_related("item")[:PER_ROOM]:
        page = reverse("bank:settle", args=[use.pk])
        yield Matter(
            f"use:{use.pk}", gettext("Konten yang Anda pakai ditarik"), use.item.title, page, use.unit_id
        )
