"""Two narratives with cases become one: who is told what, and which case keeps the posts."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sejuk.desk.cases.models import Case
from sejuk.desk.cases.queueing.lists import rows_of
from sejuk.desk.cases.services.closing import leave
from sejuk.desk.cases.services.opening import Opening, open_case
from sejuk.desk.cases.services.regrouping import merge
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Role
from tests.attack.test_bring_criticism_back import absorb
from tests.desk.cases.given import CaseDesk, fresh
from tests.desk.narratives.given import Board
from tests.desk.office import Desk

pytestmark = pytest.mark.django_db

Two = tuple[Case, Case]


@pytest.fixture
def narratives(board: Board) -> tuple[Narrative, Narrative]:
    """What the engine takes for two at first."""
    return board.tell("Kotak suara hilang"), board.tell("Kotak suara lenyap")


@pytest.fixture
def two(unit: CaseDesk, narratives: tuple[Narrative, Narrative]) -> Two:
    """A case on each, and the second narrative became part of the first."""
    first, second = narratives
    made = unit.sorted(first), unit.sorted(second)
    absorb(first, second)
    return made


def test_a_case_goes_with_its_narrative(
    unit: CaseDesk, narratives: tuple[Narrative, Narrative], board: Board
) -> None:
    keep, gone = narratives
    case = unit.sorted(gone)
    absorb(keep, gone)
    assert fresh(case).narrative == keep
    assert case.events.get(verb="narrative_merged").by is None


def test_nobody_is_told_where_nobody_works(narratives: tuple[Narrative, Narrative]) -> None:
    from sejuk.desk.audit.models import Entry

    absorb(*narratives)
    assert not Entry.objects.filter(action__in=["case.twin", "case.narrative_merged"]).exists()


def test_page_and_queue_name_the_other_case_and_offer_to_merge(desk: Desk, two: Two) -> None:
    first, second = two
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    page = officer.get(reverse("cases:case", args=[second.pk])).content.decode()
    merging = f"{reverse('cases:merge', args=[second.pk])}?ke={first.pk}"
    assert merging in page
    assert f'value="{first.pk}"' in officer.get(merging).content.decode()
    queue = officer.get(reverse("cases:queue")).content.decode()
    assert f"narasinya sama dengan K-{first.pk}" in queue
    assert f"narasinya sama dengan K-{second.pk}" in queue


def test_out_of_sight_only_the_unit_is_named(desk: Desk, board: Board, unit: CaseDesk) -> None:
    mine, theirs = board.tell("Kotak suara hilang"), board.tell("Kotak suara lenyap", place="71.02")
    case = unit.sorted(mine)
    other = desk.member(Role.DUTY_OFFICER, desk.other_polres)
    hidden = open_case(
        other, Opening(desk.other_polres, "narrative", "Kotak lenyap di Muara", narrative=theirs)
    )
    absorb(mine, theirs)
    page = desk.client(Role.DUTY_OFFICER, desk.polres).get(reverse("cases:case", args=[case.pk]))
    said = page.content.decode()
    assert "Satu kasus dipegang Polres Muara" in said
    assert hidden.title not in said


def test_cases_that_were_merged_are_no_longer_two(unit: CaseDesk, two: Two) -> None:
    first, second = two
    merge(unit.sorter, second.pk, first.pk, "Narasinya sama")
    assert [row.twin for row in rows_of([fresh(first)])] == [None]


def test_the_other_case_takes_the_narrative_over(unit: CaseDesk, two: Two) -> None:
    """The case that holds the posts back from expiring ends; the other holds them from now on."""
    first, second = two
    leave(unit.sorter, first.pk, "Di bawah ambang")
    assert fresh(second).narrative == first.narrative


def test_three_that_become_one_know_of_each_other(unit: CaseDesk, two: Two, board: Board) -> None:
    third = board.tell("Kotak suara raib")
    case = unit.sorted(third)
    assert two[0].narrative is not None
    absorb(third, two[0].narrative)
    rows = rows_of([fresh(one) for one in (*two, case)])
    assert [row.twin for row in rows] == [two[1].pk, two[0].pk, two[0].pk]


def test_triage_shows_what_is_suggested_and_keeps_what_was_typed(desk: Desk, unit: CaseDesk) -> None:
    case = unit.sorted()
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    address = reverse("cases:sort", args=[case.pk])
    boxes = officer.get(address).content.decode().split("<input")
    ticked = next(box for box in boxes if 'name="about_process"' in box)
    assert "checked" in ticked.split(">")[0]
    said = dict.fromkeys(("is_public", "in_mandate", "is_big_enough", "is_checkable"), "ya")
    said |= {"may_harm": "tidak", "severity": "high"}
    answer = officer.post(address, said)
    assert answer.status_code == 422
    assert "Tulis alasannya, atau centang kembali yang disarankan." in answer.content.decode()
    assert fresh(case).state == "triage"
    answer = officer.post(
        address, {**said, "may_harm": "tidak", "severity": "high", "waiver": "Soal gudang."}
    )
    assert answer.status_code == 302
    assert fresh(case).waived_by == unit.sorter


def test_the_answers_of_triage_are_corrected_while_sources_are_gathered(desk: Desk, unit: CaseDesk) -> None:
    case = unit.verifying(is_checkable=True)
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    address = reverse("cases:change", args=[case.pk])
    typed = {"title": case.title, "summary": "", "severity": "medium", "is_checkable": "on", "may_harm": "on"}
    assert officer.post(address, typed).status_code == 302
    assert (fresh(case).is_checkable, fresh(case).may_harm) == (True, True)
    assert case.events.filter(verb="change").count() == 1


def test_before_triage_there_are_no_answers_to_correct(desk: Desk, unit: CaseDesk) -> None:
    case = unit.opened()
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    address = reverse("cases:change", args=[case.pk])
    assert "may_harm" not in officer.get(address).content.decode()
    officer.post(address, {"title": case.title, "summary": "Lain", "severity": "low", "may_harm": "on"})
    assert (fresh(case).summary, fresh(case).may_harm) == ("Lain", None)
