"""The doors of the plan.

A plan is shared where its places meet: a member sees the pieces of the own units, and those of any
institution for a territory that lies around or within the territory of the own unit. Work on a piece needs a
role on its unit.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sejuk.desk.organisation.access import Roles, accessible_units, may, require, require_anywhere
from sejuk.desk.organisation.models import Member, Role, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.organisation.territories import COUNTRY_CODE
from sejuk.desk.stages.models import PlanItem
from sejuk.desk.stages.places import around
from sejuk.desk.stages.transitions import PLANS


def accessible_items(member: Member) -> QuerySet[PlanItem]:
    """Pieces that the member sees."""
    require_anywhere(member, Role.values)
    return (
        PlanItem.objects.filter(Q(unit__in=accessible_units(member)) | _near(member.unit.territory_id))
        .select_related("unit__institution", "territory", "maker")
        .order_by("due_at", "pk")
    )


def access_item(member: Member, pk: int, roles: Roles | None = None) -> PlanItem:
    """One piece; with ``roles``, one whose unit the member has one of them on."""
    item = accessible_items(member).filter(pk=pk).first()
    if item is None:
        raise Refused(
            _("Rencana konten ini tidak ada di wilayah Anda."), _("Kembali ke rencana konten."), status=404
        )
    if roles is not None:
        require(member, roles, item.unit)
    return item


def planning_units(member: Member) -> QuerySet[Unit]:
    """Units for which the member may plan: of the own institution."""
    return accessible_units(member, PLANS).filter(institution=member.institution_id)


def makers(member: Member) -> QuerySet[Member]:
    """Colleagues who can be asked to make something."""
    return Member.objects.filter(unit__in=planning_units(member), is_active=True).order_by("name")


def may_work(member: Member, item: PlanItem, roles: Roles) -> bool:
    """Whether one of the roles counts on the unit of the piece."""
    return may(member, roles, item.unit)


def _near(code: str) -> Q:
    if code == COUNTRY_CODE:
        return Q()
    return Q(territory__in=around(code)) | Q(territory__code__startswith=f"{code}.")
