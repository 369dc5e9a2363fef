"""A role is given by two people of the institution, wherever there are two."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sejuk.desk import clock
from sejuk.desk.organisation import access
from sejuk.desk.organisation.models import Assignment, Role, RoleProposal
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.organisation.services.roles import agree, end_role, grant_role, refuse
from tests.desk.office import Desk


@pytest.fixture
def asked(desk: Desk) -> RoleProposal:
    """An administrator asks that a verifier may also approve; a head could agree."""
    desk.member(Role.HEAD)
    verifier = desk.member(Role.VERIFIER, desk.polres)
    asked = grant_role(desk.member(Role.ADMINISTRATOR), verifier, Role.APPROVER, desk.polres)
    assert isinstance(asked, RoleProposal)
    return asked


def test_it_does_not_count_before_the_second_person_agreed(desk: Desk, asked: RoleProposal) -> None:
    assert not access.may(asked.member, Role.APPROVER, desk.polres)
    given = agree(desk.member(Role.HEAD), asked.pk)
    assert access.may(asked.member, Role.APPROVER, desk.polres)
    assert given.agreed_by == desk.member(Role.HEAD)


def test_asking_twice_is_one_proposal(desk: Desk, asked: RoleProposal) -> None:
    again = grant_role(desk.member(Role.ADMINISTRATOR), asked.member, Role.APPROVER, desk.polres)
    assert again == asked


def test_who_asks_and_who_gets_it_do_not_agree(desk: Desk, asked: RoleProposal) -> None:
    for member in (desk.member(Role.ADMINISTRATOR), asked.member, desk.member(Role.HEAD, desk.polsek)):
        with pytest.raises(Refused):
            agree(member, asked.pk)


def test_another_institution_does_not_agree(desk: Desk, asked: RoleProposal) -> None:
    with pytest.raises(Refused):
        agree(desk.member(Role.ADMINISTRATOR, desk.kpu), asked.pk)


def test_a_refused_proposal_is_gone(desk: Desk, asked: RoleProposal) -> None:
    refuse(desk.member(Role.HEAD), asked.pk)
    assert not RoleProposal.objects.exists()
    with pytest.raises(Refused):
        agree(desk.member(Role.HEAD), asked.pk)


def test_who_asked_may_take_it_back(desk: Desk, asked: RoleProposal) -> None:
    refuse(desk.member(Role.ADMINISTRATOR), asked.pk)
    assert not RoleProposal.objects.exists()


def test_an_asker_who_lost_the_unit_gives_nothing(desk: Desk, asked: RoleProposal) -> None:
    head = desk.member(Role.HEAD)
    desk.grant(head, Role.ADMINISTRATOR, desk.polda)
    end_role(head, Assignment.objects.get(member=desk.member(Role.ADMINISTRATOR), role=Role.ADMINISTRATOR))
    with pytest.raises(Refused):
        agree(head, asked.pk)


def test_where_nobody_else_can_agree_it_counts_at_once(desk: Desk) -> None:
    editor = desk.member(Role.EDITOR, desk.kpu)
    given = grant_role(desk.member(Role.ADMINISTRATOR, desk.kpu), editor, Role.APPROVER, desk.kpu)
    assert isinstance(given, Assignment)
    assert given.agreed_by is None
    assert access.may(editor, Role.APPROVER, desk.kpu)


def test_a_stand_in_has_an_end_and_a_name(desk: Desk) -> None:
    away, stand_in = desk.member(Role.HEAD, desk.kpu), desk.member(Role.EDITOR, desk.kpu)
    Assignment.objects.filter(member=away).update(ends_at=clock.now() - timedelta(days=8))
    by, until = desk.member(Role.ADMINISTRATOR, desk.kpu), clock.now() + timedelta(days=3)
    with pytest.raises(Refused):
        grant_role(by, stand_in, Role.HEAD, desk.kpu, None, away)
    given = grant_role(by, stand_in, Role.HEAD, desk.kpu, until, away)
    assert isinstance(given, Assignment)
    assert given.stands_in_for == away
    html = desk.client(Role.ADMINISTRATOR, desk.kpu).get(f"/anggota/{stand_in.pk}/").content.decode()
    assert f"menggantikan {away.name}" in html


def test_the_page_lists_what_waits_and_agrees(desk: Desk, asked: RoleProposal) -> None:
    client = desk.client(Role.HEAD)
    assert asked.member.name in client.get("/peran/").content.decode()
    assert client.post(f"/peran/usul/{asked.pk}/setuju/").status_code == 302
    assert "Tidak ada peran yang menunggu" in client.get("/peran/").content.decode()


def test_sql_does_not_give_a_role_by_one_person(desk: Desk, asked: RoleProposal) -> None:
    by = desk.member(Role.ADMINISTRATOR)
    row = {
        "member": asked.member,
        "unit": desk.polres,
        "role": Role.APPROVER,
        "granted_by": by,
        "granted_at": clock.now(),
    }
    for forged in (None, by, asked.member, desk.member(Role.ADMINISTRATOR, desk.kpu)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Assignment.objects.create(**row, agreed_by=forged)


def test_sql_does_not_prolong_a_role_alone(desk: Desk, asked: RoleProposal) -> None:
    given = agree(desk.member(Role.HEAD), asked.pk)
    end_role(desk.member(Role.ADMINISTRATOR), given)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.filter(pk=given.pk).update(ends_at=None, agreed_by=None)
