from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.listening.models import Post, Source, TipFamily, TipMessage
from sejuk.desk.listening.services.expiring import expire_posts
from sejuk.desk.listening.tipline.reading import is_chat
from sejuk.desk.listening.tipline.receiving import Outcome, Tip, receive
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Office, Role
from tests.desk.listening.given import RUMOUR, make_source
from tests.desk.listening.test_attacks import dumped
from tests.desk.listening.test_intake import OTHER
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(desk: Desk) -> Source:
    return make_source(desk, now=clock.now(), connector="tips", config={}, kind=Source.Kind.TIP_LINE)


def _send(client: Client, text: str, network: str, **more: str) -> str:
    said = {"text": text, "client_id": str(uuid.uuid4()), **more}
    answer = client.post(reverse("cases:report"), said, REMOTE_ADDR=network)
    return str(answer.content.decode())


@pytest.mark.usefixtures("line")
class TestThreeSenders:
    def test_two_senders_bring_nothing_in(self) -> None:
        for sender in ("a", "b", "a", "b"):
            receive(Tip(RUMOUR, sender=sender))
        assert not Post.objects.exists()

    def test_the_third_sender_brings_it_in_with_three_authors(self) -> None:
        outcomes = [receive(Tip(f"{RUMOUR}{'!' * n}", sender=f"pengirim {n}")) for n in range(3)]
        assert outcomes == [Outcome.HELD, Outcome.HELD, Outcome.ENTERED]
        narrative = Narrative.objects.get()
        assert (narrative.posts_count, narrative.authors_count) == (3, 3)
        assert narrative.title == RUMOUR

    def test_one_sender_again_and_again_is_one_sender(self) -> None:
        assert receive(Tip(RUMOUR, sender="a")) == Outcome.HELD
        assert receive(Tip(f"{RUMOUR}.", sender="a")) == Outcome.ALREADY
        assert TipMessage.objects.count() == 1

    def test_three_different_messages_stay_apart(self) -> None:
        for n, text in enumerate(
            (RUMOUR, OTHER, "Undangan kerja bakti membersihkan lapangan desa hari Minggu")
        ):
            assert receive(Tip(text, sender=str(n))) == Outcome.HELD
        assert TipFamily.objects.count() == 3

    def test_a_public_address_brings_it_in_at_once(self) -> None:
        assert receive(Tip(RUMOUR, "https://twitter.com/seseorang/status/9", "a")) == Outcome.ENTERED
        assert Post.objects.get().address == "x:9"

    def test_an_address_does_not_vouch_for_others(self) -> None:
        receive(Tip(RUMOUR, sender="a"))
        assert receive(Tip(RUMOUR, "https://koran.example/1", "b")) == Outcome.ENTERED
        assert Post.objects.count() == 1

    def test_a_fourth_sender_adds_an_author(self) -> None:
        for n in range(4):
            receive(Tip(RUMOUR, sender=str(n)))
        assert Narrative.objects.get().authors_count == 4

    def test_who_sends_two_wordings_is_not_counted_twice(self) -> None:
        other_words = (
            "Gudang kecamatan: kotak suara di sana katanya sudah dicoblos sebelum hari pemungutan suara"
        )
        for text in (RUMOUR, other_words):
            for n in range(3):
                receive(Tip(text, sender=str(n)))
        assert max(Narrative.objects.values_list("authors_count", flat=True)) == 3

    def test_all_that_one_member_enters_is_by_one_sender(self, desk: Desk) -> None:
        member = desk.member(Role.DUTY_OFFICER)
        for n in range(5):
            receive(Tip(f"{RUMOUR}{'.' * n}", sender=f"palsu {n}", member=member))
        assert not Post.objects.exists()


@pytest.mark.usefixtures("line")
class TestRefusals:
    @pytest.mark.parametrize(
        ("text", "outcome"),
        [
            ("pendek", Outcome.TOO_SHORT),
            ("a" * 4001, Outcome.TOO_LONG),
            (
                "[12/03/26, 21:05:11] Budi: halo\n[12/03/26, 21:06:02] Ani: sudah dengar kabar itu?",
                Outcome.CHAT,
            ),
            ("12/3/26 21.05 - Budi: halo\n12/3/26 21.06 - +62 812 3456 7890: benar kah", Outcome.CHAT),
            ("Budi: halo semua\nAni: halo juga\nBudi: sudah dengar?\nAni: belum, apa itu", Outcome.CHAT),
        ],
    )
    def test_what_is_not_one_message_is_refused_and_not_kept(self, text: str, outcome: Outcome) -> None:
        assert receive(Tip(text, sender="a")) == outcome
        assert not TipMessage.objects.exists()

    def test_an_address_of_a_person_is_no_address_of_a_message(self) -> None:
        assert receive(Tip(RUMOUR, "https://x.com/seseorang", "a")) == Outcome.NO_ADDRESS

    @pytest.mark.parametrize(
        "text", [RUMOUR, "Catatan: kotak suara aman.\nSumber: panitia\nJam: 10.00", f"Info!\n\n{OTHER}"]
    )
    def test_ordinary_messages_are_no_chat(self, text: str) -> None:
        assert not is_chat(text)


def test_no_tip_line_no_form(desk: Desk) -> None:
    assert receive(Tip(RUMOUR, sender="a")) == Outcome.CLOSED
    assert "tidak dibuka" in Client().get(reverse("cases:report")).content.decode()


def test_nothing_is_taken_while_listening_is_off(line: Source) -> None:
    Office.objects.update(listening_since=None)
    assert receive(Tip(RUMOUR, "https://koran.example/1", "a")) == Outcome.CLOSED


def test_a_stranger_sends_without_login_and_leaves_no_trace(line: Source) -> None:
    page = _send(Client(), f"{RUMOUR} kata Pak @budi_s 081234567890", "203.0.113.77")
    assert "sudah kami terima" in page
    everything = dumped()
    assert "203.0.113.77" not in everything
    assert "budi_s" not in everything
    assert "081234567890" not in everything


def test_a_network_that_sends_too_much_is_asked_to_wait(line: Source) -> None:
    client = Client()
    pages = [_send(client, f"{RUMOUR} nomor {'ab' * n}", "203.0.113.5") for n in range(7)]
    assert "Terlalu banyak pesan" not in pages[5]
    assert "Terlalu banyak pesan" in pages[6]
    assert "Terlalu banyak pesan" not in _send(client, RUMOUR, "203.0.113.6")


def test_neighbours_in_one_ipv6_network_are_one_sender(line: Source) -> None:
    client = Client()
    for last in (1, 2, 3):
        _send(client, RUMOUR, f"2001:db8:1:2::{last}")
    assert TipMessage.objects.count() == 1


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(line: Source) -> None:
    assert "Terima kasih" in _send(Client(), RUMOUR, "203.0.113.9", website="http://iklan.example")
    assert not TipMessage.objects.exists()


def test_a_member_s_page_needs_a_role(desk: Desk, line: Source) -> None:
    assert desk.client(Role.AUDITOR).get(reverse("enter_tip")).status_code == 403
    page = desk.client(Role.DUTY_OFFICER).post(reverse("enter_tip"), {"text": RUMOUR}).content.decode()
    assert "disimpan tanpa nama" in page


def test_messages_expire_and_their_families_with_them(line: Source) -> None:
    from datetime import timedelta

    receive(Tip(RUMOUR, sender="a"))
    expire_posts(clock.now() + timedelta(days=31))
    assert not TipMessage.objects.exists()
    assert not TipFamily.objects.exists()
