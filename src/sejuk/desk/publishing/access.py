"""The doors of this room: outlets and publications belong to the unit that publishes there."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.organisation.access import accessible_units
from sejuk.desk.organisation.models import Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.publishing.models import Outlet, Publication
from sejuk.desk.publishing.transitions import CONNECTS, PUBLISHES, READS
from sejuk.desk.responses.models import Response


def accessible_outlets(member: Member) -> QuerySet[Outlet]:
    """Channels that the member connects and closes."""
    units = accessible_units(member, CONNECTS)
    return Outlet.objects.filter(unit__in=units).select_related("unit", "account")


def access_outlet(member: Member, pk: int, *, lock: bool = False) -> Outlet:
    """One channel; with ``lock``, held until the transaction ends."""
    rows = accessible_outlets(member)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Refused(
            _("Saluran ini tidak ada di wilayah kerja Anda."), _("Kembali ke daftar saluran."), status=404
        )
    return found


def usable_outlets(member: Member, response: Response) -> QuerySet[Outlet]:
    """Open channels on which the member may publish this text: those of the text's own institution (G9)."""
    units = accessible_units(member, PUBLISHES).filter(institution=response.institution_id)
    return Outlet.objects.filter(unit__in=units, closed_at=None).select_related("unit", "account")


def accessible_publications(member: Member) -> QuerySet[Publication]:
    """What the member's units published, and what is on its way."""
    units = accessible_units(member, READS)
    related = ("outlet__unit", "outlet__account", "settled_by")
    return Publication.objects.filter(outlet__unit__in=units).select_related(*related)


def access_publication(member: Member, pk: int, *, lock: bool = False) -> Publication:
    """One publication; with ``lock``, held until the transaction ends."""
    rows = accessible_publications(member)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Refused(
            _("Publikasi ini tidak ada di wilayah kerja Anda."), _("Kembali ke daftar tanggapan."), status=404
        )
    return found
