"""Every address with every role and with none, against the table: an address without a row fails."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sejuk.desk.organisation.models import Role, User
from sejuk.desk.shell import context
from tests.desk.addresses import ADDRESSES, Address, all_names
from tests.desk.examples import Examples
from tests.desk.office import PASSWORD, Desk
from tests.desk.sheets import looks_that_lack


def test_the_table_has_every_address_once_and_no_other() -> None:
    listed = [address.name for address in ADDRESSES]
    assert sorted(listed) == sorted(set(listed))
    assert set(listed) == all_names()


def _answer(client: Client, url: str, *, post: bool) -> HttpResponse:
    """What comes, and nothing left behind for the next visitor."""
    with transaction.atomic():
        answer = client.post(url) if post else client.get(url)
        transaction.set_rollback(True)
    return answer  # type: ignore[return-value]


def _expected(address: Address) -> dict[str, int]:
    roles = {role: address.expected(role) for role in Role.values}
    return {**roles, "elsewhere": address.expected_elsewhere, "stranger": address.stranger}


def test_the_navigation_is_drawn_for_each_role(desk: Desk) -> None:
    for role in Role.values:
        desk.member(role)
        assert desk.client(role).get(reverse("shell:menu")).status_code == 200


def test_each_role_gets_what_the_table_says(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    # The same in every page, and two fifths of what a page costs; the test above draws it.
    monkeypatch.setattr(context, "navigation", lambda request: [])
    examples = Examples(desk)
    for role in Role.values:
        desk.member(role)
    User.objects.update(password=make_password(PASSWORD))
    desk.forget()
    clients = {role: desk.client(role) for role in Role.values}
    clients |= {"elsewhere": desk.client(Role.ADMINISTRATOR, desk.kpu), "stranger": Client()}
    surprises, unseen = {}, {}
    for address in ADDRESSES:
        url = examples.url(address.name)
        answers = {who: _answer(client, url, post=address.post) for who, client in clients.items()}
        if lacking := looks_that_lack(answers["stranger"]):
            unseen[address.name] = lacking
        got = {who: answer.status_code for who, answer in answers.items()}
        if got != _expected(address):
            surprises[address.name] = {who: (got[who], want) for who, want in _expected(address).items()}
    assert surprises == {}
    assert unseen == {}, "templates that assets/public.css does not read"


def test_what_changes_something_takes_no_get(desk: Desk) -> None:
    examples, client = Examples(desk), desk.client(Role.ADMINISTRATOR)
    verbs = [address.name for address in ADDRESSES if address.post]
    assert {client.get(examples.url(name)).status_code for name in verbs} == {405}
