"""Give and end roles. Only an administrator of the same institution does, and never for themselves (G14)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import may, require
from sejuk.desk.organisation.models import Assignment, Member, Role, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.shell.notify import notify


def grant_role(
    by: Member, member: Member, role: str, unit: Unit, ends_at: datetime | None = None
) -> Assignment:
    """Give ``member`` a role on ``unit`` and below; a role that ended begins anew.

    Raises:
        Refused: to another institution's member or unit, to oneself, or without being its administrator.
            The try stays in the audit chain.
    """
    _check_grant(by, member, role, unit)
    with transaction.atomic():
        given, _made = Assignment.objects.update_or_create(
            member=member,
            unit=unit,
            role=role,
            defaults={"granted_by": by, "granted_at": clock.now(), "ends_at": ends_at},
        )
        until = ends_at.isoformat() if ends_at else None
        record(by, "role.granted", "member", member.pk, role=role, unit=unit.pk, ends_at=until)
        notify("organisation")
    return given


@transaction.atomic
def end_role(by: Member, assignment: Assignment) -> None:
    """End a role now. The institution keeps at least one administrator of its top unit."""
    require(by, Role.ADMINISTRATOR, assignment.unit)
    if _is_last_administrator(assignment):
        raise Refused(
            _("Ini administrator terakhir lembaga Anda."),
            _("Beri peran administrator kepada orang lain lebih dulu."),
        )
    assignment.ends_at = clock.now()
    assignment.save()
    record(by, "role.ended", "member", assignment.member_id, role=assignment.role, unit=assignment.unit_id)
    notify("organisation")


def current_assignments() -> Q:
    """Condition for assignments that count now."""
    now = clock.now()
    return Q(ends_at__isnull=True) | Q(ends_at__gt=now)


def _check_grant(by: Member, member: Member, role: str, unit: Unit) -> None:
    why = _objection(by, member, unit)
    if why is None:
        return
    record(by, "role.refused", "member", member.pk, role=role, unit=unit.pk, why=why)
    raise _REFUSALS[why]()


def _objection(by: Member, member: Member, unit: Unit) -> str | None:
    if member.institution_id != by.institution_id or unit.institution_id != by.institution_id:
        return "other_institution"
    if member.pk == by.pk:
        return "self"
    if not may(by, Role.ADMINISTRATOR, unit):
        return "not_administrator"
    return None


_REFUSALS = {
    "other_institution": lambda: Refused(
        _("Peran di lembaga lain hanya diberikan oleh administrator lembaga itu sendiri."),
        _("Hubungi administrator lembaga tersebut."),
    ),
    "self": lambda: Refused(
        _("Tidak ada yang memberi peran kepada dirinya sendiri."),
        _("Minta administrator lain memberikannya, atau undang administrator kedua."),
    ),
    "not_administrator": lambda: Refused(
        _("Hanya administrator unit ini atau unit di atasnya yang memberi peran di sini."),
        _("Hubungi administrator unit tersebut."),
    ),
}


def _is_last_administrator(assignment: Assignment) -> bool:
    if assignment.role != Role.ADMINISTRATOR or assignment.unit.parent_id is not None:
        return False
    others = Assignment.objects.filter(
        current_assignments(),
        role=Role.ADMINISTRATOR,
        unit=assignment.unit_id,
        member__is_active=True,
    ).exclude(pk=assignment.pk)
    return not others.exists()
