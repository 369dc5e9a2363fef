"""Close and reopen a member's access."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from sejuk.desk.audit import record
from sejuk.desk.organisation import leaving
from sejuk.desk.organisation.access import require
from sejuk.desk.organisation.models import Assignment, Member, Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.organisation.services.roles import current_assignments
from sejuk.desk.shell.notify import notify


def deactivate(by: Member, member: Member) -> None:
    """Close every door to a member at once; what they did stays in the chain, how to reach them goes."""
    if by.pk == member.pk:
        raise Refused(
            _("Anda tidak dapat menonaktifkan diri sendiri."), _("Minta administrator lain melakukannya.")
        )
    with transaction.atomic():
        _set_active(by, member, active=False)
        leaving.forget(member)


def reactivate(by: Member, member: Member) -> None:
    """Open the doors again, with the roles that have not ended."""
    _set_active(by, member, active=True)


@transaction.atomic
def reset_second_factor(by: Member, member: Member) -> None:
    """Take away a lost second factor, so that its owner can set up a new one; never one's own."""
    if by.pk == member.pk:
        raise Refused(
            _("Verifikasi dua langkah sendiri dimatikan dari halaman keamanan akun."),
            _("Bila ponsel Anda hilang, minta administrator lain."),
        )
    _require_over(by, member)
    Authenticator.objects.filter(user=member.user_id).delete()
    record(by, "account.second_factor_reset", "member", member.pk)


@transaction.atomic
def _set_active(by: Member, member: Member, *, active: bool) -> None:
    _require_over(by, member)
    member.is_active = member.user.is_active = active
    member.save(update_fields=["is_active"])
    member.user.save(update_fields=["is_active"])
    record(by, "member.reactivated" if active else "member.deactivated", "member", member.pk)
    notify("organisation")


def _require_over(by: Member, member: Member) -> None:
    """The administrator's reach must cover the member's unit and every unit of their roles."""
    require(by, Role.ADMINISTRATOR, member.unit)
    held = Assignment.objects.filter(current_assignments(), member=member).select_related("unit")
    for assignment in held:
        require(by, Role.ADMINISTRATOR, assignment.unit)
