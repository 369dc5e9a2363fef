"""Pictures of a kit: chosen from the bank or drawn from its words, frozen with them, taken back with them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.bank import banking
from sejuk.desk.bank.models import Item
from sejuk.desk.network.broadcasts import approving, composing, picturing, retracting, sending
from sejuk.desk.network.broadcasts.carding import item_of
from sejuk.desk.network.links import kit_word
from sejuk.desk.network.models import Broadcast
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.photos.bringing import Brought
from sejuk.desk.photos.tending import check
from tests.desk.bank.given import SAID
from tests.desk.cases.given import CaseDesk
from tests.desk.kits.given import a_logo
from tests.desk.network.given import Net
from tests.desk.office import Desk

ALT = "Bagan: jam buka TPS"


def a_picture(desk: Desk) -> Item:
    """An infographic in the bank that every office may use."""
    editor = desk.member(Role.EDITOR)
    brought = Brought(body=a_logo(), alt=ALT, client_id=uuid.uuid4())
    said = {**SAID, "kind": "infographic", "title": "Jam buka TPS", "rights": "cc_by"}
    item = banking.put_in(editor, said, brought)
    assert item.photo is not None
    check(editor, item.photo.pk)
    banking.propose(editor, item.pk)
    return banking.approve(desk.member(Role.HEAD), item.pk)


def pictured(net: Net, desk: Desk, **changes: object) -> Broadcast:
    """A draft with a picture of the bank."""
    broadcast = net.draft(**changes)  # type: ignore[arg-type]
    picturing.add(net.editor, broadcast.pk, a_picture(desk).pk)
    return broadcast


def gone_out(net: Net, broadcast: Broadcast) -> Broadcast:
    """Submitted, approved and sent."""
    submitted = approving.submit(net.editor, broadcast.pk)
    approving.approve(net.head, broadcast.pk, submitted.digest)
    sending.send(net.head, broadcast.pk)
    sending.hand_over(broadcast.pk)
    broadcast.refresh_from_db()
    return broadcast


class TestChoosing:
    def test_a_picture_of_the_bank_is_chosen_on_a_page_and_shown_with_its_rights(
        self, net: Net, desk: Desk
    ) -> None:
        item, broadcast = a_picture(desk), net.draft()
        client = desk.client(Role.EDITOR, desk.polres)
        url = reverse("network:pictures", args=[broadcast.pk])
        assert item.title in client.get(url, {"q": "jam"}).text
        for _click in range(2):
            assert client.post(url, {"konten": item.pk}).status_code == 302
        picture = broadcast.pictures.get()
        page = client.get(reverse("network:broadcast", args=[broadcast.pk])).text
        assert ALT in page
        assert "CC BY: sebut sumbernya" in page
        got = client.get(reverse("network:picture", args=[broadcast.pk, picture.pk]))
        assert sha256(got.content).hexdigest() == picture.sha256
        client.post(reverse("network:picture_remove", args=[broadcast.pk, picture.pk]))
        assert not broadcast.pictures.exists()

    @pytest.mark.parametrize("typed", ["", "0", "abc", "9" * 30])
    def test_what_is_no_item_is_refused(self, net: Net, desk: Desk, typed: str) -> None:
        url = reverse("network:pictures", args=[net.draft().pk])
        assert desk.client(Role.EDITOR, desk.polres).post(url, {"konten": typed}).status_code == 404

    def test_only_approved_pictures_of_the_bank_and_four_at_most(self, net: Net, desk: Desk) -> None:
        broadcast = net.draft()
        text = banking.put_in(net.editor, SAID, None)
        with pytest.raises(Refused, match="tidak boleh dipakai"):
            picturing.add(net.editor, broadcast.pk, text.pk)
        for _one in range(picturing.MOST):
            picturing.add(net.editor, broadcast.pk, a_picture(desk).pk)
        with pytest.raises(Refused, match="paling banyak empat"):
            picturing.add(net.editor, broadcast.pk, a_picture(desk).pk)

    def test_an_empty_bank_says_what_to_do(self, net: Net, desk: Desk) -> None:
        page = desk.client(Role.EDITOR, desk.polres).get(reverse("network:pictures", args=[net.draft().pk]))
        assert "Tidak ada gambar yang cocok." in page.text


class TestFrozen:
    def test_the_digest_knows_the_pictures(self, net: Net, desk: Desk) -> None:
        broadcast = pictured(net, desk)
        without = net.draft()
        with_one = approving.submit(net.editor, broadcast.pk).digest
        assert with_one != approving.submit(net.editor, without.pk).digest
        assert with_one == approving.digest_of(Broadcast.objects.get(pk=broadcast.pk))

    def test_after_it_was_submitted_nothing_is_added_or_taken_out(self, net: Net, desk: Desk) -> None:
        broadcast = pictured(net, desk)
        approving.submit(net.editor, broadcast.pk)
        with pytest.raises(Refused, match="tidak berubah lagi"):
            picturing.add(net.editor, broadcast.pk, a_picture(desk).pk)
        with pytest.raises(Refused, match="tidak berubah lagi"):
            picturing.remove(net.editor, broadcast.pk, broadcast.pictures.get().pk)

    def test_a_kit_without_pictures_has_the_digest_that_it_always_had(self, net: Net) -> None:
        broadcast = net.submitted()
        assert "pictures" not in approving._WORDS
        assert broadcast.digest == approving.digest_of(broadcast)

    def test_what_the_bank_withdrew_is_neither_submitted_nor_approved_nor_sent(
        self, net: Net, desk: Desk
    ) -> None:
        first, second, third = (pictured(net, desk) for _time in range(3))
        waits = approving.submit(net.editor, second.pk)
        approved = approving.submit(net.editor, third.pk)
        approving.approve(net.head, third.pk, approved.digest)
        for one in (first, second, third):
            item = one.pictures.get().item
            assert item is not None
            banking.withdraw(item.by, item.pk, "Wajah seseorang masih dikenali.")
        attempts: tuple[Callable[[], object], ...] = (
            lambda: approving.submit(net.editor, first.pk),
            lambda: approving.approve(net.head, second.pk, waits.digest),
            lambda: sending.send(net.head, third.pk),
        )
        for attempt in attempts:
            with pytest.raises(Refused, match="ditarik dari bank"):
                attempt()


class TestCard:
    def test_it_is_drawn_from_the_words_that_were_submitted(self, net: Net) -> None:
        broadcast = net.draft(with_card=True)
        assert not broadcast.pictures.exists()
        approving.submit(net.editor, broadcast.pk)
        first = broadcast.pictures.get()
        assert (first.item, first.media_type, first.width) == (None, "image/png", 1080)
        assert "Kotak suara di gudang kecamatan tersegel" in first.alt
        approving.give_back(net.head, broadcast.pk, "Sebut jamnya.")
        composing.change(net.editor, broadcast.pk, net.kit(title="Segel utuh pukul 10.00", with_card=True))
        approving.submit(net.editor, broadcast.pk)
        assert "Segel utuh pukul 10.00" in broadcast.pictures.get().alt

    def test_it_carries_the_verdict_of_the_case(self, net: Net, desk: Desk) -> None:
        unit = CaseDesk(desk, desk.polres)
        broadcast = net.draft(unit.confirmed(), with_card=True)
        item = item_of(broadcast, clock.now())
        assert item.verdict is not None
        assert item.claim
        assert item.kind == "clarification"

    def test_a_sign_that_cannot_be_drawn_stops_it_before_approval(self, net: Net) -> None:
        with pytest.raises(Refused, match="🔥"):
            net.submitted(with_card=True, title="Awas 🔥 kabar keliru")

    def test_the_form_asks_for_it_and_the_page_previews_it(self, net: Net, desk: Desk) -> None:
        broadcast = net.draft(with_card=True)
        client = desk.client(Role.EDITOR, desk.polres)
        assert 'name="with_card"' in client.get(reverse("network:broadcast_change", args=[broadcast.pk])).text
        assert (
            reverse("network:card", args=[broadcast.pk])
            in client.get(reverse("network:broadcast", args=[broadcast.pk])).text
        )
        assert client.get(reverse("network:card", args=[broadcast.pk])).content.startswith(b"\x89PNG")


class TestAtThePartners:
    def test_the_kits_page_shows_them_and_the_mail_says_so(self, net: Net, desk: Desk) -> None:
        partner = net.partner()
        broadcast = gone_out(net, pictured(net, desk, with_card=True))
        word = kit_word(broadcast, partner)
        page = Client().get(reverse("network:kit", args=[word])).text
        assert ALT in page
        assert "CC BY: sebut sumbernya" in page
        for one in broadcast.pictures.all():
            url = reverse("network:kit_picture", args=[word, one.pk])
            assert url in page
            assert sha256(Client().get(url).content).hexdigest() == one.sha256
        from sejuk.desk.delivery.services.sending import deliver

        deliver("mail", seconds=60, sleep=lambda _seconds: None)
        assert "Gambar untuk dimuat" in str(mail.outbox[-1].body)

    def test_another_kits_picture_is_not_behind_this_link(self, net: Net, desk: Desk) -> None:
        partner = net.partner()
        one, other = (gone_out(net, pictured(net, desk)) for _time in range(2))
        url = reverse("network:kit_picture", args=[kit_word(one, partner), other.pictures.get().pk])
        assert Client().get(url).status_code == 404

    def test_they_are_taken_back_with_the_words(self, net: Net, desk: Desk) -> None:
        partner = net.partner()
        broadcast = gone_out(net, pictured(net, desk))
        word, picture = kit_word(broadcast, partner), broadcast.pictures.get()
        retracting.retract(net.head, broadcast.pk)
        assert ALT not in Client().get(reverse("network:kit", args=[word])).text
        assert Client().get(reverse("network:kit_picture", args=[word, picture.pk])).status_code == 404

    def test_what_the_bank_withdraws_later_is_gone_there_too_and_the_unit_is_told(
        self, net: Net, desk: Desk
    ) -> None:
        partner = net.partner()
        broadcast = gone_out(net, pictured(net, desk))
        item = broadcast.pictures.get().item
        assert item is not None
        banking.withdraw(item.by, item.pk, "Pemilik fotonya menarik izinnya.")
        assert ALT not in Client().get(reverse("network:kit", args=[kit_word(broadcast, partner)])).text
        assert item.uses.get().unit == net.unit

    def test_their_bytes_end_with_the_kit(self, net: Net, desk: Desk) -> None:
        broadcast = gone_out(net, pictured(net, desk))
        assert picturing.erase_ended(clock.now()) == 0
        assert picturing.erase_ended(clock.now() + timedelta(days=61)) == 1
        picture = broadcast.pictures.get()
        assert (bytes(picture.body), len(picture.sha256)) == (b"", 64)
        assert picturing.shown(broadcast) == []
