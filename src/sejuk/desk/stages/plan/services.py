"""Verbs of the plan."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member, Territory, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify
from sejuk.desk.stages.current import calendar_of
from sejuk.desk.stages.kinds import theme_codes
from sejuk.desk.stages.models import PlanItem, PlanMove, PlanState
from sejuk.desk.stages.places import covers
from sejuk.desk.stages.plan.access import access_item, makers
from sejuk.desk.stages.transitions import PLAN_TRANSITIONS, PLANS
from sejuk.desk.states import transition


@dataclass(frozen=True, slots=True)
class Piece:
    """What is to be made. ``key`` names it: planned twice with one key, it is one."""

    cycle: str
    stage: str
    theme: str
    territory: Territory
    audience: str
    title: str
    unit: Unit
    due_at: datetime
    maker: Member | None = None
    key: uuid.UUID | None = None


@transaction.atomic
def plan(member: Member, piece: Piece) -> PlanItem:
    """Put a piece into the plan of one of the member's units."""
    require(member, PLANS, piece.unit)
    _check(member, piece)
    at = clock.now()
    item, is_new = PlanItem.objects.get_or_create(
        key=piece.key or uuid.uuid4(),
        defaults={
            "cycle": piece.cycle, "stage": piece.stage, "theme": piece.theme, "territory": piece.territory,
            "audience": piece.audience, "title": piece.title.strip(), "unit": piece.unit,
            "maker": piece.maker, "due_at": piece.due_at, "planned_by": member, "planned_at": at,
            "moved_at": at,
        },
    )  # fmt: skip
    if is_new:
        record(
            member, "plan.added", "plan_item", item.pk, cycle=item.cycle, stage=item.stage, theme=item.theme,
            territory=item.territory_id, unit=item.unit_id,
        )  # fmt: skip
        notify("stages")
    return item


def _check(member: Member, piece: Piece) -> None:
    if calendar_of(piece.territory).find(piece.cycle, piece.stage) is None:
        raise _refused(_("Tahapan ini tidak ada di wilayah itu."), _("Pilih tahapan atau wilayah lain."))
    if piece.theme not in theme_codes() or not piece.title.strip():
        raise _refused(_("Tema atau judulnya belum diisi."), _("Pilih temanya dan tulis apa yang dibuat."))
    if not covers(piece.unit.territory_id, piece.territory.code):
        raise _refused(_("Wilayah itu di luar wilayah unit pembuatnya."), _("Pilih wilayah di dalamnya."))
    if piece.maker is not None and not makers(member).filter(pk=piece.maker.pk).exists():
        raise _refused(_("Rekan itu tidak dapat Anda minta."), _("Pilih rekan dari daftar."))


def _refused(reason: str, advice: str) -> Refused:
    return Refused(reason, advice, status=422)


@transaction.atomic
def move(member: Member, pk: int, verb: str, reason: str = "") -> PlanItem:
    """Bring a piece on its way. ``use`` says where it was used, ``drop`` and ``rework`` say why."""
    access_item(member, pk)
    item = PlanItem.objects.select_for_update().select_related("unit").get(pk=pk)
    way = transition(PLAN_TRANSITIONS, verb, item.state)
    require(member, way.roles, item.unit)
    reason = reason.strip()
    if way.needs_reason and not reason:
        raise _refused(_("Keterangannya belum diisi."), _("Tulis satu kalimat, lalu kirim lagi."))
    item.state, item.moved_at = way.end, clock.now()
    if way.end == PlanState.USED:
        item.used_where = reason
    item.save(update_fields=["state", "moved_at", "used_where"])
    PlanMove.objects.create(item=item, verb=verb, by=member, at=item.moved_at, reason=reason)
    record(member, "plan.moved", "plan_item", pk, verb=verb, start=way.start, end=way.end)
    notify("stages")
    return item


@transaction.atomic
def change(member: Member, pk: int, maker: Member | None, due_at: datetime) -> PlanItem:
    """Give a piece to somebody else, or another day; reminders of the old day are not repeated."""
    access_item(member, pk, PLANS)
    item = PlanItem.objects.select_for_update().get(pk=pk)
    if not item.is_live:
        raise Refused(
            _("Rencana ini sudah selesai."), _("Tambahkan rencana baru bila masih perlu."), status=409
        )
    if maker is not None and not makers(member).filter(pk=maker.pk).exists():
        raise _refused(_("Rekan itu tidak dapat Anda minta."), _("Pilih rekan dari daftar."))
    item.maker, item.due_at = maker, due_at
    item.save(update_fields=["maker", "due_at"])
    record(
        member, "plan.changed", "plan_item", pk, due_at=due_at.isoformat(), maker=maker.pk if maker else None
    )
    notify("stages")
    return item
