"""Two axes, two people, and the institutions that may sign."""

from __future__ import annotations

from typing import Any

import pytest

from sejuk.desk.cases.models import Verdict
from sejuk.desk.cases.services.closing import close
from sejuk.desk.cases.services.confirming import confirm, disagree
from sejuk.desk.cases.services.correcting import correct
from sejuk.desk.cases.services.proposing import propose
from sejuk.desk.cases.services.seconds import ask, candidates, decline
from sejuk.desk.cases.services.triage import accept
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.given import RABAT, CaseDesk, fresh, leave_alone, outsider, proposal, triaged
from tests.desk.office import Desk

SEVERE: dict[str, Any] = {"harm": "incitement", "worksheet": RABAT}


def test_a_verdict_is_confirmed_by_somebody_else(unit: CaseDesk) -> None:
    case = unit.confirmed()
    verdict = case.verdicts.get()
    assert (case.state, verdict.state) == ("confirmed", "confirmed")
    assert verdict.proposed_by != verdict.confirmed_by


def test_the_proposer_with_two_roles_still_cannot_confirm(desk: Desk, unit: CaseDesk) -> None:
    case = unit.proposed()
    desk.grant(unit.verifier, Role.APPROVER, desk.polres)
    with pytest.raises(Refused):
        confirm(unit.verifier, case.pk)
    assert fresh(case).state == "verdict_proposed"


def test_a_verdict_needs_a_source_with_a_finding(unit: CaseDesk) -> None:
    case = unit.verifying()
    case.steps.update(finding="")
    with pytest.raises(Refused):
        propose(unit.verifier, case.pk, proposal())
    assert propose(unit.verifier, case.pk, proposal(accuracy="unproven")).state == "proposed"


def test_an_opinion_gets_no_label(unit: CaseDesk) -> None:
    case = unit.verifying()
    with pytest.raises(Refused):
        propose(unit.verifier, case.pk, proposal(accuracy="not_checkable"))
    assert not Verdict.objects.exists()


def test_a_disagreement_is_kept_and_sends_the_case_back(unit: CaseDesk) -> None:
    case = unit.proposed()
    disagree(unit.approver, case.pk, "Sumbernya baru satu")
    kept = fresh(case).verdicts.get()
    assert (fresh(case).state, kept.state) == ("verification", "rejected")
    assert [(one.agrees, one.text) for one in kept.opinions.all()] == [(False, "Sumbernya baru satu")]
    assert propose(unit.verifier, case.pk, proposal()).version == 2


def test_a_disagreement_says_why(unit: CaseDesk) -> None:
    case = unit.proposed()
    with pytest.raises(Refused):
        disagree(unit.approver, case.pk, " ")
    assert fresh(case).state == "verdict_proposed"


@pytest.mark.parametrize("harm", ["hate_speech", "incitement"])
def test_severe_harm_needs_the_worksheet(unit: CaseDesk, harm: str) -> None:
    case = unit.verifying(may_harm=True)
    with pytest.raises(Refused):
        propose(unit.verifier, case.pk, proposal(harm=harm))


def test_severe_harm_needs_two_reviewers(unit: CaseDesk) -> None:
    case = unit.proposed(**SEVERE)
    confirm(unit.approver, case.pk)
    assert fresh(case).state == "verdict_proposed"
    with pytest.raises(Refused):
        confirm(unit.approver, case.pk)
    verdict = confirm(unit.head, case.pk)
    assert fresh(case).state == "confirmed"
    assert {verdict.proposed_by, verdict.reviewed_by, verdict.confirmed_by} == {
        unit.verifier, unit.approver, unit.head,
    }  # fmt: skip


def test_a_process_claim_needs_an_election_body_as_source(unit: CaseDesk) -> None:
    case = unit.verifying(about_process=True)
    case.steps.update(authority="police")
    with pytest.raises(Refused):
        propose(unit.verifier, case.pk, proposal())


def test_a_process_verdict_is_signed_by_a_second_institution(desk: Desk, unit: CaseDesk) -> None:
    case = unit.verifying(about_process=True)
    propose(unit.verifier, case.pk, proposal())
    with pytest.raises(Refused):
        confirm(unit.approver, case.pk)
    asked = outsider(desk)
    ask(unit.sorter, case.pk, asked.pk)
    assert not confirm(asked, case.pk).is_training
    assert fresh(case).state == "confirmed"


def test_with_one_institution_a_process_verdict_is_an_exercise(desk: Desk, unit: CaseDesk) -> None:
    leave_alone(desk)
    case = unit.verifying(about_process=True)
    propose(unit.verifier, case.pk, proposal())
    assert confirm(unit.approver, case.pk).is_training


def test_the_accused_institution_neither_proposes_nor_confirms(desk: Desk, unit: CaseDesk) -> None:
    case = unit.verifying(accused=[desk.police])
    with pytest.raises(Refused):
        propose(unit.verifier, case.pk, proposal())
    assert not candidates(unit.sorter, case).filter(institution=desk.police).exists()
    other = unit.proposed()
    other.accused.add(desk.police)
    with pytest.raises(Refused):
        confirm(unit.approver, other.pk)
    with pytest.raises(Refused):
        disagree(unit.approver, other.pk, "Tidak benar")


def test_who_is_asked_sees_the_case_and_may_decline(desk: Desk, unit: CaseDesk) -> None:
    case, asked = unit.proposed(), outsider(desk)
    with pytest.raises(Refused):
        confirm(asked, case.pk)
    request = ask(unit.sorter, case.pk, asked.pk)
    assert ask(unit.sorter, case.pk, asked.pk) == request
    decline(asked, case.pk)
    with pytest.raises(Refused):
        confirm(asked, case.pk)


def test_the_parents_officer_is_offered_before_another_institutions(desk: Desk, unit: CaseDesk) -> None:
    parent, other = desk.member(Role.APPROVER, desk.polda), outsider(desk)
    names = list(candidates(unit.verifier, unit.proposed()))
    assert names.index(parent) < names.index(other)


def test_a_corrected_verdict_is_a_new_version_that_carries_the_old(unit: CaseDesk) -> None:
    case = unit.decided("do_nothing")
    close(unit.head, case.pk, "Tidak menyebar lagi")
    correct(unit.head, case.pk, "KPU mengirim berita acara baru")
    with pytest.raises(Refused):
        propose(unit.verifier, case.pk, proposal(accuracy="true"))
    propose(unit.verifier, case.pk, proposal(accuracy="true", correction="Kotaknya memang sudah dibuka"))
    assert case.verdicts.get(version=1).state == "confirmed"
    confirm(unit.approver, case.pk)
    old, new = case.verdicts.get(version=1), case.verdicts.get(version=2)
    assert (old.state, new.state, new.replaces) == ("replaced", "confirmed", old)


def test_criticism_that_was_labelled_is_corrected_in_public(unit: CaseDesk) -> None:
    case = unit.decided("do_nothing")
    close(unit.head, case.pk, "Selesai")
    correct(unit.head, case.pk, "Ini kritik")
    again = proposal(accuracy="not_checkable", correction="Ini pendapat; labelnya dicabut")
    propose(unit.verifier, case.pk, again)
    confirm(unit.approver, case.pk)
    assert case.verdicts.get(version=2).accuracy == "not_checkable"


def test_confirming_twice_confirms_once(unit: CaseDesk) -> None:
    case = unit.confirmed()
    with pytest.raises(Refused):
        confirm(unit.head, case.pk)
    assert case.verdicts.get().confirmed_by == unit.approver


def test_triage_that_finds_nothing_does_not_go_on(unit: CaseDesk) -> None:
    case = unit.sorted()
    for gate in ("is_public", "in_mandate", "is_big_enough", "is_checkable"):
        with pytest.raises(Refused):
            accept(unit.sorter, case.pk, triaged(**{gate: False}))
    assert fresh(case).state == "triage"
