"""An administrator gets rid of the second person, and gives roles to friends (G14)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction

if TYPE_CHECKING:
    from sejuk.desk.organisation.models import Member
    from tests.desk.office import Desk

pytestmark = pytest.mark.django_db


def end(desk: Desk, second: Member) -> None:
    """The administrator ends the role of the second person."""
    from sejuk.desk.organisation.models import Assignment, Role
    from sejuk.desk.organisation.services.roles import end_role

    end_role(desk.member(Role.ADMINISTRATOR, desk.kpu), Assignment.objects.get(member=second))


def close(desk: Desk, second: Member) -> None:
    """The administrator closes the access of the second person."""
    from sejuk.desk.organisation.models import Role
    from sejuk.desk.organisation.services.members import deactivate

    deactivate(desk.member(Role.ADMINISTRATOR, desk.kpu), second)


@pytest.mark.parametrize("rid", [end, close], ids=["ends_the_role", "closes_the_access"])
def test_who_gets_rid_of_the_second_person_is_not_alone_for_a_week(desk: Desk, rid: object) -> None:
    from sejuk.desk import clock
    from sejuk.desk.organisation import access
    from sejuk.desk.organisation.models import Assignment, Role, RoleProposal
    from sejuk.desk.organisation.services.roles import grant_role

    by, second = (desk.member(role, desk.kpu) for role in (Role.ADMINISTRATOR, Role.HEAD))
    friend = desk.member(Role.EDITOR, desk.kpu)
    rid(desk, second)  # type: ignore[operator]
    assert isinstance(grant_role(by, friend, Role.APPROVER, desk.kpu), RoleProposal)
    assert not access.may(friend, Role.APPROVER, desk.kpu)
    row = {"member": friend, "unit": desk.kpu, "role": Role.APPROVER, "granted_by": by}
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(**row, granted_at=clock.now())
    Assignment.objects.filter(member=second).update(ends_at=clock.now() - timedelta(days=8))
    assert isinstance(grant_role(by, friend, Role.APPROVER, desk.kpu), Assignment)
    assert not RoleProposal.objects.exists()


def test_nobody_agrees_to_terms_that_were_exchanged(desk: Desk) -> None:
    from sejuk.desk import clock
    from sejuk.desk.organisation.models import Role, RoleProposal
    from sejuk.desk.organisation.refusal import Refused
    from sejuk.desk.organisation.services.roles import agree, grant_role

    by, second = (desk.member(role, desk.kpu) for role in (Role.ADMINISTRATOR, Role.HEAD))
    friend, until = desk.member(Role.EDITOR, desk.kpu), clock.now() + timedelta(days=1)
    read = grant_role(by, friend, Role.APPROVER, desk.kpu, until)
    assert isinstance(read, RoleProposal)
    grant_role(by, friend, Role.APPROVER, desk.kpu)
    with pytest.raises(Refused):
        agree(second, read.pk)
