"""Somebody takes off a case what is in the way: the recusal, the source, the letter (G14)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.attack.insider import refuses_sql
from tests.desk.cases.given import CaseDesk, fresh, outsider, proposal, triaged

if TYPE_CHECKING:
    from sejuk.desk.cases.models import Case
    from sejuk.desk.cases.services.changing import Words
    from tests.desk.office import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(desk: Desk) -> CaseDesk:
    """The people of the Polres."""
    return CaseDesk(desk, desk.polres)


def words(case: Case, *, about_process: bool) -> Words:
    """What somebody changes in an open case."""
    from sejuk.desk.cases.services.changing import Words

    return Words(case.title, case.summary, case.severity, about_process)


def tries(why: str) -> int:
    """Barred tries in the chain."""
    from sejuk.desk.audit.models import Entry

    return Entry.objects.filter(action="verdict.refused", detail__why=why).count()


def test_a_case_about_the_process_stays_one(unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.changing import change
    from sejuk.desk.organisation.refusal import Refused

    case = unit.verifying(about_process=True)
    with pytest.raises(Refused):
        change(unit.sorter, case.pk, words(case, about_process=False))
    refuses_sql("UPDATE cases_case SET about_process = false WHERE id = %s", case.pk)


def test_before_it_is_sorted_a_slip_is_corrected(unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.changing import change

    case = unit.sorted()
    change(unit.sorter, case.pk, words(case, about_process=True))
    change(unit.sorter, case.pk, words(case, about_process=False))
    assert not fresh(case).about_process


def test_sorting_anew_lifts_no_recusal(desk: Desk, unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.closing import close, reopen
    from sejuk.desk.cases.services.triage import accept

    case = unit.decided("do_nothing")
    case.accused.add(desk.police)
    close(unit.head, case.pk, "Tidak perlu ditanggapi")
    reopen(unit.sorter, case.pk, "Ada hal baru")
    accept(unit.sorter, case.pk, triaged())
    assert desk.police in case.accused.all()


def test_sql_lifts_no_recusal(desk: Desk, unit: CaseDesk) -> None:
    case = unit.verifying(accused=[desk.police])
    refuses_sql("DELETE FROM cases_case_accused WHERE case_id = %s", case.pk)
    refuses_sql(
        "UPDATE cases_case_accused SET institution_id = %s WHERE case_id = %s", desk.commission.pk, case.pk
    )


def test_the_accused_do_not_reopen_a_verdict_about_them(desk: Desk, unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.correcting import correct
    from sejuk.desk.organisation.refusal import Refused

    case = unit.confirmed()
    case.accused.add(desk.police)
    with pytest.raises(Refused):
        correct(unit.head, case.pk, "Putusan ini merugikan kami")
    assert tries("accused") == 1


def test_where_the_holder_is_accused_those_who_were_asked_decide(desk: Desk, unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.confirming import confirm
    from sejuk.desk.cases.services.proposing import propose
    from sejuk.desk.cases.services.seconds import ask
    from sejuk.desk.organisation.models import Role
    from sejuk.desk.organisation.refusal import Refused

    case = unit.verifying(accused=[desk.police])
    proposer, confirmer = outsider(desk, Role.VERIFIER), outsider(desk, Role.EDITOR)
    with pytest.raises(Refused):
        propose(proposer, case.pk, proposal())
    for colleague in (proposer, confirmer):
        ask(unit.sorter, case.pk, colleague.pk)
    propose(proposer, case.pk, proposal())
    confirm(confirmer, case.pk)
    assert fresh(case).state == "confirmed"


def test_who_was_asked_to_look_does_not_propose_for_others(desk: Desk, unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.proposing import propose
    from sejuk.desk.cases.services.seconds import ask
    from sejuk.desk.organisation.models import Role
    from sejuk.desk.organisation.refusal import Refused

    case, colleague = unit.verifying(), outsider(desk, Role.VERIFIER)
    ask(unit.sorter, case.pk, colleague.pk)
    with pytest.raises(Refused):
        propose(colleague, case.pk, proposal())


def test_barred_tries_stay_in_the_chain(desk: Desk, unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.confirming import confirm, disagree
    from sejuk.desk.organisation.refusal import Refused

    case = unit.proposed()
    for verb in (confirm, disagree):
        with pytest.raises(Refused):
            verb(unit.verifier, case.pk, "Saya sendiri saja")
    assert tries("same_person") == 2


def test_a_withdrawn_source_shows_nothing(unit: CaseDesk) -> None:
    from sejuk.desk import clock
    from sejuk.desk.cases.services.proposing import propose
    from sejuk.desk.organisation.refusal import Refused

    case = unit.verifying(about_process=True)
    verdict = propose(unit.verifier, case.pk, proposal())
    case.steps.update(withdrawn_at=clock.now(), withdrawn_reason="Keliru")
    refuses_sql(
        "UPDATE cases_verdict SET state = 'confirmed', confirmed_by_id = %s, confirmed_institution_id = %s,"
        " confirmed_at = now() WHERE id = %s",
        outsider(unit.desk).pk, unit.desk.commission.pk, verdict.pk,
    )  # fmt: skip
    other = unit.verifying()
    other.steps.update(withdrawn_at=clock.now(), withdrawn_reason="Keliru")
    with pytest.raises(Refused):
        propose(unit.verifier, other.pk, proposal())


def test_a_letter_that_was_sent_is_not_undone_with_its_decision(unit: CaseDesk) -> None:
    from sejuk.desk import clock
    from sejuk.desk.cases.referring.making import Draft, mark_sent, refer
    from sejuk.desk.cases.services.deciding import decide_anew
    from sejuk.desk.organisation.refusal import Refused

    case = unit.decided("refer")
    due = clock.now() + timedelta(days=2)
    draft = Draft("platform", "Perihal", "Uraian singkat", due, decision=case.decisions.get())
    letter = mark_sent(unit.head, refer(unit.head, case.pk, draft).pk)
    with pytest.raises(Refused):
        decide_anew(unit.head, case.pk, "Hapus jejaknya")
    refuses_sql("DELETE FROM cases_referral WHERE id = %s", letter.pk)


def test_what_was_reported_back_is_not_overwritten(unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.deciding import report
    from sejuk.desk.organisation.refusal import Refused

    decision = unit.responding().decisions.get()
    report(unit.head, decision.pk, "Siaran pers terbit")
    report(unit.head, decision.pk, "Siaran pers terbit")
    with pytest.raises(Refused):
        report(unit.sorter, decision.pk, "Tidak ada yang dikerjakan")


def test_a_merge_brings_sources_and_open_questions(desk: Desk, unit: CaseDesk) -> None:
    from sejuk.desk import clock
    from sejuk.desk.cases.models import Pause
    from sejuk.desk.cases.services.regrouping import merge
    from sejuk.desk.cases.verification.asking import Question, ask

    case, kept = unit.verifying(), unit.verifying()
    due = clock.now() + timedelta(days=2)
    ask(unit.verifier, case.pk, Question("Benarkah?", due, institution=desk.commission))
    merge(unit.sorter, case.pk, kept.pk, "Sama isinya")
    assert kept.steps.count() == 3
    assert Pause.objects.get(case=kept, until=None).institution == desk.commission


def test_a_case_with_a_standing_verdict_is_not_merged_away(unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.closing import close, reopen
    from sejuk.desk.cases.services.regrouping import merge
    from sejuk.desk.organisation.refusal import Refused

    case = unit.decided("do_nothing")
    close(unit.head, case.pk, "Tidak perlu ditanggapi")
    reopen(unit.sorter, case.pk, "Ada hal baru")
    with pytest.raises(Refused):
        merge(unit.sorter, case.pk, unit.sorted().pk, "Sama isinya")
