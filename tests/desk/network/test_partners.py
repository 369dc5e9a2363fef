"""Nobody is a partner but by their own hand, and one click forgets them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.audit.models import Entry
from sejuk.desk.delivery.models import Message, TelegramChat
from sejuk.desk.network.links import partner_word
from sejuk.desk.network.models import LeftAlone, Partner
from sejuk.desk.network.partners.consenting import SECOND_CLICK, asked, consent, decline, leave
from sejuk.desk.network.partners.expiring import expire_proposals
from sejuk.desk.network.partners.leaving_alone import SILENCE
from sejuk.desk.network.partners.proposing import ANSWER_WITHIN, Proposal, propose
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.network.given import Net, mailed
from tests.desk.office import Desk
from tests.servers.telegram import Telegram

CONTACT = "redaksi.kabar.telaga@mitra.example"
SAID = {
    "name": "Redaksi Kabar Telaga",
    "subjects": ["clarifications"],
    "way": "mail",
    "territory": "71.01",
    "language": "id",
    "disclosure": "Dimiliki koperasi wartawan Telaga",
    "is_listed": "on",
}


class TestAsking:
    def test_one_mail_asks_and_only_the_bare_minimum_is_kept(self, net: Net) -> None:
        partner, _word = net.asked()
        letter = mail.outbox[-1]
        assert "Sepenuhnya sukarela" in letter.body
        assert "Anda boleh menolak tanpa alasan" in letter.body
        assert (partner.state, partner.subjects, partner.disclosure) == ("proposed", [], "")

    def test_the_officer_never_sees_the_link(self, net: Net, desk: Desk) -> None:
        partner, word = net.asked()
        client = desk.client(Role.DUTY_OFFICER, desk.polres)
        pages = [
            reverse("network:partners") + "?keadaan=menunggu",
            reverse("network:partner", args=[partner.pk]),
        ]
        assert all(word not in client.get(page).text for page in pages)
        assert not Partner.objects.filter(consent_proof=word).exists()

    def test_nobody_is_asked_twice(self, net: Net) -> None:
        net.asked()
        with pytest.raises(Refused, match="pernah ditanya"):
            propose(net.editor, net.unit, Proposal("ngo", "Lain", CONTACT.upper()))

    def test_another_units_people_do_not_see_whom_this_one_asked(self, net: Net, desk: Desk) -> None:
        partner, _word = net.asked()
        client = desk.client(Role.HEAD, desk.other_polres)
        assert client.get(reverse("network:partner", args=[partner.pk])).status_code == 404
        assert partner.name not in client.get(reverse("network:partners") + "?keadaan=menunggu").text

    def test_reading_a_contact_is_on_record_and_the_list_shows_none(self, net: Net, desk: Desk) -> None:
        partner = net.partner()
        client = desk.client(Role.HEAD, desk.polda)
        assert CONTACT not in client.get(reverse("network:partners")).text
        assert CONTACT in client.get(reverse("network:partner", args=[partner.pk])).text
        assert Entry.objects.filter(action="partner.read").count() == 1

    def test_a_form_keeps_what_was_typed(self, net: Net, desk: Desk) -> None:
        net.asked()
        client = desk.client(Role.DUTY_OFFICER, desk.polres)
        said = {"name": "Yang Sama", "kind": "press", "contact": CONTACT, "unit": desk.polres.pk}
        page = client.post(reverse("network:propose"), said)
        assert page.status_code == 409
        assert "Yang Sama" in page.text
        assert "Jangan memintanya lewat jalan lain" in page.text

    def test_without_an_address_of_the_site_nobody_is_asked(self, net: Net, settings: object) -> None:
        settings.SITE_URL = ""  # type: ignore[attr-defined]
        with pytest.raises(Refused, match="Alamat situs"):
            propose(net.officer, net.unit, Proposal("press", "Lain", "lain@mitra.example"))
        assert not Partner.objects.exists()

    def test_silence_is_an_answer_for_a_while(self, net: Net) -> None:
        net.asked()
        later = clock.now() + ANSWER_WITHIN + timedelta(minutes=1)
        assert expire_proposals(clock.now()) == 0
        assert expire_proposals(later) == 1
        assert not Partner.objects.exists()
        with pytest.raises(Refused, match="pernah ditanya"):
            net.asked()
        expire_proposals(later + SILENCE)
        assert not LeftAlone.objects.exists()

    def test_a_proposal_can_be_taken_back(self, net: Net, desk: Desk) -> None:
        partner, word = net.asked()
        client = desk.client(Role.HEAD, desk.polres)
        assert client.post(reverse("network:partner_withdraw", args=[partner.pk])).status_code == 302
        assert Client().get(reverse("network:consent", args=[word])).status_code == 404


class TestConsenting:
    def test_the_person_agrees_and_chooses(self, net: Net) -> None:
        partner, word = net.asked()
        url, visitor = reverse("network:consent", args=[word]), Client()
        page = visitor.get(url).text
        assert "Tidak, terima kasih" in page
        assert visitor.post(url, SAID).status_code == 302
        partner.refresh_from_db()
        assert (partner.state, partner.way, partner.territory_id) == ("active", "mail", "71.01")
        assert visitor.get(url).status_code == 404  # the link works once
        listed = visitor.get(reverse("network:public_partners")).text
        assert "Dimiliki koperasi wartawan Telaga" in listed
        assert CONTACT not in listed

    def test_what_is_missing_is_said_and_nothing_typed_is_lost(self, net: Net) -> None:
        _partner, word = net.asked()
        said = {**SAID, "subjects": []}
        page = Client().post(reverse("network:consent", args=[word]), said)
        assert page.status_code == 422
        assert "Dimiliki koperasi wartawan Telaga" in page.text

    def test_a_late_answer_finds_nothing(self, net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
        _partner, word = net.asked()
        late = clock.now() + ANSWER_WITHIN
        monkeypatch.setattr(clock, "now", lambda: late)
        with pytest.raises(Refused, match="tidak berlaku"):
            consent(word, net.choices())

    def test_a_no_ends_the_asking_without_a_reason(self, net: Net) -> None:
        _partner, word = net.asked()
        page = Client().post(reverse("network:decline", args=[word]))
        assert "tidak akan dihubungi lagi" in page.text
        assert not Partner.objects.exists()
        assert not Message.objects.exclude(owner="").exists()
        with pytest.raises(Refused, match="pernah ditanya"):
            net.asked()
        expire_proposals(clock.now() + timedelta(days=3650))
        assert LeftAlone.objects.count() == 1

    def test_two_answers_at_once_make_one_partner(self, net: Net) -> None:
        _partner, word = net.asked()
        agreed = consent(word, net.choices())
        assert consent(word, net.choices(name="Klik Kedua")) == agreed
        assert Partner.objects.get().name == agreed.name
        with pytest.raises(Refused):
            decline(word)
        with pytest.raises(Refused):
            asked("salah")

    def test_a_second_click_leads_to_the_own_page_and_a_forwarded_mail_does_not(
        self, net: Net, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _partner, word = net.asked()
        consent(word, net.choices())
        address = reverse("network:consent", args=[word])
        assert Client().post(address).headers["Location"].startswith("/halaman-mitra/")
        assert Client().get(address).status_code == 404
        late = clock.now() + SECOND_CLICK
        monkeypatch.setattr(clock, "now", lambda: late)
        assert Client().post(address).status_code == 404

    def test_a_no_that_is_clicked_twice_is_one_no(self, net: Net) -> None:
        _partner, word = net.asked()
        pages = [Client().post(reverse("network:decline", args=[word])) for _click in range(2)]
        assert [page.status_code for page in pages] == [200, 200]
        assert LeftAlone.objects.count() == 1


class TestLeaving:
    def test_one_click_forgets_everything(self, net: Net) -> None:
        partner = net.partner()
        TelegramChat.objects.create(owner=partner.owner, chat="9", linked_at=clock.now())
        url = reverse("network:leave", args=[partner_word(partner)])
        assert Client(enforce_csrf_checks=True).post(url).status_code == 200  # as mail programs do (RFC 8058)
        assert not Partner.objects.exists()
        assert not TelegramChat.objects.exists()
        assert _rows_with("mitra.example") == []
        assert Client().post(url).status_code == 200  # twice is no error

    def test_looking_at_the_link_ends_nothing(self, net: Net) -> None:
        partner = net.partner()
        page = Client().get(reverse("network:leave", args=[partner_word(partner)]))
        assert "Berhenti dan lupakan saya" in page.text
        assert Partner.objects.filter(pk=partner.pk).exists()

    def test_who_left_is_asked_by_nobody(self, net: Net) -> None:
        leave(net.partner())
        with pytest.raises(Refused, match="pernah ditanya"):
            net.asked()

    def test_the_audit_does_not_say_who_left(self, net: Net) -> None:
        leave(net.partner())
        entry = Entry.objects.get(action="partner.left")
        assert (entry.subject_id, entry.detail, entry.actor) == ("", {}, None)


class TestOwnPage:
    def test_choices_are_changed_there(self, net: Net) -> None:
        partner = net.partner()
        url = reverse("network:own", args=[partner_word(partner)])
        assert "Belum ada" in Client().get(url).text
        assert Client().post(url, {**SAID, "way": "link", "language": "en"}).status_code == 302
        partner.refresh_from_db()
        assert (partner.way, partner.language, partner.is_listed) == ("link", "en", True)

    @pytest.mark.parametrize("word", ["salah", "a:b", "x" * 80])
    def test_no_other_word_opens_one(self, net: Net, word: str) -> None:
        net.partner()
        assert Client().get(reverse("network:own", args=[word])).status_code == 404

    def test_a_copy_of_the_database_opens_none(self, net: Net) -> None:
        partner = net.partner()
        assert Client().get(reverse("network:own", args=[partner.secret])).status_code == 404

    def test_telegram_is_connected_from_there(self, net: Net, bot: Telegram) -> None:
        from sejuk.desk.delivery.linking.polling import poll

        partner = net.partner(way="telegram")
        word = partner_word(partner)
        shown = Client().post(reverse("network:own_telegram", args=[word])).text
        code = shown.partition("/start ")[2].partition("<")[0]
        bot.write(77, f"/start {code}")
        poll()
        assert "Terhubung." in Client().get(reverse("network:own", args=[word])).text

    def test_without_a_bot_mail_is_offered(self, net: Net) -> None:
        word = partner_word(net.partner())
        assert Client().post(reverse("network:own_telegram", args=[word])).status_code == 409


def _rows_with(words: str) -> list[str]:
    """Tables that still hold the words somewhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [row[0] for row in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', [f"%{words}%"])
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def test_mails_of_the_asking_name_their_own_link_each(net: Net) -> None:
    words = {net.asked(name)[1] for name in ("Satu", "Dua", "Tiga")}
    assert len(words) == 3
    assert mailed("satu@mitra.example") != mailed("dua@mitra.example")
