"""Attack: settle an appeal about one's own verdict, through the desk or past it.

Fails because the database itself knows who took part (``cases_took_part``), and because a request goes only
from received to review to its answer, by the one who took it up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sejuk.desk import clock
from sejuk.desk.cases.models import Appeal
from sejuk.desk.organisation.models import Member, Role
from tests.attack.test_unmask_a_reporter import refused
from tests.desk.cases.given import CaseDesk
from tests.desk.cases.requests import ask

if TYPE_CHECKING:
    from tests.desk.office import Desk

TAKE_UP = "UPDATE cases_appeal SET state = 'in_review', reviewer_id = %s WHERE id = %s"
SETTLE = (
    "UPDATE cases_appeal SET state = 'refused', reviewer_id = %s, answer = 'x', contact = '' WHERE id = %s"
)


@pytest.fixture
def unit(desk: Desk) -> CaseDesk:
    return CaseDesk(desk, desk.polres)


@pytest.fixture
def appeal(unit: CaseDesk) -> Appeal:
    return ask(reference=f"K-{unit.confirmed().pk}")


@pytest.mark.parametrize("who", ["sorter", "verifier", "approver"])
def test_a_participant_is_refused_by_the_database(unit: CaseDesk, appeal: Appeal, who: str) -> None:
    member: Member = getattr(unit, who)
    assert "took part" in refused(TAKE_UP, member.pk, appeal.pk)


def test_an_answer_needs_a_review_before_it(desk: Desk, appeal: Appeal) -> None:
    assert "goes from received" in refused(SETTLE, desk.member(Role.HEAD).pk, appeal.pk)


def test_the_accused_institution_is_refused_by_the_database(desk: Desk, appeal: Appeal) -> None:
    assert appeal.case is not None
    appeal.case.accused.add(desk.police)
    assert "accused" in refused(TAKE_UP, desk.member(Role.HEAD).pk, appeal.pk)


def test_a_reviewer_cannot_be_exchanged_for_a_participant(desk: Desk, unit: CaseDesk, appeal: Appeal) -> None:
    from sejuk.desk.cases.appealing.reviewing import take_up

    take_up(desk.member(Role.HEAD), appeal.pk)
    assert refused(SETTLE, unit.approver.pk, appeal.pk)


def test_the_case_cannot_be_cut_off_the_appeal_first(appeal: Appeal) -> None:
    assert "stays" in refused(
        "UPDATE cases_appeal SET case_id = NULL, verdict_id = NULL WHERE id = %s", appeal.pk
    )


def test_the_clock_of_an_appeal_cannot_be_put_back(appeal: Appeal) -> None:
    assert "stays" in refused("UPDATE cases_appeal SET due_at = %s WHERE id = %s", clock.now(), appeal.pk)


def test_an_appeal_cannot_be_lost(appeal: Appeal) -> None:
    assert "answered before" in refused("DELETE FROM cases_appeal WHERE id = %s", appeal.pk)


def test_an_answer_stays_as_it_was_given(desk: Desk, appeal: Appeal) -> None:
    from sejuk.desk.cases.appealing.reviewing import refuse, take_up

    reviewer = desk.member(Role.HEAD)
    take_up(reviewer, appeal.pk)
    refuse(reviewer, appeal.pk, "Sumbernya sudah kami periksa ulang.")
    assert refused("UPDATE cases_appeal SET answer = 'lain' WHERE id = %s", appeal.pk)
    assert refused("UPDATE cases_appeal SET state = 'granted' WHERE id = %s", appeal.pk)
