"""The doors of this room: a message belongs to the unit that sent it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.delivery.models import Message, MessageState
from sejuk.desk.delivery.transitions import SETTLES
from sejuk.desk.organisation.access import accessible_units
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused

#: What waits for a person.
UNSETTLED = (MessageState.FAILED, MessageState.UNCERTAIN)


def accessible_messages(member: Member) -> QuerySet[Message]:
    """Messages of units where the member may settle them."""
    units = accessible_units(member, SETTLES)
    return Message.objects.filter(unit__in=units).select_related("unit", "text")


def unsettled(member: Member) -> QuerySet[Message]:
    """What waits for somebody like the member, the oldest first."""
    return accessible_messages(member).filter(state__in=UNSETTLED).order_by("changed_at", "pk")


def unsettled_count(member: Member) -> int:
    """How many wait, for the navigation."""
    return unsettled(member).count()


def access_message(member: Member, pk: int, *, lock: bool = False) -> Message:
    """One message; with ``lock``, held until the transaction ends."""
    rows = accessible_messages(member)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Refused(
            _("Pesan ini tidak ada di wilayah kerja Anda."), _("Kembali ke daftar pengiriman."), status=404
        )
    return found
