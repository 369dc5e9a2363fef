"""Channels are connected to proven accounts of one's own, and their keys are seen by nobody."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.urls import reverse

from sejuk.desk.audit.models import Entry
from sejuk.desk.network.models import OfficialAccount
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.publishing.models import Outlet, Publication
from sejuk.desk.publishing.sealing import seal_key, unseal_key
from sejuk.desk.publishing.services import opening
from tests.desk.publishing.given import Press, at_once, run
from tests.servers.mastodon import TOKEN, Mastodon

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings


def test_a_channel_is_connected_on_the_page(press: Press, mastodon: Mastodon) -> None:
    account, client = press.account("mastodon", mastodon.account), press.desk.client(Role.HEAD, press.unit)
    page = client.get(reverse("publishing:connect")).content.decode()
    assert f'value="mastodon:{account.pk}"' in page
    answer = client.post(reverse("publishing:connect"), {"way": f"mastodon:{account.pk}"})
    outlet = Outlet.objects.get()
    key_page = reverse("publishing:rekey", args=[outlet.pk])
    assert answer["Location"] == key_page
    client.post(key_page, {"secret": TOKEN})
    answer = client.post(reverse("publishing:test", args=[outlet.pk]), follow=True)
    assert "Tidak ada yang disiarkan" in answer.content.decode()
    assert mastodon.statuses == {}
    assert TOKEN not in client.get(key_page).content.decode() + answer.content.decode()


def test_a_key_that_is_wrong_says_what_to_do(press: Press, mastodon: Mastodon) -> None:
    account = press.account("mastodon", mastodon.account)
    outlet = opening.connect(press.administrator, account, "mastodon", secret="salah")
    client = press.desk.client(Role.HEAD, press.unit)
    client.post(reverse("publishing:test", args=[outlet.pk]))
    page = client.get(reverse("publishing:outlets")).content.decode()
    assert "Kuncinya ditolak. Perbarui kunci saluran" in page
    assert client.post(reverse("publishing:rekey", args=[outlet.pk]), {"secret": ""}).status_code == 422


def test_the_list_of_mail_is_opened_on_the_same_page(press: Press) -> None:
    client = press.desk.client(Role.ADMINISTRATOR, press.unit)
    for _twice in range(2):
        client.post(reverse("publishing:connect"), {"way": f"mail:{press.unit.pk}"})
    assert Outlet.objects.filter(kind="mail").count() == 1
    somebody_elses = client.post(reverse("publishing:connect"), {"way": f"mail:{press.desk.kpu.pk}"})
    assert somebody_elses.status_code == 422


def test_what_is_not_proven_is_not_offered(press: Press, mastodon: Mastodon) -> None:
    account = press.account("mastodon", mastodon.account)
    OfficialAccount.objects.update(state="suspended")
    account.refresh_from_db()
    page = press.desk.client(Role.HEAD, press.unit).get(reverse("publishing:connect")).content.decode()
    assert "mastodon:" not in page
    with pytest.raises(Refused, match="belum terbukti resmi"):
        opening.connect(press.administrator, account, "mastodon", secret=TOKEN)


def test_an_account_of_another_platform_is_refused(press: Press, mastodon: Mastodon) -> None:
    with pytest.raises(Refused, match="bukan akun untuk saluran itu"):
        opening.connect(press.administrator, press.account("x", "https://x.com/humas"), "mastodon")


def test_who_runs_another_unit_connects_nothing_here(press: Press, mastodon: Mastodon) -> None:
    account = press.account("mastodon", mastodon.account)
    for role, unit in ((Role.HEAD, press.desk.other_polres), (Role.EDITOR, press.unit)):
        with pytest.raises(Refused):
            opening.connect(press.desk.member(role, unit), account, "mastodon", secret=TOKEN)


def test_a_closed_channel_keeps_no_key_and_sends_nothing(press: Press, mastodon: Mastodon) -> None:
    outlet = press.on_mastodon(mastodon)
    version = press.ready()
    from sejuk.desk.publishing.services.releasing import release

    release(press.head, version.response_id, [outlet.pk])
    opening.close(press.administrator, outlet.pk)
    outlet.refresh_from_db()
    assert (bytes(outlet.secret), outlet.user) == (b"", "")
    run()
    assert Publication.objects.get(outlet=outlet).error == "closed"
    assert mastodon.statuses == {}
    at_once()
    assert run() == 0


class TestKeys:
    def test_a_copy_of_the_database_reveals_none(self, press: Press, mastodon: Mastodon) -> None:
        outlet = press.on_mastodon(mastodon)
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM publishing_outlet")
            row = str([bytes(one) if isinstance(one, memoryview) else one for one in cursor.fetchone()])
        assert TOKEN not in row
        assert unseal_key(outlet.secret, str(outlet.name)) == TOKEN

    def test_moved_to_another_row_it_opens_nothing(self) -> None:
        assert unseal_key(seal_key("rahasia", "satu"), "dua") == ""

    def test_under_another_pepper_people_are_told(
        self, press: Press, mastodon: Mastodon, settings: Settings
    ) -> None:
        outlet = press.on_mastodon(mastodon)
        settings.PEPPER = "lain" * 12
        press.out(outlet)
        publication = Publication.objects.get(outlet=outlet)
        assert (publication.state, publication.error) == ("failed", "no_key")

    def test_none_reaches_the_chain_or_a_log(
        self, press: Press, mastodon: Mastodon, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        outlet = press.on_mastodon(mastodon)
        mastodon.faults.extend(["500", "reset"])
        press.out(outlet)
        opening.test(press.administrator, outlet.pk)
        said = caplog.text + str(list(Entry.objects.values_list("detail", flat=True)))
        assert TOKEN not in said
