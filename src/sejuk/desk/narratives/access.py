"""The doors of this room. What has fewer than three independent authors does not exist for anybody (G17)."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.narratives.models import Alert, Narrative, NarrativeState
from sejuk.desk.narratives.reach import reach
from sejuk.desk.organisation.access import Roles, accessible_units, held, require_anywhere
from sejuk.desk.organisation.models import Member, Role, Territory, Unit
from sejuk.desk.organisation.refusal import Refused

__all__ = [
    "access_alert",
    "access_narrative",
    "access_territory",
    "accessible_alerts",
    "accessible_narratives",
    "own_units",
]

#: Merges are followed at most so far; the services keep every chain one step long.
_LONGEST_CHAIN = 8


def accessible_narratives(member: Member, roles: Roles | None = None) -> QuerySet[Narrative]:
    """Narratives of at least three independent authors in the member's territory, merged ones left out."""
    visible = Narrative.objects.filter(authors_count__gte=Narrative.VISIBLE_AUTHORS)
    return reach(member, roles).narrow(visible.exclude(state=NarrativeState.MERGED))


def access_narrative(member: Member, key: str, roles: Roles | None = None) -> Narrative:
    """The narrative of this number, or the one it was merged into."""
    if roles is not None:
        require_anywhere(member, roles)
    narrative = accessible_narratives(member, roles).filter(key=_final(key)).first()
    if narrative is None:
        raise Refused(
            _("Narasi ini tidak ada di wilayah kerja Anda, atau penulisnya belum mencapai tiga."),
            _("Kembali ke daftar narasi dan pilih salah satu yang tampil di sana."),
            status=404,
        )
    return narrative


def accessible_alerts(member: Member, roles: Roles | None = None) -> QuerySet[Alert]:
    """Alerts of the member's units, of narratives that are still visible."""
    return (
        Alert.objects.filter(unit__in=accessible_units(member, roles))
        .filter(
            Q(narrative__authors_count__gte=Narrative.VISIBLE_AUTHORS)
            | Q(narrative__merged_into__authors_count__gte=Narrative.VISIBLE_AUTHORS)
        )
        .select_related("narrative__merged_into", "unit__institution", "acknowledged_by")
    )


def access_alert(member: Member, pk: int, roles: Roles | None = None) -> Alert:
    """One alert of the member's units."""
    if roles is not None:
        require_anywhere(member, roles)
    alert = accessible_alerts(member, roles).filter(pk=pk).first()
    if alert is None:
        raise Refused(
            _("Peringatan ini tidak ditujukan kepada unit Anda."),
            _("Kembali ke daftar peringatan unit Anda."),
            status=404,
        )
    return alert


def own_units(member: Member) -> QuerySet[Unit]:
    """The units on which the member has a role directly: their alerts are the member's to answer."""
    return Unit.objects.filter(path__in=[one.path for one in held(member)])


def access_territory(member: Member, code: str) -> Territory:
    """A territory's board: aggregates of at least three authors, for every member with a role."""
    require_anywhere(member, Role.values)
    territory = Territory.objects.select_related("parent").filter(code=code).first()
    if territory is None:
        raise Refused(
            _("Wilayah ini tidak dikenal."), _("Kembali ke beranda dan pilih dari peta."), status=404
        )
    return territory


def _final(key: str) -> str:
    for _step in range(_LONGEST_CHAIN):
        into = Narrative.objects.filter(key=key, merged_into__isnull=False).values_list(
            "merged_into__key", flat=True
        )
        if not (found := into.first()):
            return key
        key = found
    return key
