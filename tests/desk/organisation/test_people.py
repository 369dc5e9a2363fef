"""Units, members, roles and invitations, through the pages and by the verbs' rules."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation import access
from sejuk.desk.organisation.models import Assignment, Invitation, Member, Role, RoleProposal, Unit, User
from sejuk.desk.organisation.services.invitations import accept, digest
from tests.desk.office import PASSWORD, Desk

pytestmark = pytest.mark.usefixtures("commits_at_once")


def recorded(action: str) -> list[dict[str, object]]:
    return list(Entry.objects.filter(action=action).values_list("detail", flat=True))


def invite(desk: Desk, unit: Unit, email: str, role: str = Role.EDITOR, by: Unit | None = None) -> str:
    """Invite through the page and give the token of the mail."""
    client = desk.client(Role.ADMINISTRATOR, by or desk.polda)
    with_commit = {"name": "Laras Senja", "email": email, "role": role}
    client.post(f"/unit/{unit.pk}/undang/", with_commit)
    found = re.search(r"/undangan/([^/\s]+)/", str(mail.outbox[-1].body)) if mail.outbox else None
    return found[1] if found else ""


def test_the_tree_shows_the_members_units_and_no_others(desk: Desk) -> None:
    page = desk.client(Role.VERIFIER, desk.polres).get("/unit/").content.decode()
    assert "Polres Telaga" in page
    assert "Polsek Telaga Utara" in page
    assert "Polres Muara" not in page
    assert "KPU" not in page


def test_a_unit_lists_its_people_without_addresses(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polres)
    page = desk.client(Role.DUTY_OFFICER, desk.polres).get(f"/unit/{desk.polres.pk}/").content.decode()
    assert verifier.name in page
    assert verifier.user.email not in page


def test_there_is_no_search_over_members(desk: Desk) -> None:
    first = desk.member(Role.VERIFIER, desk.polres)
    client = desk.client(Role.ADMINISTRATOR)
    for query in ("q", "cari", "nama", "search", "email"):
        page = client.get(f"/unit/{desk.polres.pk}/", {query: "tidak ada yang bernama ini"}).content.decode()
        assert first.name in page


def test_units_are_added_below_by_name(desk: Desk) -> None:
    client = desk.client(Role.ADMINISTRATOR)
    names = "Polsek Telaga Barat\n\n Polsek Telaga Timur \n"
    client.post(f"/unit/{desk.polres.pk}/tambah/", {"names": names, "territory": desk.regency.pk})
    added = Unit.objects.filter(parent=desk.polres).exclude(pk=desk.polsek.pk)
    assert {unit.name for unit in added} == {"Polsek Telaga Barat", "Polsek Telaga Timur"}
    assert all(unit.path.startswith(desk.polres.path) and unit.level == "sector" for unit in added)
    assert len(recorded("unit.added")) == 2


def test_a_sector_has_no_units_below_it(desk: Desk) -> None:
    assert desk.client(Role.ADMINISTRATOR).get(f"/unit/{desk.polsek.pk}/tambah/").status_code == 403


def test_a_unit_is_not_added_in_another_territory(desk: Desk) -> None:
    client = desk.client(Role.ADMINISTRATOR)
    other = desk.other_polres.territory_id
    answer = client.post(f"/unit/{desk.polres.pk}/tambah/", {"names": "Polsek X", "territory": other})
    assert "territory" in answer.context["form"].errors


def test_a_unit_is_renamed_and_keeps_its_place(desk: Desk) -> None:
    client = desk.client(Role.ADMINISTRATOR)
    client.post(f"/unit/{desk.polres.pk}/ubah/", {"name": "Polresta Telaga", "around_the_clock": "on"})
    desk.polres.refresh_from_db()
    assert (desk.polres.name, desk.polres.around_the_clock) == ("Polresta Telaga", True)


def test_the_database_keeps_a_unit_in_its_place(desk: Desk) -> None:
    with pytest.raises(IntegrityError, match="keeps its place"), transaction.atomic():
        Unit.objects.filter(pk=desk.polsek.pk).update(path=desk.polda.path)


def test_an_invitation_makes_a_member_with_one_role(desk: Desk) -> None:
    token = invite(desk, desk.polres, "Laras@polisi.teduh.example")
    client = Client()
    assert "Laras Senja" in client.get(f"/undangan/{token}/").content.decode()
    client.post(f"/undangan/{token}/", {"password": PASSWORD, "password_again": PASSWORD})
    member = Member.objects.get(user__email="laras@polisi.teduh.example")
    assert access.may(member, Role.EDITOR, desk.polsek)
    assert not access.may(member, Role.EDITOR, desk.polda)
    assert client.post(
        "/akun/masuk/", {"login": "laras@polisi.teduh.example", "password": PASSWORD}
    ).headers["Location"] == "/"  # fmt: skip
    assert [line["role"] for line in recorded("member.joined")] == [Role.EDITOR]


def test_the_mail_says_who_asks_and_that_one_may_refuse(desk: Desk) -> None:
    invite(desk, desk.polres, "laras@polisi.teduh.example")
    body = str(mail.outbox[0].body)
    assert "Polres Telaga" in body
    assert "boleh menolak" in body


def test_the_inviter_never_sees_the_link_and_the_database_keeps_only_its_hash(desk: Desk) -> None:
    token = invite(desk, desk.polres, "laras@polisi.teduh.example")
    page = desk.client(Role.ADMINISTRATOR).get(f"/unit/{desk.polres.pk}/").content.decode()
    assert "Laras Senja" in page
    assert token not in page
    assert Invitation.objects.get().token_digest == digest(token)
    assert token not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_an_invitation_works_once(desk: Desk) -> None:
    token = invite(desk, desk.polres, "laras@polisi.teduh.example")
    accept(token, PASSWORD)
    answer = Client().post(f"/undangan/{token}/", {"password": PASSWORD, "password_again": PASSWORD})
    assert answer.status_code == 404
    assert "undangan baru" in answer.content.decode()
    assert Member.objects.filter(name="Laras Senja").count() == 1


@pytest.mark.parametrize("change", ["expires_at", "withdrawn_at"])
def test_an_expired_or_withdrawn_invitation_is_worthless(desk: Desk, change: str) -> None:
    token = invite(desk, desk.polres, "laras@polisi.teduh.example")
    Invitation.objects.update(**{change: clock.now() - timedelta(seconds=1)})
    assert Client().get(f"/undangan/{token}/").status_code == 404


def test_a_guessed_token_opens_nothing(desk: Desk) -> None:
    assert Client().get(f"/undangan/{'a' * 43}/").status_code == 404


def test_an_administrator_withdraws_an_invitation(desk: Desk) -> None:
    token = invite(desk, desk.polres, "laras@polisi.teduh.example")
    desk.client(Role.ADMINISTRATOR).post(f"/undangan/{Invitation.objects.get().pk}/tarik/")
    assert Client().get(f"/undangan/{token}/").status_code == 404


def test_nobody_elses_administrator_withdraws_it(desk: Desk) -> None:
    invite(desk, desk.polres, "laras@polisi.teduh.example")
    pk = Invitation.objects.get().pk
    assert desk.client(Role.ADMINISTRATOR, desk.kpu).post(f"/undangan/{pk}/tarik/").status_code == 404
    assert (
        desk.client(Role.ADMINISTRATOR, desk.other_polres).post(f"/undangan/{pk}/tarik/").status_code == 404
    )


def test_a_weak_password_does_not_join(desk: Desk) -> None:
    token = invite(desk, desk.polres, "laras@polisi.teduh.example")
    for password, again in (("1234", "1234"), (PASSWORD, "lain lagi bunyinya")):
        Client().post(f"/undangan/{token}/", {"password": password, "password_again": again})
    assert not User.objects.filter(email="laras@polisi.teduh.example").exists()


@pytest.mark.parametrize(
    ("email", "why"),
    [
        ("laras@kpu.teduh.example", "domain lembaga lain"),
        ("laras@humas.kpu.teduh.example", "domain lembaga lain"),
        ("administrator1@polisi.teduh.example", "sudah dipakai"),
    ],
)
def test_an_address_of_somebody_else_is_refused(desk: Desk, email: str, why: str) -> None:
    taken = desk.member(Role.ADMINISTRATOR).user.email
    client = desk.client(Role.ADMINISTRATOR)
    address = taken if why == "sudah dipakai" else email
    answer = client.post(
        f"/unit/{desk.polres.pk}/undang/", {"name": "Laras", "email": address, "role": Role.EDITOR}
    )
    assert why in answer.content.decode()
    assert not Invitation.objects.exists()


def test_a_joined_institution_invites_only_at_its_own_domain(desk: Desk) -> None:
    client = desk.client(Role.ADMINISTRATOR, desk.kpu)
    for email, made in (("a@surat.example", 0), ("a@kpu.teduh.example", 1), ("b@kab.kpu.teduh.example", 2)):
        client.post(f"/unit/{desk.kpu.pk}/undang/", {"name": "A", "email": email, "role": Role.EDITOR})
        assert Invitation.objects.count() == made


def agree_all(desk: Desk) -> None:
    """The Polda's administrator agrees to every role that waits."""
    client = desk.client(Role.ADMINISTRATOR)
    for proposal in RoleProposal.objects.all():
        assert client.post(f"/peran/usul/{proposal.pk}/setuju/").status_code == 302


def test_an_administrator_gives_and_ends_a_role_in_the_own_subtree(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polsek)
    client = desk.client(Role.ADMINISTRATOR, desk.polres)
    client.post(f"/anggota/{verifier.pk}/peran/", {"role": Role.EDITOR, "unit": desk.polsek.pk})
    assert not access.may(verifier, Role.EDITOR, desk.polsek)
    agree_all(desk)
    given = Assignment.objects.get(member=verifier, role=Role.EDITOR)
    assert given.granted_by == desk.member(Role.ADMINISTRATOR, desk.polres)
    assert given.agreed_by == desk.member(Role.ADMINISTRATOR)
    client.post(f"/peran/{given.pk}/akhiri/")
    assert not access.may(verifier, Role.EDITOR, desk.polsek)
    assert len(recorded("role.granted")) == len(recorded("role.ended")) == 1


def test_a_role_that_ended_can_be_given_again(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polsek)
    client = desk.client(Role.ADMINISTRATOR)
    for _time in range(2):
        client.post(f"/anggota/{verifier.pk}/peran/", {"role": Role.EDITOR, "unit": desk.polsek.pk})
        assert access.may(verifier, Role.EDITOR, desk.polsek)
        client.post(f"/peran/{Assignment.objects.get(member=verifier, role=Role.EDITOR).pk}/akhiri/")
        assert not access.may(verifier, Role.EDITOR, desk.polsek)


def test_a_role_may_have_an_end_that_has_not_passed(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polsek)
    client = desk.client(Role.ADMINISTRATOR)
    form = {"role": Role.EDITOR, "unit": desk.polsek.pk, "ends_at": "2001-01-01T00:00"}
    assert client.post(f"/anggota/{verifier.pk}/peran/", form).status_code == 422
    form["ends_at"] = (clock.now() + timedelta(days=30)).strftime("%Y-%m-%dT%H:%M")
    assert client.post(f"/anggota/{verifier.pk}/peran/", form).status_code == 302
    assert Assignment.objects.get(member=verifier, role=Role.EDITOR).ends_at is not None


def test_the_last_administrator_stays(desk: Desk) -> None:
    administrator = desk.member(Role.ADMINISTRATOR)
    only = Assignment.objects.get(member=administrator)
    answer = desk.client(Role.ADMINISTRATOR).post(f"/peran/{only.pk}/akhiri/")
    assert answer.status_code == 403
    assert "administrator terakhir" in answer.content.decode()
    assert access.may(administrator, Role.ADMINISTRATOR, desk.polda)


def test_an_administrator_steps_down_once_there_is_another(desk: Desk) -> None:
    second = desk.member(Role.HEAD)
    desk.grant(second, Role.ADMINISTRATOR, desk.polda)
    only = Assignment.objects.get(member=desk.member(Role.ADMINISTRATOR))
    assert desk.client(Role.ADMINISTRATOR).post(f"/peran/{only.pk}/akhiri/").status_code == 302


def test_a_deactivated_member_is_out_and_can_be_taken_back(desk: Desk) -> None:
    verifier = desk.member(Role.VERIFIER, desk.polsek)
    theirs = desk.client(Role.VERIFIER, desk.polsek)
    administrator = desk.client(Role.ADMINISTRATOR, desk.polres)
    administrator.post(f"/anggota/{verifier.pk}/aktif/", {"aktif": "0"})
    assert theirs.get("/unit/").status_code == 302
    administrator.post(f"/anggota/{verifier.pk}/aktif/", {"aktif": "1"})
    theirs.force_login(verifier.user)
    assert theirs.get("/unit/").status_code == 200


def test_nobody_deactivates_themselves_or_somebody_with_wider_roles(desk: Desk) -> None:
    administrator = desk.member(Role.ADMINISTRATOR, desk.polres)
    client = desk.client(Role.ADMINISTRATOR, desk.polres)
    assert client.post(f"/anggota/{administrator.pk}/aktif/", {"aktif": "0"}).status_code == 403
    wider = desk.member(Role.HEAD, desk.polres)
    desk.grant(wider, Role.APPROVER, desk.polda)
    assert client.post(f"/anggota/{wider.pk}/aktif/", {"aktif": "0"}).status_code == 403
    assert Member.objects.filter(is_active=False).count() == 0


def test_a_two_person_office_can_give_each_other_what_they_need(desk: Desk) -> None:
    """A small Polsek: each asks for the other, and the unit above agrees."""
    one = desk.member(Role.ADMINISTRATOR, desk.polsek)
    two = desk.member(Role.DUTY_OFFICER, desk.polsek)
    desk.grant(two, Role.ADMINISTRATOR, desk.polsek)
    client = Client()
    client.force_login(two.user)
    client.post(f"/anggota/{one.pk}/peran/", {"role": Role.DUTY_OFFICER, "unit": desk.polsek.pk})
    agree_all(desk)
    assert access.may(one, Role.DUTY_OFFICER, desk.polsek)
