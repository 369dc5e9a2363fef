"""Written by one, approved by another, and what was read is what goes out."""

from __future__ import annotations

import pytest

from sejuk.desk.cases.services.confirming import confirm
from sejuk.desk.cases.services.correcting import correct as correct_verdict
from sejuk.desk.cases.services.proposing import propose
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from sejuk.desk.responses.item import Source, from_bytes
from sejuk.desk.responses.items import approved_item
from sejuk.desk.responses.services import approving, releasing, submitting, writing
from sejuk.desk.responses.services.outdating import mark_outdated
from tests.desk.cases.given import CLAIM, leave_alone, proposal
from tests.desk.office import Desk
from tests.desk.responses.given import GUDANG, KPU, Newsroom, fresh

pytestmark = pytest.mark.django_db


class TestFourEyes:
    def test_who_wrote_it_does_not_approve_it(self, news: Newsroom, desk: Desk) -> None:
        desk.grant(news.editor, Role.APPROVER, news.unit)
        with pytest.raises(Refused, match="tulisannya sendiri"):
            news.approve(news.editor, news.submitted())

    def test_whose_hand_was_in_an_earlier_version_does_not_approve_it(self, news: Newsroom) -> None:
        response = news.draft(by=news.head)
        submitting.submit(news.editor, response.pk)
        back = approving.give_back(news.approver, response.pk, "Sebut jamnya.")
        assert (back.state, back.reason) == ("returned", "Sebut jamnya.")
        writing.change(news.editor, response.pk, news.theme_words(title="Periksa pukul 10.00 WITA"))
        version = submitting.submit(news.editor, response.pk)
        assert (version.number, version.edition) == (2, 1)
        with pytest.raises(Refused, match="tulisannya sendiri"):
            news.approve(news.head, version)

    def test_approved_are_the_bytes_that_were_read(self, news: Newsroom) -> None:
        version = news.submitted(news.cases.confirmed())
        approved = news.approve(news.approver, version)
        before, after = from_bytes(bytes(version.submitted)), approved_item(version.response_id)
        assert approved.state == "approved"
        assert before.passages == after.passages
        assert after.sha256 == approved.sha256
        assert after.approved_at == approved.approved_at
        assert (after.claim, after.verdict and after.verdict.code) == (CLAIM, "false_fabricated")
        assert (after.number, after.version, after.institution) == (
            version.response_id, 1, "Kepolisian Teduh",
        )  # fmt: skip

    def test_the_approver_approves_what_they_read(self, news: Newsroom) -> None:
        version = news.submitted()
        with pytest.raises(Refused, match="sudah berubah"):
            approving.approve(news.approver, version.response_id, "0" * 64)

    def test_what_was_submitted_is_fixed(self, news: Newsroom) -> None:
        version = news.submitted()
        with pytest.raises(Refused, match="tidak berubah lagi"):
            writing.change(news.editor, version.response_id, news.theme_words(title="Lain"))

    def test_nothing_comes_through_the_door_before_it_is_approved(self, news: Newsroom) -> None:
        for version in (news.submitted(), news.published()):
            if version.state == "submitted":
                with pytest.raises(Refused, match="belum disetujui"):
                    approved_item(version.response_id)
            else:
                assert approved_item(version.response_id).title == "Periksa dulu, baru bagikan"

    def test_a_source_is_needed(self, news: Newsroom) -> None:
        with pytest.raises(Refused, match="sumber"):
            news.submitted(news.cases.confirmed(), sources=())

    def test_a_second_click_makes_no_second_text(self, news: Newsroom) -> None:
        from uuid import uuid4

        from sejuk.desk.responses.words import About

        key, about = uuid4(), About("appeal", theme="security")
        made = [writing.draft(news.editor, news.unit, about, news.theme_words(), key) for _ in range(2)]
        assert made[0] == made[1]


class TestAnotherInstitution:
    def test_what_names_a_contestant_waits_for_another_institution(self, news: Newsroom, desk: Desk) -> None:
        version = news.submitted(title="Benarkah paslon nomor urut 2 mundur?")
        assert version.names_somebody
        assert news.approve(news.approver, version).state == "needs_other"
        with pytest.raises(Refused, match="lembaga lain"):
            news.approve(news.head, version)
        assert news.approve(desk.member(Role.APPROVER, desk.kpu), version).state == "approved"

    def test_about_the_process_kpu_or_bawaslu_says_so(self, news: Newsroom) -> None:
        with pytest.raises(Refused, match="KPU atau Bawaslu"):
            news.submitted(theme="polling_day", sources=(GUDANG,))
        typed = Source("election_commission", "KPU: katanya", "https://kpu-palsu.example/ba-12")
        with pytest.raises(Refused, match="KPU atau Bawaslu"):
            news.submitted(theme="polling_day", sources=(typed,))

    def test_about_the_process_another_institution_signs(self, news: Newsroom, desk: Desk) -> None:
        version = news.submitted(theme="polling_day", sources=(KPU,))
        assert version.about_process
        assert news.approve(desk.member(Role.APPROVER, desk.kpu), version).state == "approved"
        assert approved_item(version.response_id).sources[0].authority == "election_commission"

    def test_alone_it_is_practice_and_stays_in(self, news: Newsroom, desk: Desk) -> None:
        leave_alone(desk)
        version = news.approved(theme="polling_day", sources=(KPU,))
        assert version.is_training
        with pytest.raises(Refused, match="latihan"):
            releasing.publish(news.head, version.response_id)
        with pytest.raises(Refused, match="latihan"):
            approved_item(version.response_id)

    def test_others_see_only_what_needs_them(self, news: Newsroom, desk: Desk) -> None:
        from sejuk.desk.responses.access import accessible_responses

        kpu = desk.member(Role.APPROVER, desk.kpu)
        news.submitted()
        needed = news.submitted(theme="polling_day", sources=(KPU,))
        assert list(accessible_responses(kpu)) == [needed.response]

    def test_the_accused_institution_neither_writes_nor_approves(self, news: Newsroom, desk: Desk) -> None:
        case = news.cases.confirmed()
        version = news.submitted(case)
        case.accused.add(desk.police)
        for act in (
            lambda: news.approve(news.approver, version),
            lambda: news.draft(case),
        ):
            with pytest.raises(Refused, match="menuduh lembaga Anda"):
                act()


class TestVerdict:
    def test_only_a_confirmed_verdict_is_told(self, news: Newsroom) -> None:
        with pytest.raises(Refused, match="putusan yang disahkan"):
            news.draft(news.cases.proposed())

    def test_a_corrected_verdict_stops_and_marks_what_tells_it(self, news: Newsroom) -> None:
        case = news.cases.confirmed()
        waits, out = news.submitted(case), news.published(case)
        corrected(news, case.pk)
        with pytest.raises(Refused, match="sudah dikoreksi"):
            news.approve(news.approver, waits)
        with pytest.raises(Refused, match="sudah dikoreksi"):
            approved_item(out.response_id)
        assert (mark_outdated(), mark_outdated()) == (1, 0)
        following = releasing.correct(news.editor, out.response_id, "Putusannya dikoreksi.")
        assert (following.edition, following.verdict_key) == (2, case.verdicts.get(state="confirmed").pk)


def corrected(news: Newsroom, pk: int) -> None:
    unit = news.cases
    correct_verdict(unit.head, pk, "Ada dokumen baru")
    propose(unit.verifier, pk, proposal(accuracy="misleading", correction="Labelnya keliru"))
    confirm(unit.approver, pk)


class TestReleasing:
    def test_a_correction_replaces_the_edition_before_it(self, news: Newsroom) -> None:
        first = news.published()
        following = releasing.correct(news.editor, first.response_id, "Jamnya keliru.")
        assert approved_item(first.response_id).version == 1
        submitting.submit(news.editor, first.response_id)
        news.approve(news.approver, fresh(first))
        second = releasing.publish(news.head, first.response_id)
        first.refresh_from_db()
        assert (first.state, second.state, second.pk) == ("corrected", "published", following.pk)
        item = approved_item(first.response_id)
        assert (item.version, item.correction) == (2, "Jamnya keliru.")

    def test_a_withdrawal_ends_it_with_what_was_being_written(self, news: Newsroom) -> None:
        first = news.published()
        releasing.correct(news.editor, first.response_id, "Jamnya keliru.")
        releasing.withdraw(news.head, first.response_id, "Sumbernya menarik pernyataannya.")
        assert set(first.response.versions.values_list("state", flat=True)) == {"withdrawn"}
        with pytest.raises(Refused, match="ditarik"):
            approved_item(first.response_id)

    def test_other_rooms_hear_of_it(self, news: Newsroom) -> None:
        from sejuk.desk.responses import signals

        heard: list[str] = []
        receivers = {
            name: (lambda name=name, **_said: heard.append(name))
            for name in ("published", "corrected", "withdrawn")
        }
        for name, receiver in receivers.items():
            getattr(signals, name).connect(receiver)
        try:
            first = news.published()
            releasing.publish(news.head, first.response_id)
            releasing.correct(news.editor, first.response_id, "Jamnya keliru.")
            submitting.submit(news.editor, first.response_id)
            news.approve(news.approver, fresh(first))
            releasing.publish(news.head, first.response_id)
            releasing.withdraw(news.head, first.response_id, "Sumbernya menarik pernyataannya.")
        finally:
            for name, receiver in receivers.items():
                getattr(signals, name).disconnect(receiver)
        assert heard == ["published", "corrected", "published", "withdrawn"]

    def test_the_decision_hears_that_it_is_out(self, news: Newsroom) -> None:
        from sejuk.desk.responses.words import About

        case = news.cases.decided()
        about = About("clarification", case=case, decision=case.decisions.get())
        response = writing.draft(news.editor, news.unit, about, news.words())
        submitting.submit(news.editor, response.pk)
        news.approve(news.approver, fresh(response.versions.get()))
        releasing.publish(news.head, response.pk)
        assert f"T-{response.pk}" in case.decisions.get().report


class TestSources:
    def test_kpu_on_record_in_the_case_speaks_without_an_address(self, news: Newsroom) -> None:
        case = news.cases.confirmed()
        version = news.submitted(case, sources=(Source("election_commission", "KPU: keterangan lisan"),))
        assert version.state == "submitted"

    def test_who_only_says_kpu_is_not_kpu(self, news: Newsroom) -> None:
        """The words are about the process; the source only looks like KPU's."""
        for address in ("", "https://kpu.go.id.palsu.example/ba", "https://palsu.example/kpu.go.id"):
            said = Source("election_commission", "KPU: katanya", address)
            with pytest.raises(Refused, match="KPU atau Bawaslu"):
                news.submitted(sources=(said,), title="TPS buka pukul 07.00")
