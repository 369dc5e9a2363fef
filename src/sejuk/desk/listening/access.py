"""The doors of this room.

Sources are public knowledge, so every member sees them, drafts apart; what may be done with one is in
``transitions.py``. Posts have no door here: they are read inside a narrative only (G17).
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sejuk.desk.listening.models import ImportRun, Source, SourceState
from sejuk.desk.listening.transitions import ASKS
from sejuk.desk.organisation.access import Refused, accessible_units, may, require, require_anywhere
from sejuk.desk.organisation.models import Member, Role, Unit

_RELATED = ("unit", "institution", "approved_by_institution", "territory", "health")


def accessible_sources(member: Member) -> QuerySet[Source]:
    """Every source that was proposed, and the drafts of units in the member's reach."""
    own = Q(unit__in=accessible_units(member))
    return Source.objects.filter(~Q(state=SourceState.DRAFT) | own).select_related(*_RELATED)


def access_source(member: Member, pk: int) -> Source:
    """A source that the member may see."""
    source = accessible_sources(member).filter(pk=pk).first()
    if source is None:
        raise Refused(
            _("Sumber ini tidak ada."), _("Periksa alamatnya, atau buka daftar sumber."), status=404
        )
    return source


def access_draft(member: Member, pk: int) -> Source:
    """A source whose terms the member may still change."""
    source = access_source(member, pk)
    require(member, ASKS, source.unit)
    if source.state != SourceState.DRAFT:
        raise Refused(
            _("Sumber yang sudah diusulkan tidak dapat diubah."),
            _(
                "Tarik usulnya dulu, atau buat sumber baru: "
                "yang disetujui lembaga lain tetap seperti yang disetujui."
            ),
        )
    return source


def access_upload(member: Member, pk: int) -> Source:
    """A source into which the member may bring files."""
    source = access_source(member, pk)
    require(member, ASKS, source.unit)
    if not source.is_upload:
        raise Refused(_("Sumber ini tidak diisi dengan berkas."))
    if source.state != SourceState.ACTIVE:
        raise Refused(
            _("Sumber berkas ini belum aktif."), _("Tunggu persetujuan lembaga lain, lalu unggah berkasnya.")
        )
    return source


def accessible_imports(member: Member) -> QuerySet[ImportRun]:
    """Files brought into sources of units in the member's reach."""
    return ImportRun.objects.filter(source__unit__in=accessible_units(member)).select_related(
        "source__unit", "by"
    )


def access_import(member: Member, pk: int, *, change: bool = False) -> ImportRun:
    """A file on its way in; with ``change``, one that the member may start or cancel."""
    run = accessible_imports(member).filter(pk=pk).first()
    if run is None:
        raise Refused(_("Berkas ini tidak ada di wilayah kerja Anda."), _("Buka daftar sumber."), status=404)
    if change:
        require(member, ASKS, run.source.unit)
    return run


def asking_units(member: Member) -> QuerySet[Unit]:
    """Units for which the member may ask for a source; only of the member's own institution."""
    return accessible_units(member, ASKS).filter(institution=member.institution)


def may_ask(member: Member) -> bool:
    """Whether the member may ask for sources anywhere."""
    return asking_units(member).exists()


def may_change(member: Member, source: Source) -> bool:
    """Whether the member may change the draft ``source`` or bring files into it."""
    return may(member, ASKS, source.unit)


def access_failed_jobs(member: Member) -> None:
    """The page of failed jobs: for administrators."""
    require_anywhere(member, Role.ADMINISTRATOR)
