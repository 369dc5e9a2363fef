"""A superior goes round what ended without a label: another case, another narrative, another page (G2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.attack.insider import refuses_sql
from tests.desk.cases.given import CaseDesk, fresh, outsider

if TYPE_CHECKING:
    from sejuk.desk.cases.models import Case
    from sejuk.desk.narratives.models import Narrative
    from tests.desk.narratives.given import Board
    from tests.desk.office import Desk

pytestmark = pytest.mark.django_db

SENTENCE = "Kapolsek tidak becus mengurus antrean"
AGAIN = "UPDATE cases_case SET state = 'triage', outcome = '', closed_at = NULL WHERE id = %s"


@pytest.fixture
def unit(desk: Desk) -> CaseDesk:
    """The people of the Polres."""
    return CaseDesk(desk, desk.polres)


@pytest.fixture
def board(desk: Desk) -> Board:
    """Where narratives are told."""
    from sejuk.desk import clock
    from tests.desk.narratives.given import Board

    return Board(desk, clock.now())


@pytest.fixture
def narrative(board: Board) -> Narrative:
    """What people complain about."""
    return board.tell(SENTENCE)


def protect(unit: CaseDesk, case: Case) -> None:
    """Close a case as criticism."""
    from sejuk.desk.cases.services.closing import close_without_label

    close_without_label(unit.sorter, case.pk, "protected_criticism")


def event(kind: str, old: Narrative, new: Narrative) -> None:
    """A split or merge of narratives, now."""
    from sejuk.desk import clock
    from sejuk.desk.narratives.models import NarrativeEvent

    NarrativeEvent.objects.create(narrative=old, other=new, kind=kind, at=clock.now())


def test_an_earlier_case_on_the_same_narrative_is_not_reopened(unit: CaseDesk, narrative: Narrative) -> None:
    from sejuk.desk.cases.services.closing import leave, reopen
    from sejuk.desk.cases.services.opening import EndedWithoutLabel

    earlier = leave(unit.sorter, unit.sorted(narrative).pk, "Di bawah ambang")
    protect(unit, unit.verifying(narrative))
    with pytest.raises(EndedWithoutLabel):
        reopen(unit.head, earlier.pk, "Saya mau lihat lagi")
    refuses_sql(AGAIN, earlier.pk)


def test_an_open_case_is_not_turned_to_the_narrative(unit: CaseDesk, narrative: Narrative) -> None:
    protect(unit, unit.sorted(narrative))
    refuses_sql("UPDATE cases_case SET narrative_id = %s WHERE id = %s", narrative.pk, unit.opened().pk)


def test_what_was_split_off_afterwards_is_as_closed(
    unit: CaseDesk, board: Board, narrative: Narrative
) -> None:
    from sejuk.desk.cases.services.opening import EndedWithoutLabel
    from sejuk.desk.cases.services.overruling import agree, ask

    protect(unit, unit.sorted(narrative))
    part, rest = board.tell("Kapolsek itu"), board.tell("Antrean itu")
    event("split", narrative, part)
    event("split", part, rest)
    for one in (part, rest):
        with pytest.raises(EndedWithoutLabel):
            unit.opened(one)
    request = ask(unit.head, rest, "Ajakan membakar kantor", "Isinya berubah jadi hasutan")
    assert agree(outsider(unit.desk), request.pk).narrative == narrative


def test_what_was_split_off_before_is_another_matter(
    unit: CaseDesk, board: Board, narrative: Narrative
) -> None:
    case, other = unit.sorted(narrative), board.tell("Kotak suara hilang")
    event("split", narrative, other)
    protect(unit, case)
    assert unit.opened(other).is_open


def test_what_absorbed_it_can_be_overruled_and_not_opened(
    unit: CaseDesk, board: Board, narrative: Narrative
) -> None:
    from sejuk.desk.cases.services.opening import EndedWithoutLabel
    from sejuk.desk.cases.services.overruling import ask
    from sejuk.desk.narratives.models import Narrative

    protect(unit, unit.sorted(narrative))
    into = board.tell("Antrean panjang di kantor itu")
    Narrative.objects.filter(pk=narrative.pk).update(state="merged", merged_into=into)
    with pytest.raises(EndedWithoutLabel):
        unit.opened(into)
    assert ask(unit.head, into, "Ajakan membakar", "Isinya berubah jadi hasutan").case.narrative == narrative


def test_a_case_merged_into_it_is_forgotten_with_it(
    unit: CaseDesk, board: Board, narrative: Narrative
) -> None:
    from sejuk.desk.cases.access import accessible_cases
    from sejuk.desk.cases.models import CaseEvent
    from sejuk.desk.cases.services.opening import EndedWithoutLabel
    from sejuk.desk.cases.services.regrouping import merge

    first, second, kept = unit.sorted(narrative), unit.verifying(), unit.sorted()
    merge(unit.sorter, first.pk, second.pk, "Sama isinya")
    merge(unit.sorter, second.pk, kept.pk, "Sama isinya")
    protect(unit, kept)
    assert not accessible_cases(unit.head).exists()
    assert {fresh(one).title for one in (first, second, kept)} == {""}
    assert not CaseEvent.objects.exists()
    with pytest.raises(EndedWithoutLabel):
        unit.opened(narrative)


def test_no_other_story_names_it(unit: CaseDesk) -> None:
    from sejuk.desk.cases.models import CaseEvent
    from sejuk.desk.cases.services.regrouping import split
    from sejuk.desk.cases.services.triage import take_up

    case = unit.sorted()
    part = split(unit.sorter, case.pk, SENTENCE, "Yang kedua keluhan tentang kapolsek")
    take_up(unit.sorter, part.pk)
    protect(unit, part)
    line = CaseEvent.objects.get(case=case, verb="split")
    assert (line.other, line.reason) == (None, "")


def test_sql_does_not_empty_another_line_of_a_story(unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.regrouping import split

    case = unit.sorted()
    split(unit.sorter, case.pk, "Klaim kedua", "Berbeda isinya")
    refuses_sql("UPDATE cases_caseevent SET other_id = NULL, reason = '' WHERE case_id = %s", case.pk)


def test_who_waited_for_it_finds_nothing(unit: CaseDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody closes the case between another's look and their lock."""
    from sejuk.desk.cases.access import OutOfSight
    from sejuk.desk.cases.models import CaseEvent
    from sejuk.desk.cases.queueing.leasing import take
    from sejuk.desk.cases.services import moving

    case = unit.sorted()
    protect(unit, case)
    monkeypatch.setattr(moving, "access_case", lambda *_args: case)
    monkeypatch.setattr("sejuk.desk.cases.queueing.leasing.access_case", lambda *_args: case)
    with pytest.raises(OutOfSight):
        take(unit.head, case.pk)
    assert not CaseEvent.objects.filter(case=case).exists()


def test_no_figure_rises_beside_a_closing(desk: Desk, unit: CaseDesk) -> None:
    from datetime import date

    from sejuk.desk.cases.figures import figures
    from sejuk.desk.cases.models import PublicCount

    protect(unit, unit.sorted())
    assert figures() == []
    PublicCount.objects.create(what="protected_criticism", month=date(2020, 1, 1), count=4)
    PublicCount.objects.create(what="without_label", month=date(2020, 1, 1), count=5)
    PublicCount.objects.create(what="overruled", month=date(2020, 1, 1), count=1)
    assert {one.count for one in figures()} == {"< 5", "5", "1"}


def test_it_is_not_merged_under_an_open_case(unit: CaseDesk, board: Board, narrative: Narrative) -> None:
    from sejuk.desk.narratives.services.regrouping import merge
    from sejuk.desk.organisation.refusal import Refused

    into = board.tell("Kotak suara hilang")
    unit.opened(into)
    protect(unit, unit.sorted(narrative))
    with pytest.raises(Refused):
        merge(unit.head, narrative.key, into.key, "Sama isinya")
