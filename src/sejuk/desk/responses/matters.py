"""What waits in this room: texts to approve, drafts, verdicts that changed, reviews that are owed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from sejuk.desk.narratives.access import own_units
from sejuk.desk.organisation.access import accessible_units
from sejuk.desk.organisation.models import Member
from sejuk.desk.responses.access import accessible_responses, mine, newest_of, waiting_for
from sejuk.desk.responses.models import VersionState
from sejuk.desk.responses.services.emergency import owed
from sejuk.desk.responses.transitions import APPROVES, RELEASES, WRITES
from sejuk.desk.shell.matters import PER_ROOM, Matter


def all_that_waits(member: Member, at: datetime) -> Iterator[Matter]:
    """What the member's units owe somebody in this room."""
    yield from _outdated(member)
    yield from _reviews(member)
    yield from _approvals(member)
    yield from _drafts(member)


def _page(pk: int) -> str:
    return reverse("responses:response", args=[pk])


def _outdated(member: Member) -> Iterator[Matter]:
    units = accessible_units(member, WRITES | RELEASES).filter(pk__in=own_units(member))
    rows = accessible_responses(member).filter(outdated_at__isnull=False, unit__in=units)
    for version in newest_of(rows.order_by("outdated_at")[:PER_ROOM]):
        one = version.response
        kind = _("Putusannya berubah: koreksi atau tarik")
        yield Matter(f"outdated:{one.pk}", kind, version.title, _page(one.pk), one.unit_id, one.outdated_at)


def _reviews(member: Member) -> Iterator[Matter]:
    units = accessible_units(member, APPROVES)
    rows = owed().filter(version__response__unit__in=units)
    for one in rows.exclude(asked_by=member).exclude(confirmed_by=member)[:PER_ROOM]:
        response = one.version.response
        kind = _("Jalur darurat belum ditinjau")
        yield Matter(
            f"emergency:{one.pk}",
            kind,
            one.version.title,
            _page(response.pk),
            response.unit_id,
            one.review_due_at,
        )


def _approvals(member: Member) -> Iterator[Matter]:
    for version in waiting_for(member)[:PER_ROOM]:
        one = version.response
        kind = _("Teks menunggu persetujuan")
        yield Matter(f"response:{one.pk}", kind, version.title, _page(one.pk), one.unit_id, one.due_at)


def _drafts(member: Member) -> Iterator[Matter]:
    """Drafts in which the member's hand is, those that came back among them."""
    rows = mine(member).filter(versions__state=VersionState.DRAFT).order_by("due_at", "pk")
    for version in newest_of(rows[:PER_ROOM]):
        one = version.response
        kind = _("Rancangan Anda") if version.number == 1 else _("Rancangan yang perlu dilanjutkan")
        yield Matter(f"draft:{one.pk}", kind, version.title, _page(one.pk), one.unit_id, one.due_at)
