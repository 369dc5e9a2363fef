"""Attack: tell partners what a corrected verdict said, let it stand, or campaign by a kit.

Fails because a kit is bound to the very verdict it was written from, by a trigger; what went out is
taken back from those who got it; and what points at a contestant is not submitted or published (G7, G11).
"""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from sejuk.desk.cases.models import Case
from sejuk.desk.cases.services.closing import close
from sejuk.desk.cases.services.confirming import confirm
from sejuk.desk.cases.services.correcting import correct
from sejuk.desk.cases.services.proposing import propose
from sejuk.desk.delivery.models import Message
from sejuk.desk.delivery.services.sending import deliver
from sejuk.desk.network import tasks
from sejuk.desk.network.broadcasts import approving, composing, retracting, sending
from sejuk.desk.network.broadcasts.reading import kits_for
from sejuk.desk.network.links import kit_word
from sejuk.desk.network.models import Broadcast, PressQuestion
from sejuk.desk.network.questions.answering import answer
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.engine.wording import Source
from tests.attack.insider import refuses_sql
from tests.desk.cases.given import CaseDesk, proposal
from tests.desk.network.given import Net
from tests.desk.office import Desk

_CAMPAIGN = "Pilih nomor 2, kotaknya aman."


@pytest.fixture(autouse=True)
def _an_address(settings: object) -> None:
    settings.SITE_URL = "https://sejuk.example"  # type: ignore[attr-defined]


@pytest.fixture
def net(desk: Desk) -> Net:
    """People of the Polres."""
    return Net(desk, desk.polres)


@pytest.fixture
def unit(desk: Desk) -> CaseDesk:
    """People of the Polres who work on cases."""
    return CaseDesk(desk, desk.polres)


def _corrected(unit: CaseDesk, case: Case) -> None:
    """The verdict says something else now."""
    correct(unit.head, case.pk, "KPU mengirim berita acara baru")
    propose(unit.verifier, case.pk, proposal(accuracy="true", correction="Kotaknya memang sudah dibuka"))
    confirm(unit.approver, case.pk)


def _closed(unit: CaseDesk) -> Case:
    case = unit.decided("do_nothing")
    close(unit.head, case.pk, "Tidak menyebar lagi")
    return case


def _letters() -> list[str]:
    deliver("mail", seconds=60, sleep=lambda _seconds: None)
    return [str(one.subject) for one in mail.outbox if "Bersediakah" not in one.subject]


class TestBeforeItGoes:
    def test_it_is_refused_at_every_step(self, net: Net, unit: CaseDesk) -> None:
        case = _closed(unit)
        draft = net.draft(case)
        waiting = approving.submit(net.editor, net.draft(case).pk)
        ready = net.approved(case=case)
        _corrected(unit, case)
        with pytest.raises(Refused, match="sudah dikoreksi"):
            approving.submit(net.editor, draft.pk)
        with pytest.raises(Refused, match="sudah dikoreksi"):
            approving.approve(net.head, waiting.pk, waiting.digest)
        with pytest.raises(Refused, match="sudah dikoreksi"):
            sending.send(net.head, ready.pk)
        composing.change(net.editor, draft.pk, net.kit(case=case))
        assert approving.submit(net.editor, draft.pk).state == "submitted"

    def test_the_database_refuses_it_too(self, net: Net, unit: CaseDesk) -> None:
        case = _closed(unit)
        net.approved(case=case)
        refuses_sql("UPDATE network_broadcast SET verdict_key = verdict_key + 1")
        _corrected(unit, case)
        refuses_sql(
            "UPDATE network_broadcast SET state = 'sending', sent_at = now(), expires_at = now(),"
            " is_training = false"
        )

    def test_the_approval_is_of_that_very_verdict(self, net: Net, unit: CaseDesk) -> None:
        broadcast = net.submitted(case=_closed(unit))
        before = approving.digest_of(broadcast)
        broadcast.verdict_key = (broadcast.verdict_key or 0) + 1
        assert approving.digest_of(broadcast) != before

    def test_corrected_between_the_click_and_the_job_nothing_goes(self, net: Net, unit: CaseDesk) -> None:
        net.partner()
        case = _closed(unit)
        broadcast = sending.send(net.head, net.approved(case=case).pk)
        _corrected(unit, case)
        assert sending.hand_over(broadcast.pk) == 0
        broadcast.refresh_from_db()
        assert (broadcast.state, _letters()) == ("retracted", [])


class TestAfterItWent:
    def test_who_got_it_is_told_once_and_the_page_says_what_holds(self, net: Net, unit: CaseDesk) -> None:
        partner, other = net.partner(), net.partner("Baca Sendiri", way="link")
        case = _closed(unit)
        kit = net.out(case=case)
        page = reverse("network:kit", args=[kit_word(kit, partner)])
        assert "ditarik kembali" not in Client().get(page).text
        _corrected(unit, case)
        assert "Yang berlaku sekarang" in Client().get(page).text
        assert retracting.corrected_since() == [kit.pk]
        for _run in range(2):
            tasks.take_back(kit.pk)
        assert _letters() == [kit.title, f"Ditarik kembali: {kit.title}"]
        assert retracting.corrected_since() == []
        text = Client().get(page).text
        assert "sudah ditarik kembali" in text
        assert case.verdicts.get(state="confirmed").explanation in text
        assert [one.state for one, _link in kits_for(other)] == ["retracted"]

    def test_a_person_takes_it_back_too_and_what_waits_stays(
        self, net: Net, unit: CaseDesk, desk: Desk
    ) -> None:
        net.partner()
        broadcast = sending.send(net.head, net.approved(case=_closed(unit)).pk)
        sending.hand_over(broadcast.pk)
        client = desk.client(Role.HEAD, desk.polres)
        page = reverse("network:broadcast", args=[broadcast.pk])
        assert "beri tahu penerimanya" in client.get(page).text
        url = reverse("network:retract", args=[broadcast.pk])
        assert [client.post(url).status_code for _click in range(2)] == [302, 409]
        assert _letters() == []
        assert list(Message.objects.filter(batch=broadcast.batch).values_list("state", flat=True)) == [
            "dropped"
        ]

    def test_a_retraction_is_not_undone(self, net: Net) -> None:
        broadcast = net.out()
        retracting.retract(net.head, broadcast.pk)
        for state in ("sent", "sending", "approved", "draft"):
            refuses_sql(f"UPDATE network_broadcast SET state = '{state}'")

    def test_what_still_holds_is_left_alone(self, net: Net, unit: CaseDesk) -> None:
        kits = [net.out(case=_closed(unit)), net.out()]
        for kit in kits:
            retracting.take_back_corrected(kit.pk)
        assert set(Broadcast.objects.values_list("state", flat=True)) == {"sent"}


class TestCampaigning:
    @pytest.mark.parametrize("where", ["title", "clarification", "faq", "contact"])
    def test_a_kit_that_points_at_a_contestant_is_not_submitted(self, net: Net, where: str) -> None:
        broadcast = net.draft(None, **{where: _CAMPAIGN})
        with pytest.raises(Refused, match="peserta pemilu"):
            approving.submit(net.editor, broadcast.pk)

    def test_nor_by_the_name_of_a_source(self, net: Net) -> None:
        with pytest.raises(Refused, match="peserta pemilu"):
            net.submitted(sources=[Source("other", _CAMPAIGN)])

    @pytest.mark.parametrize(
        ("said", "public"), [(_CAMPAIGN, "Aman?"), ("Aman.", "Mengapa harus pilih paslon 2?")]
    )
    def test_nor_is_an_answer_published(self, net: Net, said: str, public: str) -> None:
        question = net.question()
        with pytest.raises(Refused, match="peserta pemilu"):
            answer(net.officer, question.pk, said, public)
        assert PressQuestion.objects.get().state == "received"
