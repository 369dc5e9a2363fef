"""Pieces of the plan as matters that wait for whoever makes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.narratives.access import own_units
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.matters import PER_ROOM, Matter
from sejuk.desk.stages.models import PlanItem, PlanState

#: What is due later than this waits for nobody yet.
_NEAR = timedelta(days=7)


def plan_that_waits(member: Member, at: datetime) -> Iterator[Matter]:
    """What the member makes, and what nobody of the own units was asked to make, due within a week."""
    items = PlanItem.objects.filter(
        Q(maker=member) | Q(maker=None, unit__in=own_units(member)),
        state__in=(PlanState.PLANNED, PlanState.MAKING),
        due_at__lte=at + _NEAR,
    )
    for item in items.order_by("due_at", "pk")[:PER_ROOM]:
        url = reverse("stages:plan_item", args=[item.pk])
        yield Matter(f"plan:{item.pk}", _("Rencana konten"), item.title, url, item.unit_id, item.due_at)
