"""Attack: make yourself a second institution, to be your own second pair of eyes.

Fails because an institution joins by a token on a domain that nobody else here registered, its members have
addresses at that domain, and its own administrator grants its roles (G14); the database refuses the rest to
whoever writes rows.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.access import Refused
from sejuk.desk.organisation.models import Assignment, Institution, Invitation, Member, Role, Unit, User
from sejuk.desk.organisation.services.institutions import check_institution, propose_institution
from sejuk.desk.organisation.services.invitations import invite, invite_first_administrator
from sejuk.desk.organisation.services.roles import grant_role
from sejuk.sources.errors import Code, SourceError
from tests.attack.visiting import ATTACKERS
from tests.desk.office import Desk

PROPOSAL = {"name": "Lembaga Pemantau", "short_name": "Pemantau", "kind": "fact_checker"}


def propose(desk: Desk, domain: str) -> Institution:
    return propose_institution(desk.member(Role.ADMINISTRATOR), **PROPOSAL, domain=domain)


def no_link(token: str) -> str:
    return token


@pytest.mark.parametrize(
    "domain",
    [
        "polisi.teduh.example",
        "pemantau.polisi.teduh.example",
        "POLISI.teduh.example.",
        "kpu.teduh.example",
        "humas.kpu.teduh.example",
    ],
)
def test_with_ones_own_or_anothers_domain_it_is_refused(desk: Desk, domain: str) -> None:
    with pytest.raises(Refused, match="sudah dipakai lembaga lain"):
        propose(desk, domain)


@pytest.mark.parametrize(
    "domain", ["go.id", "example", "10.0.0.1", "localhost", "https://a.go.id/", "a b.go.id", ""]
)
def test_with_no_domain_of_its_own_it_is_refused(desk: Desk, domain: str) -> None:
    with pytest.raises(Refused, match="bukan nama domain"):
        propose(desk, domain)


def test_with_a_domain_at_which_ones_own_people_have_their_mail_it_is_refused(desk: Desk) -> None:
    user = User.objects.create_user("kawan@surat-kita.example.net")
    Member.objects.create(user=user, institution=desk.police, unit=desk.polda, name="Kawan")
    with pytest.raises(Refused, match="alamat surelnya memakai domain ini"):
        propose(desk, "example.net")


def test_without_the_token_on_the_domain_it_does_not_join(desk: Desk) -> None:
    proposed = propose(desk, "pemantau.go.id")

    def nothing_there(domain: str) -> str:
        raise SourceError(Code.NOT_FOUND, host=domain)

    with pytest.raises(Refused, match="Token belum ditemukan"):
        check_institution(desk.member(Role.ADMINISTRATOR), proposed, nothing_there)
    with pytest.raises(Refused, match="belum bergabung"):
        invite_first_administrator(
            desk.member(Role.ADMINISTRATOR), proposed, "Saya Sendiri", "saya@pemantau.go.id", no_link
        )
    assert not proposed.members.exists()


@pytest.fixture
def joined(desk: Desk) -> Institution:
    """An institution that proved its domain and has nobody yet."""
    proposed = propose(desk, "pemantau.go.id")
    check_institution(
        desk.member(Role.ADMINISTRATOR), proposed, lambda _domain: f"sejuk-token={proposed.token}"
    )
    proposed.refresh_from_db()
    return proposed


@pytest.mark.parametrize(
    ("email", "why"),
    [
        ("saya@polisi.teduh.example", "domain lembaganya"),
        ("saya@surat.example", "domain lembaganya"),
        ("saya@pemantau.go.id.jahat.example", "domain lembaganya"),
        ("saya@xpemantau.go.id", "domain lembaganya"),
    ],
)
def test_ones_own_address_cannot_be_its_first_administrator(
    desk: Desk, joined: Institution, email: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        invite_first_administrator(desk.member(Role.ADMINISTRATOR), joined, "Saya", email, no_link)


def test_a_member_cannot_be_a_member_there_too(desk: Desk, joined: Institution) -> None:
    mine = desk.member(Role.HEAD)
    with pytest.raises(Refused, match="sudah dipakai"):
        invite_first_administrator(
            desk.member(Role.ADMINISTRATOR), joined, mine.name, mine.user.email, no_link
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.create(user=mine.user, institution=joined, unit=joined.units.get(), name="Saya")


@pytest.mark.parametrize("role", Role.values)
def test_no_role_is_given_in_another_institution(desk: Desk, role: str) -> None:
    theirs = desk.member(Role.VERIFIER, desk.kpu)
    by = desk.member(Role.ADMINISTRATOR)
    for member, unit in ((theirs, desk.kpu), (theirs, desk.polda), (desk.member(Role.HEAD), desk.kpu)):
        with pytest.raises(Refused, match="administrator lembaga itu sendiri"):
            grant_role(by, member, role, unit)
    assert Entry.objects.filter(action="role.refused", detail__why="other_institution").count() == 3


def test_nobody_is_invited_to_another_institution(desk: Desk) -> None:
    with pytest.raises(Refused, match="administrator lembaga itu sendiri"):
        invite(desk.member(Role.ADMINISTRATOR), desk.kpu, "Saya", "saya@kpu.teduh.example", "editor", no_link)


def test_nobody_gives_themselves_a_role_and_the_try_stays_in_the_chain(desk: Desk) -> None:
    me = desk.member(Role.ADMINISTRATOR)
    client = desk.client(Role.ADMINISTRATOR)
    answer = client.post(f"/anggota/{me.pk}/peran/", {"role": "approver", "unit": desk.polda.pk})
    assert answer.status_code == 403
    assert "dirinya sendiri" in answer.content.decode()
    assert Entry.objects.get(action="role.refused").detail["why"] == "self"


@pytest.mark.parametrize("attacker", [one for one in ATTACKERS if one != Role.ADMINISTRATOR])
def test_who_is_no_administrator_does_not_even_get_the_form(desk: Desk, attacker: Role) -> None:
    client = desk.client(attacker)
    answer = client.post("/lembaga/usulkan/", {**PROPOSAL, "domain": "pemantau.go.id"})
    assert answer.status_code == 403
    assert Institution.objects.count() == 2


def _row(table: str, **values: Any) -> None:
    """Write a row past every page and verb, as somebody with the database's password would."""
    columns, places = ", ".join(values), ", ".join(["%s"] * len(values))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", list(values.values()))


class TestThroughSql:
    """The guards that hold for whoever writes rows."""

    def test_a_member_of_theirs_with_our_address(self, desk: Desk) -> None:
        user = User.objects.create_user("saya@polisi.teduh.example")
        with pytest.raises(IntegrityError, match="under the domain"):
            _row(
                "organisation_member", user_id=user.pk, institution_id=desk.commission.pk,
                unit_id=desk.kpu.pk, name="Saya", is_active=True, language="",
            )  # fmt: skip

    def test_a_member_of_an_institution_that_has_not_joined(self, desk: Desk) -> None:
        proposed = propose(desk, "pemantau.go.id")
        unit = Unit.objects.create(
            institution=proposed, name="Pemantau", level="province", territory=desk.province
        )
        user = User.objects.create_user("saya@pemantau.go.id")
        with pytest.raises(IntegrityError, match="has not joined"):
            _row(
                "organisation_member", user_id=user.pk, institution_id=proposed.pk,
                unit_id=unit.pk, name="Saya", is_active=True, language="",
            )  # fmt: skip

    def test_moving_a_member_over(self, desk: Desk) -> None:
        with pytest.raises(IntegrityError, match="keeps the institution"), transaction.atomic():
            Member.objects.filter(pk=desk.member(Role.HEAD).pk).update(
                institution=desk.commission, unit=desk.kpu
            )

    def test_changing_a_members_address(self, desk: Desk) -> None:
        with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
            User.objects.filter(member=desk.member(Role.VERIFIER, desk.kpu)).update(
                email="saya@polisi.example"
            )

    @pytest.mark.parametrize("whose", ["own", "theirs", "nobody"])
    def test_a_role_there_from_our_administrator(self, desk: Desk, whose: str) -> None:
        theirs = desk.member(Role.VERIFIER, desk.kpu)
        grantor = {
            "own": desk.member(Role.ADMINISTRATOR).pk,
            "theirs": theirs.pk,
            "nobody": None,
        }[whose]
        with pytest.raises(IntegrityError):
            _row(
                "organisation_assignment", member_id=theirs.pk, unit_id=desk.kpu.pk, role="administrator",
                granted_by_id=grantor, granted_at=clock.now(),
            )  # fmt: skip

    def test_a_role_of_ours_on_their_unit(self, desk: Desk) -> None:
        with pytest.raises(IntegrityError, match="own institution"):
            _row(
                "organisation_assignment", member_id=desk.member(Role.HEAD).pk, unit_id=desk.kpu.pk,
                role="approver", granted_by_id=desk.member(Role.ADMINISTRATOR).pk, granted_at=clock.now(),
            )  # fmt: skip

    def test_a_role_for_oneself(self, desk: Desk) -> None:
        me = desk.member(Role.ADMINISTRATOR).pk
        with pytest.raises(IntegrityError, match=r"themselves|oneself"):
            _row(
                "organisation_assignment", member_id=me, unit_id=desk.polda.pk, role="approver",
                granted_by_id=me, granted_at=clock.now(),
            )  # fmt: skip

    def test_waking_an_ended_role_in_ones_own_name(self, desk: Desk) -> None:
        ended = desk.grant(desk.member(Role.HEAD), Role.EDITOR, desk.polda)
        ended.ends_at = clock.now()
        ended.save()
        with pytest.raises(IntegrityError), transaction.atomic():
            Assignment.objects.filter(pk=ended.pk).update(
                ends_at=None, granted_by=desk.member(Role.HEAD), granted_at=clock.now()
            )

    def test_an_invitation_there_from_us(self, desk: Desk) -> None:
        with pytest.raises(IntegrityError, match="administrator of this unit"), transaction.atomic():
            Invitation.objects.create(
                email="saya@kpu.teduh.example", name="Saya", institution=desk.commission, unit=desk.kpu,
                role="administrator", token_digest="0" * 64, invited_by=desk.member(Role.ADMINISTRATOR),
                invited_at=clock.now(), expires_at=clock.now(),
            )  # fmt: skip

    def test_pointing_an_invitation_elsewhere(self, desk: Desk, joined: Institution) -> None:
        invite_first_administrator(
            desk.member(Role.ADMINISTRATOR), joined, "Orangnya", "orang@pemantau.go.id", no_link
        )
        with pytest.raises(IntegrityError, match="does not change"), transaction.atomic():
            Invitation.objects.update(email="saya@pemantau.go.id")

    def test_a_second_institution_under_the_same_domain(self, desk: Desk) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Institution.objects.create(
                **PROPOSAL, domain="pemantau.polisi.teduh.example", token="x", joined_at=clock.now()
            )

    def test_lying_about_the_registrable_domain(self, desk: Desk) -> None:
        with pytest.raises(IntegrityError, match="overlaps"):
            _row(
                "organisation_institution", **PROPOSAL, domain="pemantau.polisi.teduh.example",
                registrable_domain="pemantau.polisi.teduh.example", token="x", is_founder=False,
                joined_at=clock.now(),
            )  # fmt: skip

    def test_exchanging_the_domain_of_one_that_joined(self, desk: Desk) -> None:
        with pytest.raises(IntegrityError, match="keeps its domain"), transaction.atomic():
            Institution.objects.filter(pk=desk.commission.pk).update(
                domain="milik-saya.example.net", registrable_domain="example.net"
            )

    def test_a_unit_of_theirs_under_ours(self, desk: Desk) -> None:
        with pytest.raises(IntegrityError, match="unit above it"), transaction.atomic():
            Unit.objects.create(
                institution=desk.commission, parent=desk.polda, name="X", level="regency",
                territory=desk.regency,
            )  # fmt: skip
