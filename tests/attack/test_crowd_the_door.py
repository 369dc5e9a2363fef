"""Attack: speak as many, or close the door to others, by lying about where one comes from.

Fails because of ``X-Forwarded-For`` only our own proxy's entry counts, and because behind it each visitor
is counted alone.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client, RequestFactory

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.organisation.models import Invitation, Role
from sejuk.desk.organisation.services import members
from sejuk.desk.shell.network import client_network
from tests.desk.examples import Examples
from tests.desk.office import Desk

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings


@pytest.mark.parametrize(
    ("proxies", "said", "end", "found"),
    [
        (0, "203.0.113.9", "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.9, 192.0.2.7", "127.0.0.1", "192.0.2.7"),
        (1, "", "127.0.0.1", "127.0.0.1"),
        (1, "nonsense", "127.0.0.1", "127.0.0.1"),
        (2, "203.0.113.9, 192.0.2.7, 10.0.0.1", "127.0.0.1", "192.0.2.7"),
        (1, "2001:db8:1:2:3::4", "127.0.0.1", "2001:db8:1:2::/64"),
        (0, "", "::ffff:198.51.100.1", "198.51.100.1"),
        (0, "", "", "0.0.0.0"),
    ],
)
def test_only_our_proxys_word_counts(
    settings: Settings, proxies: int, said: str, end: str, found: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": said} if said else {}, REMOTE_ADDR=end)
    assert client_network(request) == found


def test_one_visitor_does_not_use_up_everybodys_logins(desk: Desk, settings: Settings) -> None:
    """Behind the proxy ten failures close the door to whoever failed, not to the office."""
    settings.TRUSTED_PROXIES = 1

    def fails(address: str, email: str) -> int:
        """How many of the try's failures reach the chain: none once the door is closed."""
        before = Entry.objects.filter(action="account.login_failed").count()
        login = {"login": email, "password": "salah sama sekali"}
        Client(headers={"X-Forwarded-For": address}).post("/akun/masuk/", login)
        return Entry.objects.filter(action="account.login_failed").count() - before

    tries = [fails("192.0.2.7", f"orang{n}@polisi.teduh.example") for n in range(12)]
    assert (tries[0], tries[-1]) == (1, 0)
    assert fails("192.0.2.8", "lain@polisi.teduh.example") == 1
    assert fails("192.0.2.99, 192.0.2.7", "orang13@polisi.teduh.example") == 0


PASSWORD = {"password": "kolam teduh di hulu", "password_again": "kolam teduh di hulu"}


def test_an_invitation_dies_with_the_inviters_role(examples: Examples) -> None:
    desk = examples.desk
    second = desk.member(Role.HEAD)
    desk.grant(second, Role.ADMINISTRATOR, desk.polda)
    members.deactivate(second, desk.member(Role.ADMINISTRATOR))
    page = Client().post(examples.url("invitation_accept"), PASSWORD)
    assert page.status_code == 403
    assert Invitation.objects.get().accepted_at is None


def test_a_second_invitation_makes_no_second_login(examples: Examples) -> None:
    first = Invitation.objects.get()
    again = Invitation.objects.create(
        email=first.email, name="Dua", institution=first.institution, unit=first.unit, role=Role.HEAD,
        token_digest="0" * 64, invited_by=first.invited_by, invited_at=clock.now(),
        expires_at=clock.now() + timedelta(days=1),
    )  # fmt: skip
    Invitation.objects.filter(pk=again.pk).update(withdrawn_at=None)
    assert Client().post(examples.url("invitation_accept"), PASSWORD).status_code == 302
    from sejuk.desk.organisation.refusal import Refused
    from sejuk.desk.organisation.services import invitations

    with pytest.raises(Refused, match="sudah dipakai"):
        invitations._check_still_good(again)
