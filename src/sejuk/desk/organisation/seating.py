"""Make an institution's first seats, for the first-run page and the demo; everybody later is invited."""

from __future__ import annotations

import secrets

from sejuk.desk import clock
from sejuk.desk.organisation.models import Assignment, Institution, Member, Role, Unit, User
from sejuk.desk.organisation.services.second_person import seconds


def add_institution(
    name: str, short_name: str, kind: str, domain: str, *, founder: bool = False
) -> Institution:
    """An institution that has joined already: the founder, or one of the demo world."""
    return Institution.objects.create(
        name=name,
        short_name=short_name,
        kind=kind,
        domain=domain,
        token=secrets.token_urlsafe(32),
        is_founder=founder,
        joined_at=clock.now(),
    )


def seat(unit: Unit, name: str, email: str, role: str, password: str | None) -> Member:
    """Make a login, its member and one role on ``unit``.

    The institution's first seat must be an administrator; the database refuses anything else. Later seats are
    granted by that first administrator, so its role must reach ``unit``.
    """
    user = User.objects.create_user(email, password)
    member = Member.objects.create(user=user, institution=unit.institution, unit=unit, name=name)
    Assignment.objects.create(
        member=member,
        unit=unit,
        role=role,
        granted_by=(by := _first_administrator(unit, but=member)),
        agreed_by=seconds(by, member, unit).first() if by else None,
        granted_at=clock.now(),
    )
    return member


def _first_administrator(unit: Unit, *, but: Member) -> Member | None:
    first = (
        Assignment.objects.filter(member__institution=unit.institution_id, role=Role.ADMINISTRATOR)
        .exclude(member=but)
        .select_related("member")
        .order_by("pk")
        .first()
    )
    return first.member if first else None
