"""The doors of this room: what was approved, and records of where it was read out or put up."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.kits.models import Airing, Look
from sejuk.desk.kits.roles import COUNTS, READS
from sejuk.desk.kits.style import Style
from sejuk.desk.organisation.access import accessible_units, require_anywhere
from sejuk.desk.organisation.models import Institution, Member
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.access import accessible_responses
from sejuk.desk.responses.item import Item
from sejuk.desk.responses.items import approved_version, checked_item
from sejuk.desk.responses.models import Version, VersionState


def access_version(member: Member, number: int) -> Version:
    """What may be drawn and printed of a text: to its own offices what was approved, to all what is out.

    Raises:
        Refused: the text is not there for the member, or nothing of it was approved, or it was corrected.
    """
    require_anywhere(member, READS)
    own = accessible_responses(member).filter(pk=number).exists()
    out = Version.objects.filter(response=number, state=VersionState.PUBLISHED).exists()
    if not own and not out:
        raise Refused(
            _("Teks ini tidak ada, atau belum terbit."), _("Kembali ke daftar tanggapan."), status=404
        )
    version = approved_version(number)
    if not own and version.state != VersionState.PUBLISHED:
        version = Version.objects.select_related("response__case", "response__institution").get(
            response=number, state=VersionState.PUBLISHED
        )
    return version


def drawn_from(version: Version) -> tuple[Item, Style, str]:
    """What every material is made of: the approved bytes, the institution's look, the page's address."""
    item = checked_item(version)
    style = replace(style_of(version.response.institution), name=item.institution)
    return item, style, page_address(version.response_id)


def style_of(institution: Institution) -> Style:
    """An institution's look; ours where it has none of its own."""
    look = Look.objects.filter(pk=institution.pk).first()
    if look is None:
        return Style(institution.name)
    return Style(institution.name, look.colour, look.on_colour, tuple(look.letterhead), bytes(look.logo))


def page_address(number: int) -> str:
    """The public page of a text, as the portal promises it for ever.

    Raises:
        Refused: the office has not set its address, so no code could lead there.
    """
    if not settings.SITE_URL:
        raise Refused(
            _("Alamat situs Sejuk belum diatur, jadi kode QR belum dapat dibuat."),
            _("Administrator mengisi SEJUK_SITE_URL."),
            status=409,
        )
    return f"{settings.SITE_URL}/klarifikasi/{number}/"


def accessible_airings(member: Member) -> QuerySet[Airing]:
    """Records of the member's units; what was taken back is not among them."""
    units = accessible_units(member, COUNTS)
    found = Airing.objects.filter(unit__in=units, undone_at=None)
    return found.select_related("unit", "by", "version__response")


def access_airing(member: Member, pk: int) -> Airing:
    """One record, in the member's reach."""
    found = accessible_airings(member).filter(pk=pk).first()
    if found is None:
        raise Refused(_("Catatan ini tidak ada di wilayah kerja Anda."), _("Kembali ke daftar."), status=404)
    return found
