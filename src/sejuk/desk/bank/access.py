"""The doors of the bank: what was approved is for every office, drafts for their own unit and above."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.bank.models import Item, ItemState, Use
from sejuk.desk.bank.transitions import MAKES, READS
from sejuk.desk.organisation.access import accessible_units, may, require_anywhere
from sejuk.desk.organisation.models import Member, Unit
from sejuk.desk.organisation.refusal import Refused


def accessible_items(member: Member) -> QuerySet[Item]:
    """Approved items of everybody, drafts of the member's units, withdrawn ones they made or used."""
    require_anywhere(member, READS)
    units = accessible_units(member, READS)
    used = Q(state=ItemState.WITHDRAWN, uses__unit__in=units)
    found = Item.objects.filter(Q(state=ItemState.APPROVED) | Q(unit__in=units) | used).distinct()
    return found.select_related("unit__institution", "by", "approved_by", "photo", "adapted_from").defer(
        "words"
    )


def access_item(member: Member, pk: int) -> Item:
    """One item in sight."""
    item = accessible_items(member).filter(pk=pk).first()
    if item is None:
        raise Refused(
            _("Konten ini tidak ada, atau belum disetujui untuk lembaga lain."),
            _("Cari di bank konten."),
            status=404,
        )
    return item


def access_use(member: Member, pk: int) -> Use:
    """A use by the member's own units."""
    units = accessible_units(member, MAKES)
    use = Use.objects.filter(pk=pk, unit__in=units).select_related("item", "unit").first()
    if use is None:
        raise Refused(_("Pemakaian ini bukan oleh unit Anda."), _("Buka bank konten."), status=404)
    return use


def making_unit(member: Member) -> Unit:
    """The unit for which the member puts items in and uses them."""
    require_anywhere(member, MAKES)
    if may(member, MAKES, member.unit):
        return member.unit
    return accessible_units(member, MAKES).order_by("path")[0]
