"""The room's own addresses with every role, without the rest of the desk: quick to run while working here."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from sejuk.desk.organisation.models import Role
from tests.desk.duty.addresses import ADDRESSES
from tests.desk.duty.examples import parameters
from tests.desk.office import Desk
from tests.desk.test_every_address import _expected, _status


def test_each_role_gets_what_the_rooms_table_says(desk: Desk) -> None:
    given = parameters(desk)
    clients = {role: desk.client(role) for role in Role.values}
    clients |= {"elsewhere": desk.client(Role.ADMINISTRATOR, desk.kpu), "stranger": Client()}
    surprises = {}
    for address in ADDRESSES:
        url = reverse(address.name, kwargs=given.get(address.name))
        got = {who: _status(client, url, post=address.post) for who, client in clients.items()}
        want = _expected(address)
        if got != want:
            surprises[address.name] = {who: (got[who], want[who]) for who in got if got[who] != want[who]}
    assert surprises == {}
