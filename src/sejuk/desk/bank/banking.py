"""The verbs of the bank: put in, propose, approve, adapt, use, withdraw, settle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.bank.access import access_item, access_use, making_unit
from sejuk.desk.bank.models import Item, ItemState, Use
from sejuk.desk.bank.transitions import ITEM_TRANSITIONS, MAKES
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.bringing import Brought, bring
from sejuk.desk.shell.notify import notify
from sejuk.desk.states import Transition, transition
from sejuk.desk.wording_check import pointing_words


@transaction.atomic
def put_in(
    member: Member,
    said: Mapping[str, Any],
    photo: Brought | None,
    adapted_from: Item | None = None,
    client_id: UUID | None = None,
) -> Item:
    """Put a draft in, perhaps as an adaptation of an approved item; the same form sent twice is one."""
    unit = making_unit(member)
    if adapted_from and adapted_from.state != ItemState.APPROVED:
        raise Refused(
            _("Hanya konten yang disetujui yang boleh diadaptasi."), _("Pilih konten lain."), status=409
        )
    brought = bring(member, unit, photo) if photo else None
    held = brought or (adapted_from.photo if adapted_from else None)
    values = {**said, "photo": held, "adapted_from": adapted_from, "unit": unit, "made_at": clock.now()}
    item, is_new = Item.objects.get_or_create(by=member, client_id=client_id or uuid4(), defaults=values)
    if is_new:
        origin = adapted_from.pk if adapted_from else None
        record(member, "item.made", "item", item.pk, unit=unit.pk, kind=item.kind, adapted_from=origin)
        notify("bank")
    return item


@transaction.atomic
def change(member: Member, pk: int, said: Mapping[str, Any]) -> Item:
    """Change a draft."""
    item = _held(member, pk)
    require(member, MAKES, item.unit)
    if item.state != ItemState.DRAFT:
        raise Refused(
            _("Yang sudah diajukan atau disetujui tidak diubah."),
            _("Minta dikembalikan, atau buat adaptasinya."),
            status=409,
        )
    for name, value in said.items():
        setattr(item, name, value)
    item.save(update_fields=list(said))
    record(member, "item.changed", "item", pk, unit=item.unit_id)
    notify("bank")
    return item


@transaction.atomic
def propose(member: Member, pk: int) -> Item:
    """Ask for the second person. A text that points at a contestant is not asked about (G7)."""
    item = _held(member, pk)
    require(member, MAKES, item.unit)
    if item.state == ItemState.PROPOSED:
        return item  # a second click
    way = _way(member, item, "propose")
    if found := pointing_words(item.title, item.text, item.origin):
        raise Refused(
            _("Teksnya menunjuk peserta pemilu atau memuji petahana: “%(words)s”.") % {"words": found[0]},
            _("Hapus bagian itu. Bank konten hanya untuk penerangan yang netral."),
            status=422,
        )
    if item.photo and not item.photo.is_shown:
        raise Refused(
            _("Fotonya belum diperiksa."),
            _("Buka fotonya, pastikan tidak ada lagi wajah yang dikenali, lalu nyatakan layak."),
            status=409,
        )
    return _moved(member, item, way, "item.proposed")


@transaction.atomic
def approve(member: Member, pk: int) -> Item:
    """The second person lets every office use it."""
    item = _held(member, pk)
    if item.state == ItemState.APPROVED and item.approved_by_id == member.pk:
        return item
    way = _way(member, item, "approve")
    _require_another(member, item)
    item.approved_by, item.approved_at = member, clock.now()
    return _moved(member, item, way, "item.approved", "approved_by", "approved_at")


@transaction.atomic
def send_back(member: Member, pk: int) -> Item:
    """The second person asks for changes."""
    item = _held(member, pk)
    way = _way(member, item, "send_back")
    _require_another(member, item)
    return _moved(member, item, way, "item.sent_back")


@transaction.atomic
def withdraw(member: Member, pk: int, because: str) -> Item:
    """Withdraw an item; every unit that used it is told and says what it did about it."""
    item = _held(member, pk)
    require(member, MAKES, item.unit)
    if item.state == ItemState.WITHDRAWN:
        return item
    way = _way(member, item, "withdraw")
    item.withdrawn_at, item.withdrawn_because, item.state = clock.now(), because.strip(), way.end
    item.save(update_fields=["state", "withdrawn_at", "withdrawn_because"])
    told = item.uses.count()
    record(member, "item.withdrawn", "item", pk, unit=item.unit_id, told=told)
    notify("bank")
    return item


@transaction.atomic
def use(member: Member, pk: int, where: str, link: str) -> Use:
    """Put on record that the member's unit used an item; the same place counts once."""
    item = access_item(member, pk)
    unit = making_unit(member)
    Item.objects.select_for_update().get(pk=pk)
    if item.state != ItemState.APPROVED:
        raise Refused(
            _("Konten ini tidak boleh dipakai sekarang."), _("Cari konten lain di bank."), status=409
        )
    made, is_new = Use.objects.get_or_create(
        item=item, unit=unit, where=where.strip(), defaults={"by": member, "at": clock.now(), "link": link}
    )
    if is_new:
        record(member, "item.used", "item", pk, unit=unit.pk)
        notify("bank")
    return made


@transaction.atomic
def settle(member: Member, pk: int, done: str) -> Use:
    """Say what was done about a use of something that was withdrawn."""
    found = access_use(member, pk)
    held = Use.objects.select_for_update().get(pk=pk)
    if found.item.state != ItemState.WITHDRAWN:
        raise Refused(_("Konten ini tidak ditarik."), _("Tidak ada yang perlu dibereskan."), status=409)
    if held.told_at is None:
        held.told_at, held.done = clock.now(), done.strip()
        held.save(update_fields=["told_at", "done"])
        record(member, "item.use_settled", "item", held.item_id, unit=held.unit_id)
        notify("bank")
    return held


def _held(member: Member, pk: int) -> Item:
    access_item(member, pk)
    return (
        Item.objects.select_for_update(of=("self",)).select_related("unit", "photo").defer("words").get(pk=pk)
    )


def _way(member: Member, item: Item, verb: str) -> Transition:
    way = transition(ITEM_TRANSITIONS, verb, item.state)
    require(member, way.roles, item.unit)
    return way


def _moved(member: Member, item: Item, way: Transition, action: str, *fields: str) -> Item:
    item.state = way.end
    item.save(update_fields=["state", *fields])
    record(member, action, "item", item.pk, unit=item.unit_id)
    notify("bank")
    return item


def _require_another(member: Member, item: Item) -> None:
    if item.by_id == member.pk:
        raise Refused(_("Konten ini Anda sendiri yang memasukkan."), _("Minta orang lain menyetujuinya."))
