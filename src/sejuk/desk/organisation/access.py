"""The doors of this room: who may do what in which unit.

A role counts on the unit it was given for and on all units below it. Every door gives the object or raises
``Refused``, which the middleware shows as a page that says why and what to do. Roles are read from the
database each time (once a request for ``request.member``), so an ended assignment closes every door at once.

Pages are closed unless they say otherwise: mark a public view with Django's ``login_not_required``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sejuk.desk import clock
from sejuk.desk.organisation.models import Assignment, Institution, Member, Role, RoleProposal, Unit
from sejuk.desk.organisation.refusal import Refused

__all__ = [
    "Held",
    "MemberRequest",
    "Refused",
    "access_institution",
    "access_member",
    "access_unit",
    "accessible_members",
    "accessible_proposals",
    "accessible_units",
    "administered_institution",
    "held",
    "may",
    "may_anywhere",
    "memory",
    "require",
    "require_anywhere",
]

Roles = str | Collection[str]


class MemberRequest(HttpRequest):
    """A request that came through ``MemberMiddleware`` to a page that is not public."""

    member: Member


@dataclass(frozen=True, slots=True)
class Held:
    """A role that counts now, and the path of the unit it starts at."""

    role: str
    path: str


def held(member: Member) -> tuple[Held, ...]:
    """The roles a member has at this moment; none for an inactive member."""
    kept: tuple[Held, ...] | None = member.__dict__.get("_held")
    return _query(member) if kept is None else kept


def remember(member: Member) -> None:
    """Keep the roles on this object for the length of one request."""
    member.__dict__["_held"] = _query(member)
    member.__dict__["_memory"] = {}


def memory(member: Member) -> dict[Any, Any]:
    """What follows from the roles, kept as long as they are; outside a request nothing is kept."""
    kept: dict[Any, Any] = member.__dict__.get("_memory", {})
    return kept


def may(member: Member, roles: Roles, unit: Unit) -> bool:
    """Whether the member has one of the roles on this unit or on a unit above it."""
    wanted = _wanted(roles)
    return any(one.role in wanted and unit.path.startswith(one.path) for one in held(member))


def may_anywhere(member: Member, roles: Roles) -> bool:
    """Whether the member has one of the roles on any unit."""
    wanted = _wanted(roles)
    return any(one.role in wanted for one in held(member))


def require(member: Member, roles: Roles, unit: Unit) -> None:
    """Raise ``Refused`` unless the member has one of the roles on the unit."""
    if not may(member, roles, unit):
        raise Refused(_("Peran Anda tidak mencakup tindakan ini di unit ini."), _ask(roles))


def require_anywhere(member: Member, roles: Roles) -> None:
    """Raise ``Refused`` unless the member has one of the roles on some unit."""
    if not may_anywhere(member, roles):
        raise Refused(_("Halaman ini bukan bagian dari peran Anda."), _ask(roles))


def accessible_units(member: Member, roles: Roles | None = None) -> QuerySet[Unit]:
    """Units on which the member has one of the roles (any role where none is named)."""
    wanted = None if roles is None else _wanted(roles)
    reach = Q(pk__in=[])
    for one in held(member):
        if wanted is None or one.role in wanted:
            reach |= Q(path__startswith=one.path)
    return Unit.objects.filter(reach)


def access_unit(member: Member, pk: int, roles: Roles | None = None) -> Unit:
    """A unit in the member's reach; one outside it looks as if it did not exist."""
    unit = accessible_units(member).filter(pk=pk).first()
    if unit is None:
        raise Refused(_("Unit ini tidak ada di wilayah kerja Anda."), _ASK_ADMINISTRATOR, status=404)
    if roles is not None:
        require(member, roles, unit)
    return unit


def accessible_members(member: Member, roles: Roles | None = None) -> QuerySet[Member]:
    """Members whose home unit lies in the member's reach. There is no search over them."""
    return Member.objects.filter(unit__in=accessible_units(member, roles)).select_related(
        "unit", "institution"
    )


def access_member(member: Member, pk: int, roles: Roles | None = None) -> Member:
    """A colleague in the member's reach."""
    colleague = accessible_members(member).filter(pk=pk).first()
    if colleague is None:
        raise Refused(_("Anggota ini tidak ada di wilayah kerja Anda."), _ASK_ADMINISTRATOR, status=404)
    if roles is not None:
        require(member, roles, colleague.unit)
    return colleague


def accessible_proposals(member: Member) -> QuerySet[RoleProposal]:
    """Roles of the member's institution that wait for a second person, in the member's reach."""
    units = accessible_units(member, (Role.ADMINISTRATOR, Role.HEAD))
    found = RoleProposal.objects.filter(unit__in=units)
    return found.select_related("member__unit", "unit", "proposed_by", "stands_in_for")


def access_institution(member: Member, pk: int) -> Institution:
    """An institution on this instance: every member with a role may see who takes part."""
    require_anywhere(member, Role.values)
    institution = Institution.objects.filter(pk=pk).first()
    if institution is None:
        raise Refused(_("Lembaga ini tidak ada."), _ASK_ADMINISTRATOR, status=404)
    return institution


def administered_institution(member: Member) -> Institution:
    """The member's own institution, for one who administers its top unit."""
    tops = Unit.objects.filter(institution=member.institution, parent__isnull=True)
    if not any(may(member, Role.ADMINISTRATOR, top) for top in tops):
        raise Refused(_("Hanya administrator lembaga yang boleh melakukan ini."), _ask(Role.ADMINISTRATOR))
    return member.institution


_ASK_ADMINISTRATOR = _("Periksa alamatnya, atau tanyakan kepada administrator lembaga Anda.")


def _ask(roles: Roles) -> Any:
    names = ", ".join(str(Role(role).label) for role in sorted(_wanted(roles)))
    return _("Perlu peran: %(roles)s. Administrator lembaga Anda dapat memberikannya.") % {"roles": names}


def _wanted(roles: Roles) -> frozenset[str]:
    return frozenset((roles,)) if isinstance(roles, str) else frozenset(roles)


def _query(member: Member) -> tuple[Held, ...]:
    current = (
        Assignment.objects.filter(member=member.pk, member__is_active=True, member__user__is_active=True)
        .filter(Assignment.counting(clock.now()))
        .values_list("role", "unit__path")
    )
    return tuple(Held(role, path) for role, path in current)
