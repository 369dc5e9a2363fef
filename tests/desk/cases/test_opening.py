"""One narrative, one open case."""

from __future__ import annotations

import pytest

from sejuk.desk.cases.access import accessible_cases
from sejuk.desk.cases.models import Case
from sejuk.desk.cases.services.closing import leave, reopen, withdraw
from sejuk.desk.cases.services.opening import AlreadyOpen, Opening, open_case
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.given import CaseDesk, fresh
from tests.desk.narratives.given import Board
from tests.desk.office import Desk


def test_a_new_case_has_an_owner_and_a_story(unit: CaseDesk) -> None:
    case = unit.opened()
    assert case.state == "reported"
    assert [held.unit for held in case.holdings.filter(until=None)] == [unit.unit]
    assert [event.verb for event in case.events.all()] == ["open"]


def test_a_second_case_on_the_narrative_leads_to_the_first(unit: CaseDesk, narrative: Narrative) -> None:
    first = unit.opened(narrative)
    with pytest.raises(AlreadyOpen) as refused:
        unit.opened(narrative)
    assert refused.value.pk == first.pk


def test_who_cannot_see_the_open_case_does_not_learn_its_number(
    desk: Desk, unit: CaseDesk, narrative: Narrative
) -> None:
    unit.opened(narrative)
    elsewhere = desk.member(Role.DUTY_OFFICER, desk.other_polres)
    with pytest.raises(AlreadyOpen) as refused:
        open_case(elsewhere, Opening(desk.other_polres, "narrative", "Klaim", narrative=narrative))
    assert refused.value.pk is None


def test_a_narrative_that_was_merged_keeps_its_one_case(
    unit: CaseDesk, board: Board, narrative: Narrative
) -> None:
    absorbed = board.tell()
    first = unit.opened(absorbed)
    Narrative.objects.filter(pk=absorbed.pk).update(state="merged", merged_into=narrative)
    with pytest.raises(AlreadyOpen) as refused:
        unit.opened(narrative)
    assert refused.value.pk == first.pk


def test_a_withdrawn_case_leaves_the_narrative_free(unit: CaseDesk, narrative: Narrative) -> None:
    withdraw(unit.sorter, unit.opened(narrative).pk, "Salah buka")
    assert unit.opened(narrative).is_open


def test_what_was_left_can_be_sorted_anew(unit: CaseDesk) -> None:
    case = leave(unit.sorter, unit.sorted().pk, "Baru tiga orang yang membagikan")
    assert (case.state, case.outcome) == ("closed", "not_taken_up")
    again = reopen(unit.sorter, case.pk, "Sekarang ramai")
    assert (again.state, again.outcome, again.closed_at) == ("triage", "", None)


def test_a_case_without_a_title_is_refused(unit: CaseDesk) -> None:
    with pytest.raises(Refused):
        unit.opened(title="   ")
    assert not Case.objects.exists()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR, Role.OBSERVER, Role.APPROVER])
def test_who_does_not_sort_cannot_open(desk: Desk, role: str) -> None:
    with pytest.raises(Refused):
        open_case(desk.member(role, desk.polres), Opening(desk.polres, "narrative", "Klaim"))


def test_a_field_reporter_opens_at_the_own_unit_only(desk: Desk) -> None:
    member = desk.member(Role.FIELD_REPORTER, desk.polsek)
    assert open_case(member, Opening(desk.polsek, "field", "Spanduk palsu di pasar")).is_open
    with pytest.raises(Refused):
        open_case(member, Opening(desk.polres, "field", "Spanduk palsu di pasar"))


def test_a_case_is_seen_from_above_and_not_from_beside(desk: Desk, unit: CaseDesk) -> None:
    case = unit.opened()
    assert case in accessible_cases(desk.member(Role.HEAD, desk.polda))
    assert case not in accessible_cases(desk.member(Role.HEAD, desk.other_polres))
    assert case not in accessible_cases(desk.member(Role.VERIFIER, desk.polsek))
    assert case not in accessible_cases(desk.member(Role.HEAD, desk.kpu))


def test_an_open_case_holds_its_posts(unit: CaseDesk, narrative: Narrative) -> None:
    from datetime import timedelta

    from sejuk.desk import clock
    from sejuk.desk.listening.services.expiring import expire_posts

    case = unit.opened(narrative)
    late = clock.now() + timedelta(days=400)
    assert expire_posts(late).posts == 0
    withdraw(unit.sorter, case.pk, "Salah buka")
    assert expire_posts(late).posts == 12
    assert fresh(case).narrative == narrative
