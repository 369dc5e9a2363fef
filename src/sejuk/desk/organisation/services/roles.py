"""Give and end roles: an administrator of the institution asks, a second person agrees (G14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from sejuk.desk import clock
from sejuk.desk.audit import record
from sejuk.desk.organisation.access import may, require
from sejuk.desk.organisation.models import Assignment, Member, Role, RoleProposal, Unit
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.organisation.services.second_person import is_alone, seconds
from sejuk.desk.shell.notify import notify


@dataclass(frozen=True, slots=True)
class Given:
    """A role for somebody; with ``stands_in_for`` in a colleague's place, until ``ends_at``."""

    member: Member
    role: str
    unit: Unit
    ends_at: datetime | None = None
    stands_in_for: Member | None = None


def grant_role(
    by: Member,
    member: Member,
    role: str,
    unit: Unit,
    ends_at: datetime | None = None,
    stands_in_for: Member | None = None,
) -> Assignment | RoleProposal:
    """Ask that ``member`` get a role on ``unit`` and below; it counts once a second person has agreed.

    Where the institution has nobody else who could agree, and had nobody lately, it counts at once.

    Raises:
        Refused: to another institution's member or unit, to oneself, or without being its administrator.
            The try stays in the audit chain.
    """
    _check_grant(by, member, role, unit)
    _check_stand_in(member, ends_at, stands_in_for)
    with transaction.atomic():
        if is_alone(by, member, unit):
            return give(by, None, Given(member, role, unit, ends_at, stands_in_for))
        return _propose(by, Given(member, role, unit, ends_at, stands_in_for))


def propose_role(by: Member, given: Given) -> Assignment | RoleProposal:
    """What an accepted invitation leads to: the role where nobody else can agree, else a proposal."""
    if is_alone(by, given.member, given.unit):
        return give(by, None, given)
    return _propose(by, given)


@transaction.atomic
def agree(member: Member, pk: int) -> Assignment:
    """Agree, as the second person, that a colleague gets a role."""
    proposal = _waiting(member, pk)
    wanted = Given(proposal.member, proposal.role, proposal.unit, proposal.ends_at, proposal.stands_in_for)
    by = proposal.proposed_by
    if not may(by, Role.ADMINISTRATOR, proposal.unit):
        raise Refused(
            _("Yang mengusulkan tidak lagi mengelola unit ini."), _("Tolak usulnya, lalu usulkan sendiri.")
        )
    proposal.delete()
    return give(by, member, wanted)


@transaction.atomic
def refuse(member: Member, pk: int) -> None:
    """Do not agree; the proposal is gone, the try stays in the chain."""
    proposal = _waiting(member, pk, also_proposer=True)
    record(member, "role.declined", "member", proposal.member_id, role=proposal.role, unit=proposal.unit_id)
    proposal.delete()
    notify("organisation")


def give(by: Member, agreed_by: Member | None, given: Given) -> Assignment:
    """Write the role down; the database checks both signatures. A role that ended begins anew."""
    assignment, _made = Assignment.objects.update_or_create(
        member=given.member,
        unit=given.unit,
        role=given.role,
        defaults={
            "granted_by": by,
            "agreed_by": agreed_by,
            "granted_at": clock.now(),
            "ends_at": given.ends_at,
            "stands_in_for": given.stands_in_for,
        },
    )
    record(
        by,
        "role.granted",
        "member",
        given.member.pk,
        role=given.role,
        unit=given.unit.pk,
        ends_at=given.ends_at.isoformat() if given.ends_at else None,
        agreed_by=agreed_by.pk if agreed_by else None,
    )
    RoleProposal.objects.filter(member=given.member, unit=given.unit, role=given.role).delete()
    notify("organisation")
    return assignment


def _propose(by: Member, given: Given) -> RoleProposal:
    """Ask once; other terms are another proposal, so that nobody agrees to terms they have not read."""
    earlier = RoleProposal.objects.filter(member=given.member, unit=given.unit, role=given.role)
    same = earlier.filter(ends_at=given.ends_at, stands_in_for=given.stands_in_for).first()
    if same is not None:
        return same
    earlier.delete()
    proposal = RoleProposal.objects.create(
        member=given.member,
        unit=given.unit,
        role=given.role,
        ends_at=given.ends_at,
        stands_in_for=given.stands_in_for,
        proposed_by=by,
        proposed_at=clock.now(),
    )
    record(by, "role.proposed", "member", given.member.pk, role=given.role, unit=given.unit.pk)
    notify("organisation")
    return proposal


def _waiting(member: Member, pk: int, *, also_proposer: bool = False) -> RoleProposal:
    rows = RoleProposal.objects.select_for_update(of=("self",))
    proposal = rows.select_related("member", "unit", "proposed_by", "stands_in_for").filter(pk=pk).first()
    if proposal is None:
        raise Refused(_("Usul peran ini sudah dijawab."), _("Muat ulang halamannya."), status=404)
    if also_proposer and proposal.proposed_by_id == member.pk:
        return proposal
    if not seconds(proposal.proposed_by, proposal.member, proposal.unit).filter(pk=member.pk).exists():
        raise Refused(
            _("Peran disetujui orang kedua: administrator atau pimpinan lain di lembaga ini."),
            _("Yang mengusulkan dan yang menerima tidak dapat menyetujuinya sendiri."),
        )
    return proposal


def _check_stand_in(member: Member, ends_at: datetime | None, stands_in_for: Member | None) -> None:
    if stands_in_for is None:
        return
    if ends_at is None:
        raise Refused(_("Pengganti sementara perlu batas waktu."), _("Isi 'Sampai'."), status=422)
    if stands_in_for.pk == member.pk or stands_in_for.institution_id != member.institution_id:
        raise Refused(_("Yang digantikan adalah rekan lain di lembaga yang sama."), status=422)


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
    return Assignment.counting(clock.now())


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
