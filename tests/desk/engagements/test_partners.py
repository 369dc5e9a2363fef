"""Partners are invited because they asked for it, all of a category, and a no holds in both rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sejuk.desk import clock
from sejuk.desk.delivery.models import Message
from sejuk.desk.engagements.asking import is_never_asked
from sejuk.desk.engagements.links import token_of
from sejuk.desk.engagements.services import inviting
from sejuk.desk.engagements.services.answering import answer
from sejuk.desk.engagements.services.inviting import invite_contacts
from sejuk.desk.network.models import Subject, Way
from sejuk.desk.network.partners.consenting import leave
from sejuk.desk.network.partners.leaving_alone import left_alone
from sejuk.desk.organisation.models import Role
from sejuk.desk.people import GUESTS, PARTNERS
from tests.desk.engagements.given import MAIL, Host
from tests.desk.network.given import Net

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from sejuk.desk.engagements.models import Engagement
    from tests.desk.office import Desk


@pytest.fixture
def host(net: Net) -> Host:
    """The unit that the partners consented to."""
    return Host(net.desk, net.unit)


@pytest.fixture
def net(desk: Desk, settings: Settings) -> Net:
    """The unit that people agree to be told by; its mails carry links."""
    settings.SITE_URL = "https://sejuk.example"
    return Net(desk, desk.polres)


def invite_partners(host: Host, engagement: Engagement, category: str = "press") -> int:
    officer = host.desk.client(Role.HEAD, host.unit)
    sent = {"cara": "mitra", "mitra-category": category}
    return int(officer.post(f"/pertemuan/{engagement.pk}/undangan/", sent).status_code)


def test_every_kind_of_partner_has_a_category() -> None:
    assert set(PARTNERS) <= set(GUESTS)


def test_those_who_asked_for_invitations_are_invited_by_mail(net: Net, host: Host) -> None:
    wants = net.partner("Redaksi Satu", subjects=[Subject.INVITATIONS], way=Way.MAIL)
    net.partner("Redaksi Dua", subjects=[Subject.STAGES], way=Way.MAIL)
    net.partner("Redaksi Tiga", subjects=[Subject.INVITATIONS], way=Way.LINK)
    engagement = host.invited(kind="press")
    assert invite_partners(host, engagement) == 302
    mails = Message.objects.filter(batch=f"engagement:{engagement.pk}")
    assert [one.address for one in mails] == [wants.contact]
    assert invite_partners(host, engagement, "ngo") == 422


def test_who_left_as_a_partner_is_not_invited(net: Net, host: Host) -> None:
    partner = net.partner("Redaksi Satu", subjects=[Subject.INVITATIONS], way=Way.MAIL)
    contact = partner.contact
    leave(partner)
    assert is_never_asked(contact)
    engagement = host.invited(kind="press")
    made = invite_contacts(host.head, engagement.pk, "press", [contact])
    assert (made.unasked, made.invitations) == (1, [])


def test_who_refused_an_invitation_for_good_is_not_asked_to_be_a_partner(host: Host) -> None:
    engagement = host.invited(kind="press")
    made = invite_contacts(host.head, engagement.pk, "press", [MAIL]).invitations[0]
    answer(token_of(made), "do_not_ask")
    assert left_alone([MAIL], clock.now()) == {MAIL}


def test_no_partner_is_left_out_however_many_there_are(
    net: Net, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inviting, "MOST", 2)
    for n in range(3):
        net.partner(f"Redaksi {n}", subjects=[Subject.INVITATIONS], way=Way.MAIL)
    engagement = host.invited(kind="press")
    assert invite_partners(host, engagement) == 302
    assert engagement.invitations.count() == 3
