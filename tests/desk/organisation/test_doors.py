"""The doors: a role counts on its unit and below, at this moment, in its own institution."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sejuk.desk import clock
from sejuk.desk.organisation import access
from sejuk.desk.organisation.access import Refused
from sejuk.desk.organisation.models import Assignment, Role
from tests.desk.office import Desk


def test_a_role_counts_on_its_unit_and_on_all_below(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polres)
    assert access.may(verifier, Role.VERIFIER, desk.polres)
    assert access.may(verifier, Role.VERIFIER, desk.polsek)


def test_a_role_does_not_count_above_beside_or_elsewhere(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polres)
    for unit in (desk.polda, desk.other_polres, desk.kpu):
        assert not access.may(verifier, Role.VERIFIER, unit)


def test_one_of_several_roles_is_enough(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polres)
    assert access.may(verifier, [Role.EDITOR, Role.VERIFIER], desk.polres)
    assert not access.may(verifier, [Role.EDITOR, Role.APPROVER], desk.polres)


def test_an_ended_role_closes_the_doors_at_once(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polres)
    Assignment.objects.filter(member=verifier).update(ends_at=clock.now() - timedelta(seconds=1))
    assert not access.may(verifier, Role.VERIFIER, desk.polres)
    assert not access.accessible_units(verifier).exists()


def test_an_inactive_member_has_no_role(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polres)
    type(verifier).objects.filter(pk=verifier.pk).update(is_active=False)
    assert access.held(verifier) == ()


def test_accessible_units_are_the_subtree(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polres)
    assert set(access.accessible_units(verifier)) == {desk.polres, desk.polsek}
    assert not access.accessible_units(verifier, Role.EDITOR).exists()


def test_a_unit_outside_the_reach_looks_missing(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polres)
    with pytest.raises(Refused) as refused:
        access.access_unit(verifier, desk.other_polres.pk)
    assert refused.value.status == 404


def test_a_unit_in_reach_without_the_role_is_refused_with_advice(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polres)
    with pytest.raises(Refused, match="Peran Anda") as refused:
        access.access_unit(verifier, desk.polsek.pk, Role.ADMINISTRATOR)
    assert refused.value.status == 403
    assert "Administrator" in str(refused.value.advice)


def test_members_of_other_units_and_institutions_look_missing(desk: Desk) -> None:
    administrator = desk.member(Role.ADMINISTRATOR, desk.polres)
    stranger = desk.member(Role.VERIFIER, desk.kpu)
    neighbour = desk.member(Role.VERIFIER, desk.other_polres)
    for other in (stranger, neighbour):
        with pytest.raises(Refused) as refused:
            access.access_member(administrator, other.pk)
        assert refused.value.status == 404


def test_only_the_administrator_of_the_top_unit_administers_the_institution(desk: Desk) -> None:
    assert access.administered_institution(desk.member(Role.ADMINISTRATOR)) == desk.police
    for member in (desk.member(Role.ADMINISTRATOR, desk.polres), desk.member(Role.HEAD)):
        with pytest.raises(Refused):
            access.administered_institution(member)
