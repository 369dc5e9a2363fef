"""From an approved text to every channel, with a receipt for each; its corrections and its end follow."""

from __future__ import annotations

import hashlib

import pytest
from django.core import mail

from sejuk.desk.network.models import OfficialAccount
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.publishing.addresses import page_of
from sejuk.desk.publishing.models import Outlet, Publication, Receipt
from sejuk.desk.publishing.services.releasing import release
from sejuk.desk.responses.services import releasing
from tests.desk.publishing.given import NEWER, Press, at_once, run, state_at
from tests.servers.mastodon import Mastodon
from tests.servers.telegram_channel import TelegramChannel
from tests.servers.wordpress import WordPress


def test_it_reaches_every_channel_with_its_proof(
    press: Press, mastodon: Mastodon, wordpress: WordPress, telegram: TelegramChannel
) -> None:
    outlets = [press.on_mastodon(mastodon), press.on_wordpress(wordpress), press.on_telegram()]
    version = press.out(*outlets)
    page = page_of(version.response_id)
    assert mastodon.counts[page] == 1
    assert wordpress.made[f"sejuk-{version.response_id}"] == 1
    assert len(telegram.standing()) == 1
    for outlet in outlets:
        proof = Receipt.objects.get(publication__outlet=outlet)
        assert (proof.version, proof.sha256) == (1, version.sha256)
        assert proof.address.startswith(("http://127.0.0.1", "https://t.me/"))
        assert len(proof.words_sha256) == 64


def test_what_was_sent_is_what_was_hashed(press: Press, telegram: TelegramChannel) -> None:
    outlet = press.on_telegram()
    press.out(outlet)
    said = telegram.standing()[0]
    proof = Receipt.objects.get(publication__outlet=outlet)
    assert proof.words_sha256 == hashlib.sha256(said.encode()).hexdigest()


def test_the_offices_own_pages_follow_in_the_same_moment(press: Press) -> None:
    version = releasing.publish(press.head, press.ready().response_id)
    own = Publication.objects.filter(number=version.response_id)
    assert set(own.values_list("outlet__kind", "state")) == {("portal", "sent"), ("feeds", "sent")}


def test_a_second_click_publishes_nothing_more(press: Press, mastodon: Mastodon) -> None:
    outlet = press.on_mastodon(mastodon)
    version = press.out(outlet)
    release(press.head, version.response_id, [outlet.pk])
    run()
    assert mastodon.counts[page_of(version.response_id)] == 1
    assert Publication.objects.filter(outlet=outlet).count() == 1


def test_a_correction_follows_everywhere(
    press: Press, mastodon: Mastodon, wordpress: WordPress, telegram: TelegramChannel
) -> None:
    outlets = [press.on_mastodon(mastodon), press.on_wordpress(wordpress), press.on_telegram()]
    version = press.out(*outlets)
    press.next_edition(version)
    run()
    assert NEWER in mastodon.standing()[0]
    assert wordpress.public()[0].title == NEWER
    assert "Koreksi: Tanggal pemeriksaan diperbaiki." in telegram.standing()[0]
    states = Publication.objects.filter(number=version.response_id).values_list("state", "shown_version")
    assert set(states) == {("sent", 2)}
    assert Receipt.objects.filter(kind="corrected").count() == 5


def test_a_withdrawal_follows_everywhere(
    press: Press, mastodon: Mastodon, wordpress: WordPress, telegram: TelegramChannel
) -> None:
    version = press.out(press.on_mastodon(mastodon), press.on_wordpress(wordpress), press.on_telegram())
    press.withdrawn(version)
    run()
    assert mastodon.standing() == telegram.standing() == []
    assert wordpress.public() == []
    assert set(Publication.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert Receipt.objects.filter(kind="withdrawn").count() == 5


def test_what_waits_when_it_is_withdrawn_is_never_sent(press: Press, mastodon: Mastodon) -> None:
    outlet = press.on_mastodon(mastodon)
    version = press.ready()
    release(press.head, version.response_id, [outlet.pk])
    press.withdrawn(version)
    run()
    assert state_at(outlet) == "dropped"
    assert mastodon.statuses == {}


def test_what_waits_when_it_is_corrected_goes_out_as_the_newer(press: Press, mastodon: Mastodon) -> None:
    outlet = press.on_mastodon(mastodon)
    version = press.ready()
    release(press.head, version.response_id, [outlet.pk])
    press.next_edition(version)
    run()
    assert Publication.objects.get(outlet=outlet).shown_version == 2
    assert NEWER in mastodon.standing()[0]


def test_an_outage_is_waited_out(press: Press, mastodon: Mastodon) -> None:
    outlet = press.on_mastodon(mastodon)
    mastodon.faults.extend(["429", "429"])
    version = press.out(outlet)
    publication = Publication.objects.get(outlet=outlet)
    assert (publication.state, publication.error, publication.tries) == ("waiting", "not_now", 1)
    assert Outlet.objects.get(pk=outlet.pk).paused_until == publication.due_at
    assert run() == 0
    for _again in range(2):
        at_once()
        run()
    assert state_at(outlet) == "sent"
    assert mastodon.counts[page_of(version.response_id)] == 1


def test_a_lost_answer_is_looked_up_before_anything_is_repeated(press: Press, mastodon: Mastodon) -> None:
    outlet = press.on_mastodon(mastodon)
    mastodon.faults.append("reset_after")
    version = press.out(outlet)
    assert Publication.objects.get(outlet=outlet).maybe
    at_once()
    run()
    assert state_at(outlet) == "sent"
    assert Receipt.objects.get(publication__outlet=outlet).kind == "found"
    assert mastodon.counts[page_of(version.response_id)] == 1


def test_what_was_not_there_is_sent(press: Press, wordpress: WordPress) -> None:
    outlet = press.on_wordpress(wordpress)
    wordpress.faults.append("reset")
    press.out(outlet)
    at_once()
    run()
    assert state_at(outlet) == "sent"
    assert len(wordpress.public()) == 1


def test_where_nobody_can_look_a_person_settles_it(press: Press, telegram: TelegramChannel) -> None:
    from sejuk.desk.publishing.services.settling import settle

    outlet = press.on_telegram()
    telegram.faults.append("reset_after")
    version = press.out(outlet)
    assert state_at(outlet) == "uncertain"
    at_once()
    assert run() == 0
    publication = Publication.objects.get(outlet=outlet)
    with pytest.raises(Refused, match="bukan dari akun resminya"):
        settle(press.editor, publication.pk, "arrived", "https://lain.example/1")
    settle(press.editor, publication.pk, "arrived", "https://t.me/humas_contoh/1")
    press.next_edition(version)
    run()
    assert "Koreksi:" in telegram.standing()[0]
    assert len(telegram.messages) == 1


def test_an_account_that_lost_its_token_gets_nothing(press: Press, mastodon: Mastodon) -> None:
    outlet = press.on_mastodon(mastodon)
    OfficialAccount.objects.update(state="suspended")
    press.out(outlet)
    publication = Publication.objects.get(outlet=outlet)
    assert (publication.state, publication.error) == ("waiting", "not_official")
    OfficialAccount.objects.update(state="verified")
    at_once()
    run()
    assert state_at(outlet) == "sent"


def test_a_refusal_is_loud_and_tried_again_by_a_person(press: Press, mastodon: Mastodon) -> None:
    from sejuk.desk.publishing.matters import waiting
    from sejuk.desk.publishing.services.settling import settle

    outlet = press.on_mastodon(mastodon)
    mastodon.longest = 10
    press.out(outlet)
    publication = Publication.objects.get(outlet=outlet)
    assert (publication.state, publication.error) == ("failed", "refused")
    assert list(waiting(press.editor)) == [publication]
    mastodon.longest = 500
    settle(press.editor, publication.pk, "again")
    run()
    assert state_at(outlet) == "sent"
    assert list(waiting(press.editor)) == []


def test_another_institutions_channel_is_not_offered(press: Press, mastodon: Mastodon) -> None:
    other = Press(press.desk, press.desk.kpu)
    outlet = other.on_mastodon(mastodon)
    with pytest.raises(Refused, match="tidak dapat dipakai"):
        release(press.head, press.ready().response_id, [outlet.pk])
    assert Publication.objects.count() == 0


def test_what_is_not_approved_goes_nowhere(press: Press, mastodon: Mastodon) -> None:
    outlet = press.on_mastodon(mastodon)
    with pytest.raises(Refused):
        release(press.head, press.submitted().response_id, [outlet.pk])
    assert Publication.objects.count() == 0


def test_without_an_address_of_ones_own_nothing_is_published(press: Press, settings: object) -> None:
    settings.SITE_URL = ""  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="Alamat situs"):
        release(press.head, press.ready().response_id, [])


def test_who_only_reads_publishes_nothing(press: Press) -> None:
    version = press.ready()
    for role in (Role.OBSERVER, Role.AUDITOR, Role.VERIFIER):
        with pytest.raises(Refused):
            release(press.desk.member(role, press.unit), version.response_id, [])


def test_a_text_to_paste_waits_for_its_link(press: Press) -> None:
    from sejuk.desk.publishing.services.settling import settle

    outlet = press.on_x()
    version = press.out(outlet)
    publication = Publication.objects.get(outlet=outlet)
    assert publication.state == "by_hand"
    for wrong in ("", "https://x.com.orang-lain.example/1", "javascript:alert(1)"):
        with pytest.raises(Refused, match="bukan dari akun"):
            settle(press.editor, publication.pk, "pasted", wrong)
    settle(press.editor, publication.pk, "pasted", "https://x.com/humas_contoh/status/77")
    assert Receipt.objects.get(publication=publication).by == press.editor
    press.next_edition(version)
    assert state_at(outlet) == "correcting"
    settle(press.editor, publication.pk, "pasted")
    press.withdrawn(version)
    settle(press.editor, publication.pk, "removed")
    assert state_at(outlet) == "withdrawn"
    assert mail.outbox == []
