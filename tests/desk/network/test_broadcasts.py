"""Written by one, approved by another, sent to who asked for it, read without being watched."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from sejuk.desk import clock
from sejuk.desk.delivery.linking.codes import connect, start
from sejuk.desk.delivery.models import Message
from sejuk.desk.delivery.services.progress import progress
from sejuk.desk.delivery.services.sending import deliver
from sejuk.desk.network import tasks
from sejuk.desk.network.broadcasts import approving, composing, sending
from sejuk.desk.network.broadcasts.reading import kits_for
from sejuk.desk.network.links import kit_word, partner_word
from sejuk.desk.network.models import Broadcast, Partner, Receipt
from sejuk.desk.network.partners.consenting import leave
from sejuk.desk.network.questions.ending import KEEP, lapse
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.engine.wording import Source
from tests.desk.cases.given import CaseDesk, leave_alone
from tests.desk.network.given import GUDANG, KPU, Net
from tests.desk.office import Desk
from tests.servers.telegram import Telegram


def _got(name: str = "redaksi.kabar.telaga") -> list[str]:
    """Subjects of what somebody was mailed, the question apart."""
    mails = [one for one in mail.outbox if one.to == [f"{name}@mitra.example"]]
    return [str(one.subject) for one in mails if "Bersediakah" not in one.subject]


class TestFourEyes:
    def test_who_wrote_it_does_not_approve_it(self, net: Net, desk: Desk) -> None:
        desk.grant(net.editor, Role.APPROVER, net.unit)
        broadcast = net.submitted()
        with pytest.raises(Refused, match="tulisannya sendiri"):
            approving.approve(net.editor, broadcast.pk, broadcast.digest)

    def test_what_was_submitted_is_fixed(self, net: Net) -> None:
        broadcast = net.submitted()
        with pytest.raises(Refused, match="tidak berubah lagi"):
            composing.change(net.editor, broadcast.pk, net.kit(title="Lain"))

    def test_the_approver_approves_what_they_read(self, net: Net) -> None:
        broadcast = net.submitted()
        read = broadcast.digest
        approving.give_back(net.head, broadcast.pk, "Sebut jam pemeriksaannya.")
        composing.change(net.editor, broadcast.pk, net.kit(clarification="Diperiksa pukul 10.00 WITA."))
        approving.submit(net.editor, broadcast.pk)
        with pytest.raises(Refused, match="sudah berubah sejak Anda membacanya"):
            approving.approve(net.head, broadcast.pk, read)

    def test_nothing_goes_out_before_it_is_approved(self, net: Net) -> None:
        net.partner()
        for broadcast in (net.draft(), net.submitted()):
            with pytest.raises(Refused):
                sending.send(net.head, broadcast.pk)
        assert _got() == []

    def test_a_source_is_needed(self, net: Net) -> None:
        with pytest.raises(Refused, match="satu sumber"):
            net.submitted(sources=[])

    def test_it_is_given_back_and_left(self, net: Net) -> None:
        broadcast = net.submitted()
        given = approving.give_back(net.head, broadcast.pk, "Sebut jamnya.")
        assert (given.state, given.returned) == ("draft", "Sebut jamnya.")
        assert approving.withdraw(net.editor, broadcast.pk).state == "withdrawn"
        with pytest.raises(Refused):
            approving.submit(net.editor, broadcast.pk)


class TestFromACase:
    @pytest.fixture
    def unit(self, desk: Desk) -> CaseDesk:
        return CaseDesk(desk, desk.polres)

    def test_only_a_confirmed_verdict_is_told(self, net: Net, unit: CaseDesk) -> None:
        with pytest.raises(Refused, match="putusan yang disahkan"):
            net.draft(unit.proposed())

    def test_the_form_begins_with_the_verdict(self, net: Net, unit: CaseDesk, desk: Desk) -> None:
        case = unit.confirmed()
        page = desk.client(Role.EDITOR, desk.polres).get(reverse("network:write"), {"kasus": case.pk})
        assert "Kotak suara masih tersegel; berita acaranya terbuka." in page.text
        assert "KPU: Sekretariat KPU Kabupaten Telaga" in page.text

    def test_what_only_looks_like_a_number_is_no_case(self, desk: Desk) -> None:
        assert desk.client(Role.EDITOR).get(reverse("network:write"), {"kasus": "²"}).status_code == 200

    def test_the_accused_institution_does_not_approve(self, net: Net, unit: CaseDesk, desk: Desk) -> None:
        case = unit.confirmed()
        broadcast = net.submitted(case=case)
        case.accused.add(desk.police)
        with pytest.raises(Refused, match="menuduh lembaga Anda"):
            approving.approve(net.head, broadcast.pk, broadcast.digest)


class TestProcess:
    def test_it_needs_kpu_or_bawaslu(self, net: Net) -> None:
        typed = Source("election_commission", "KPU: katanya", "https://kpu-palsu.example/ba-12")
        for sources in ([GUDANG], [typed], [Source("election_commission", "KPU: katanya")]):
            with pytest.raises(Refused, match="KPU atau Bawaslu sendiri"):
                net.submitted(about_process=True, sources=sources)

    def test_another_institution_approves(self, net: Net, desk: Desk) -> None:
        broadcast = net.submitted(about_process=True, sources=[KPU])
        with pytest.raises(Refused, match="lembaga lain"):
            approving.approve(net.head, broadcast.pk, broadcast.digest)
        kpu = desk.member(Role.APPROVER, desk.kpu)
        assert approving.approve(kpu, broadcast.pk, broadcast.digest).state == "approved"

    def test_alone_it_is_practice_and_nothing_leaves(self, net: Net, desk: Desk) -> None:
        net.partner()
        leave_alone(desk)
        public = Source("election_commission", "KPU: berita acara", "https://kpu.go.id/ba-12")
        broadcast = net.approved(about_process=True, sources=[public])
        assert broadcast.is_training
        with pytest.raises(Refused, match="Ini latihan"):
            sending.send(net.head, broadcast.pk)
        assert _got() == []


class TestGoingOut:
    def test_those_who_asked_for_it_get_it_once(self, net: Net) -> None:
        net.partner()
        net.partner("Forum Warga", "ngo", subjects=["stages"])
        net.partner("English Desk", "press", language="en")
        broadcast = net.out()
        assert (broadcast.state, broadcast.partners) == ("sent", 1)
        assert _got() == ["Kotak suara di gudang kecamatan tersegel"]
        assert sending.hand_over(broadcast.pk) == 0
        deliver("mail", seconds=60, sleep=lambda _seconds: None)
        assert len(_got()) == 1

    def test_a_crash_in_between_is_made_up_for(self, net: Net) -> None:
        net.partner()
        broadcast = sending.send(net.head, net.approved().pk)
        tasks.tick(0)
        assert sending.left_to_hand_over() == [broadcast.pk]
        tasks.hand_over(broadcast.pk)
        assert sending.left_to_hand_over() == []
        assert progress(broadcast.batch).total == 1

    def test_kinds_and_regions_are_theirs(self, net: Net, desk: Desk) -> None:
        net.partner()
        net.partner("Forum Warga", "ngo")
        net.partner("Jauh Sekali", "press", territory=desk.other_polres.territory)
        net.partner("Seluruh Hulu", "press", territory=desk.province)
        broadcast = net.draft(kinds=["press"])
        names = set(sending.audience(broadcast).values_list("name", flat=True))
        assert names == {"Redaksi Kabar Telaga", "Seluruh Hulu"}

    def test_telegram_where_it_is_connected_else_mail(self, net: Net, bot: Telegram) -> None:
        linked = net.partner("Halaman Warga", "page_admin", way="telegram")
        net.partner("Belum Terhubung", "page_admin", way="telegram")
        connect(start(linked.owner).code, "77")
        net.out()
        deliver("telegram", seconds=60, sleep=lambda _seconds: None)
        assert "Kotak suara di gudang" in bot.said_to(77)[0]
        assert _got("halaman.warga") == []
        assert len(_got("belum.terhubung")) == 1

    def test_who_wants_no_mail_finds_it_on_their_own_page(self, net: Net) -> None:
        partner = net.partner(way="link")
        broadcast = net.out()
        assert _got() == []
        page = Client().get(reverse("network:own", args=[partner_word(partner)])).text
        assert broadcast.title in page
        assert reverse("network:kit", args=[kit_word(broadcast, partner)]) in page

    def test_who_left_in_between_gets_nothing(self, net: Net) -> None:
        partner = net.partner()
        broadcast = sending.send(net.head, net.approved().pk)
        sending.hand_over(broadcast.pk)
        leave(partner)
        deliver("mail", seconds=60, sleep=lambda _seconds: None)
        assert _got() == []
        assert list(Message.objects.filter(batch=broadcast.batch).values_list("address", flat=True)) == [""]

    def test_the_approved_bytes_go_out(self, net: Net) -> None:
        net.partner()
        broadcast = sending.send(net.head, net.approved().pk)
        assert approving.digest_of(broadcast) == broadcast.digest
        sending.hand_over(broadcast.pk)
        deliver("mail", seconds=60, sleep=lambda _seconds: None)
        letter = mail.outbox[-1]
        assert letter.body.startswith(sending.words_of(broadcast).body)
        assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


class TestKit:
    def test_it_is_read_without_a_login_and_nothing_is_noted(self, net: Net) -> None:
        partner, broadcast = net.partner(), net.out()
        url = reverse("network:kit", args=[kit_word(broadcast, partner)])
        before = _state()
        page = Client().get(url)
        assert "Semua kotak suara tersegel" in page.text
        assert _state() == before
        assert "img" not in page.text.partition("<main")[2]
        assert partner.name not in page.text

    def test_receipts_are_voluntary_counted_once_and_nameless(self, net: Net, desk: Desk) -> None:
        partner, broadcast = net.partner(), net.out()
        word = kit_word(broadcast, partner)
        url = reverse("network:receive", args=[word])
        for kind in ("received", "received", "forwarded"):
            assert Client().post(url, {"kind": kind}).status_code == 302
        assert Receipt.objects.count() == 2
        assert Client().post(url, {"kind": "liked"}).status_code == 422
        page = desk.client(Role.HEAD, desk.polres).get(reverse("network:broadcast", args=[broadcast.pk])).text
        assert "Menyatakan menerima" in page
        assert partner.name not in page

    def test_receipts_of_two_broadcasts_cannot_be_joined(self, net: Net) -> None:
        partner = net.partner()
        for broadcast in (net.out(), net.out()):
            Client().post(
                reverse("network:receive", args=[kit_word(broadcast, partner)]), {"kind": "received"}
            )
        assert len(set(Receipt.objects.values_list("digest", flat=True))) == 2

    def test_it_ends_and_wrong_words_open_nothing(self, net: Net) -> None:
        partner, broadcast = net.partner(), net.out()
        word = kit_word(broadcast, partner)
        for wrong in (word[:-1], "1-x", f"{broadcast.pk}-{'0' * 32}:x"):
            assert Client().get(reverse("network:kit", args=[wrong])).status_code == 404
        Broadcast.objects.filter(pk=broadcast.pk).update(expires_at=clock.now())
        assert Client().get(reverse("network:kit", args=[word])).status_code == 404
        assert kits_for(partner) == []


def _state() -> list[Any]:
    """Everything that reading a kit could have changed."""
    from sejuk.desk.audit.models import Entry

    return [Receipt.objects.count(), Entry.objects.count(), list(Partner.objects.values_list())]


class TestPages:
    def test_a_broadcast_walks_through_its_pages(self, net: Net, desk: Desk) -> None:
        net.partner()
        editor, head = desk.client(Role.EDITOR, desk.polres), desk.client(Role.HEAD, desk.polres)
        said = {
            "subject": "clarifications",
            "title": "Kotak suara tersegel",
            "clarification": "Semua kotak suara tersegel.",
            "sources": "KPU: berita acara 12/2029 – https://kpu.teduh.example/ba-12\nFoto gudang",
            "contact": "Humas Polres",
            "territory": "71.01",
            "language": "id",
            "unit": desk.polres.pk,
        }
        assert editor.post(reverse("network:write"), said).status_code == 302
        broadcast = Broadcast.objects.get()
        assert [one["authority"] for one in broadcast.sources] == ["election_commission", "other"]
        assert broadcast.sources[0]["address"] == "https://kpu.teduh.example/ba-12"
        page = reverse("network:broadcast", args=[broadcast.pk])
        change = reverse("network:broadcast_change", args=[broadcast.pk])
        assert "KPU: berita acara 12/2029 – https://kpu.teduh.example/ba-12" in editor.get(change).text
        assert editor.post(change, {**said, "title": "Kotak suara masih tersegel"}).status_code == 302
        editor.post(reverse("network:submit", args=[broadcast.pk]))
        assert "Setujui" not in editor.get(page).text.partition("<main")[2]
        assert "Setujui" in head.get(page).text
        broadcast.refresh_from_db()
        head.post(reverse("network:return", args=[broadcast.pk]), {"reason": "Sebut jamnya."})
        assert "Sebut jamnya." in editor.get(page).text
        editor.post(reverse("network:submit", args=[broadcast.pk]))
        broadcast.refresh_from_db()
        head.post(reverse("network:approve", args=[broadcast.pk]), {"digest": broadcast.digest})
        assert head.post(reverse("network:send", args=[broadcast.pk])).status_code == 302
        tasks.hand_over(broadcast.pk)
        deliver("mail", seconds=60, sleep=lambda _seconds: None)
        assert _got() == ["Kotak suara masih tersegel"]
        assert head.post(reverse("network:send", args=[broadcast.pk])).status_code == 409

    def test_another_unit_sees_nothing_of_it(self, net: Net, desk: Desk) -> None:
        broadcast = net.draft()
        client = desk.client(Role.HEAD, desk.other_polres)
        assert client.get(reverse("network:broadcast", args=[broadcast.pk])).status_code == 404

    def test_too_many_sources_are_refused_with_words(self, net: Net, desk: Desk) -> None:
        said = {"sources": "\n".join(f"Sumber {n}" for n in range(13)), "title": "Judul saya"}
        page = desk.client(Role.EDITOR, desk.polres).post(reverse("network:write"), said)
        assert page.status_code == 422
        assert "Paling banyak dua belas" in page.text
        assert "Judul saya" in page.text

    def test_what_waits_is_on_the_board(self, net: Net, desk: Desk) -> None:
        from sejuk.desk.shell.matters import matters

        broadcast = net.submitted()
        net.question()
        keys = {one.key for one in matters(net.head, clock.now())}
        assert f"broadcast:{broadcast.pk}" in keys
        assert any(key.startswith("press-question:") for key in keys)
        assert f"broadcast:{broadcast.pk}" not in {one.key for one in matters(net.editor, clock.now())}


class TestQuestions:
    def _ask(self, url: str, **changes: Any) -> int:
        said = {
            "text": "Apakah segelnya diperiksa lagi?",
            "contact": "redaksi@mitra.example",
            "client_id": uuid.uuid4(),
        }
        return Client().post(url, {**said, **changes}).status_code

    def test_asked_twice_by_a_double_click_it_is_one(self, net: Net) -> None:
        partner, broadcast = net.partner(), net.out()
        url, key = reverse("network:kit", args=[kit_word(broadcast, partner)]), uuid.uuid4()
        assert [self._ask(url, client_id=key) for _click in range(2)] == [302, 302]
        assert broadcast.questions.count() == 1

    def test_a_bad_address_keeps_the_question(self, net: Net) -> None:
        partner, broadcast = net.partner(), net.out()
        url = reverse("network:kit", args=[kit_word(broadcast, partner)])
        page = Client().post(url, {"text": "Segelnya?", "contact": "bukan surel", "client_id": uuid.uuid4()})
        assert page.status_code == 422
        assert "Segelnya?" in page.text

    def test_one_takes_it_answers_it_and_the_asker_is_forgotten(self, net: Net, desk: Desk) -> None:
        question = net.question()
        client = desk.client(Role.DUTY_OFFICER, desk.polres)
        listed = client.get(reverse("network:questions")).text
        assert "belum ada yang menangani" in listed
        client.post(reverse("network:take", args=[question.pk]))
        assert net.officer.name in client.get(reverse("network:questions")).text
        url = reverse("network:question", args=[question.pk])
        said = {"answer": "Diperiksa setiap pagi.", "public_question": "Seberapa sering segel diperiksa?"}
        assert client.post(url, said).status_code == 302
        deliver("mail", seconds=60, sleep=lambda _seconds: None)
        assert mail.outbox[-1].to == ["redaksi@mitra.example"]
        assert "Diperiksa setiap pagi." in mail.outbox[-1].body
        question.refresh_from_db()
        assert (question.text, question.contact) == ("", "")
        assert "Seberapa sering segel diperiksa?" in Client().get(reverse("network:answers")).text
        assert client.post(url, said).status_code == 409

    def test_late_is_shown(self, net: Net, desk: Desk) -> None:
        question = net.question()
        type(question).objects.update(due_at=clock.now())
        page = desk.client(Role.HEAD, desk.polres).get(reverse("network:questions")).text
        assert "terlambat" in page

    def test_an_answer_is_private_unless_the_office_opens_it(self, net: Net) -> None:
        from sejuk.desk.network.questions.answering import answer

        question = net.question()
        with pytest.raises(Refused, match="kosong"):
            answer(net.officer, question.pk, "  ")
        answer(net.officer, question.pk, "Diperiksa setiap pagi.")
        assert "Diperiksa setiap pagi." not in Client().get(reverse("network:answers")).text

    def test_a_flood_from_one_network_waits(self, net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
        from sejuk.desk.network.views import kit

        monkeypatch.setattr(kit, "QUESTIONS", 1)
        partner, broadcast = net.partner(), net.out()
        url = reverse("network:kit", args=[kit_word(broadcast, partner)])
        assert [self._ask(url) for _try in range(2)] == [302, 429]

    def test_what_is_no_question_is_set_aside_without_a_mail(self, net: Net, desk: Desk) -> None:
        question = net.question()
        client = desk.client(Role.DUTY_OFFICER, desk.polres)
        page = reverse("network:question", args=[question.pk])
        assert "Sisihkan tanpa jawaban" in client.get(page).text
        url, before = reverse("network:set_aside", args=[question.pk]), len(mail.outbox)
        assert [client.post(url).status_code for _click in range(2)] == [302, 409]
        deliver("mail", seconds=60, sleep=lambda _seconds: None)
        question.refresh_from_db()
        assert (question.state, question.text, question.contact) == ("aside", "", "")
        assert len(mail.outbox) == before
        assert "sudah dihapus" in client.get(page).text
        listed = client.get(reverse("network:questions"), {"keadaan": "tanpa-jawaban"}).text
        assert question.number in listed
        assert client.post(page, {"answer": "Terlambat."}).status_code == 409

    def test_what_nobody_answers_ends_and_the_asker_is_forgotten(self, net: Net) -> None:
        question = net.question()
        assert lapse(question.due_at + KEEP - timedelta(seconds=1)) == 0
        assert [lapse(question.due_at + KEEP) for _run in range(2)] == [1, 0]
        question.refresh_from_db()
        assert (question.state, question.text, question.contact) == ("lapsed", "", "")


class TestASecondClick:
    _SAID: ClassVar[dict[str, Any]] = {
        "subject": "clarifications",
        "title": "Kotak suara tersegel",
        "clarification": "Semua kotak suara tersegel.",
        "sources": "Foto gudang",
        "contact": "Humas Polres",
        "territory": "71.01",
        "language": "id",
    }

    def test_makes_no_second_draft(self, desk: Desk) -> None:
        client = desk.client(Role.EDITOR, desk.polres)
        said = {**self._SAID, "unit": desk.polres.pk, "client_id": str(uuid.uuid4())}
        assert 'name="client_id"' in client.get(reverse("network:write")).text
        for _click in range(2):
            assert client.post(reverse("network:write"), said).status_code == 302
        assert Broadcast.objects.count() == 1
        client.post(reverse("network:write"), {**said, "client_id": str(uuid.uuid4())})
        assert Broadcast.objects.count() == 2

    def test_a_case_number_that_is_none_is_no_error(self, desk: Desk) -> None:
        page = desk.client(Role.EDITOR, desk.polres).get(reverse("network:write"), {"kasus": "²"})
        assert page.status_code == 200
