"""What waits in this room: questions of the press, broadcasts to approve, accounts to look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.narratives.access import own_units
from sejuk.desk.network.access import accessible_accounts, accessible_broadcasts, accessible_questions
from sejuk.desk.network.broadcasts.approving import may_approve
from sejuk.desk.network.broadcasts.looking import unlooked
from sejuk.desk.network.models import BroadcastState, QuestionState
from sejuk.desk.network.transitions import SENDS
from sejuk.desk.organisation.access import may
from sejuk.desk.organisation.models import Member
from sejuk.desk.shell.matters import PER_ROOM, Matter


def all_that_waits(member: Member, at: datetime) -> Iterator[Matter]:
    """What the member's units owe somebody in this room."""
    yield from _questions(member)
    yield from _broadcasts(member)
    yield from _held(member)
    yield from _accounts(member)


def _questions(member: Member) -> Iterator[Matter]:
    waiting = accessible_questions(member).filter(state=QuestionState.RECEIVED, unit__in=own_units(member))
    for one in waiting.order_by("due_at")[:PER_ROOM]:
        url = reverse("network:question", args=[one.pk])
        yield Matter(f"press-question:{one.pk}", _("Pertanyaan pers"), one.text, url, one.unit_id, one.due_at)


def _broadcasts(member: Member) -> Iterator[Matter]:
    waiting = accessible_broadcasts(member).filter(state=BroadcastState.SUBMITTED)
    for one in waiting.select_related("case").order_by("submitted_at")[:PER_ROOM]:
        if may_approve(member, one):
            url = reverse("network:broadcast", args=[one.pk])
            yield Matter(f"broadcast:{one.pk}", _("Siaran menunggu persetujuan"), one.title, url, one.unit_id)


def _held(member: Member) -> Iterator[Matter]:
    waiting = accessible_broadcasts(member).filter(state=BroadcastState.SENDING, unit__in=own_units(member))
    for one in waiting.select_related("territory", "unit").order_by("sent_at")[:PER_ROOM]:
        if may(member, SENDS, one.unit) and unlooked(one):
            url = reverse("network:broadcast", args=[one.pk])
            name = _("Siaran menunggu pemeriksaan tahapan")
            yield Matter(f"broadcast-held:{one.pk}", name, one.title, url, one.unit_id)


def _accounts(member: Member) -> Iterator[Matter]:
    accounts = accessible_accounts(member).filter(warnings__ended_at=None, warnings__isnull=False)
    for one in accounts.filter(unit__in=own_units(member)).distinct()[:PER_ROOM]:
        url = reverse("network:account", args=[one.pk])
        yield Matter(f"account:{one.pk}", _("Akun resmi perlu diperiksa"), one.name, url, one.unit_id)
