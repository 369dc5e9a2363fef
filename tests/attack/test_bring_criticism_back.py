"""Criticism comes back by a regrouping, under another case, or as a label without a claim (G2, G3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.attack.insider import refuses_sql
from tests.desk.cases.given import RABAT, CaseDesk, fresh, outsider, proposal

if TYPE_CHECKING:
    from sejuk.desk.cases.models import Case
    from sejuk.desk.narratives.models import Narrative
    from tests.desk.narratives.given import Board
    from tests.desk.office import Desk

pytestmark = pytest.mark.django_db

SENTENCE = "Kapolsek tidak becus mengurus antrean"
CONCERN: dict[str, Any] = {"accuracy": "not_checkable", "harm": "concern"}


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
def criticism(unit: CaseDesk, board: Board) -> Narrative:
    """What people complain about, and a case on it that ended without a label."""
    from sejuk.desk.cases.services.closing import close_without_label

    narrative = board.tell(SENTENCE)
    close_without_label(unit.sorter, unit.sorted(narrative).pk, "protected_criticism")
    return narrative


@pytest.fixture
def rumour(unit: CaseDesk, board: Board) -> Narrative:
    """A rumour on which people work."""
    narrative = board.tell("Kotak suara hilang")
    unit.verifying(narrative)
    return narrative


def absorb(keep: Narrative, absorbed: Narrative) -> None:
    """One narrative becomes part of another, as the engine does it."""
    from django.db import transaction

    from sejuk.desk import clock
    from sejuk.desk.listening.intake.merging import absorb
    from sejuk.desk.listening.intake.state import with_lock

    with transaction.atomic(), with_lock() as cursor:
        absorb(cursor, keep, absorbed, clock.now())


def test_no_merge_brings_it_under_an_open_case(criticism: Narrative, rumour: Narrative) -> None:
    from django.db import IntegrityError

    for keep, absorbed in ((rumour, criticism), (criticism, rumour)):
        with pytest.raises(IntegrityError):
            absorb(keep, absorbed)


@pytest.mark.parametrize("criticism_goes", [True, False])
def test_nobody_merges_it_by_hand(
    unit: CaseDesk, criticism: Narrative, rumour: Narrative, criticism_goes: bool
) -> None:
    from sejuk.desk.narratives.services.regrouping import merge
    from sejuk.desk.organisation.refusal import Refused

    one, into = (criticism, rumour) if criticism_goes else (rumour, criticism)
    with pytest.raises(Refused):
        merge(unit.head, one.key, into.key, "Sama isinya")


def test_its_posts_are_not_moved_under_an_open_case(criticism: Narrative, rumour: Narrative) -> None:
    move = "UPDATE listening_post SET narrative_id = %s WHERE narrative_id = %s"
    refuses_sql(move, rumour.pk, criticism.pk)


def test_a_part_that_was_split_off_is_not_brought_there_either(
    board: Board, criticism: Narrative, rumour: Narrative
) -> None:
    from django.db import IntegrityError

    from sejuk.desk import clock
    from sejuk.desk.narratives.models import NarrativeEvent

    part = board.tell("Kapolsek itu")
    NarrativeEvent.objects.create(narrative=criticism, other=part, kind="split", at=clock.now())
    with pytest.raises(IntegrityError):
        absorb(rumour, part)


@pytest.mark.parametrize("events", ["merge", "split and merge"])
def test_the_engine_keeps_them_two_and_takes_its_batch_in(
    criticism: Narrative, rumour: Narrative, monkeypatch: pytest.MonkeyPatch, events: str
) -> None:
    """The intake asks the engine again, which leaves two that people settled as they are."""
    import pyarrow as pa
    from django.db import connection

    from sejuk.desk import clock
    from sejuk.desk.listening.intake import apart, state
    from sejuk.desk.listening.intake.assembled import Assembled
    from sejuk.desk.narratives.models import NarrativeEvent
    from sejuk.engine import EVENTS, PipelineResult, Tracks

    middle, variants = "n-sebentar", list(criticism.posts.values_list("variant", flat=True)[:1])
    happened: list[dict[str, object]] = [
        {"kind": "merge", "narrative_id": criticism.key, "other_id": rumour.key}
    ]
    if events == "split and merge":
        happened = [
            {"kind": "split", "narrative_id": criticism.key, "other_id": middle, "variants": variants},
            {"kind": "merge", "narrative_id": middle, "other_id": rumour.key},
        ]

    def assemble(*_args: object) -> Assembled:
        settled = {criticism.key, rumour.key} <= state._by_hand()
        rows = [] if settled else happened
        batch = pa.RecordBatch.from_pylist(rows, schema=EVENTS)
        return Assembled([], [], PipelineResult(None, None, None, batch), Tracks(), [])

    monkeypatch.setattr(apart, "assemble", assemble)
    monkeypatch.setattr(state, "current", lambda _cursor: None)
    with connection.cursor() as cursor:
        batch = apart.group(cursor, [], 1, clock.now())
    assert batch.result.events.num_rows == 0
    assert NarrativeEvent.objects.get(kind="apart").by is None


def test_two_open_cases_become_one_narratives_and_both_are_told(unit: CaseDesk, board: Board) -> None:
    first, second = board.tell("Kotak suara hilang"), board.tell("Kotak suara lenyap")
    one, other = unit.sorted(first), unit.sorted(second)
    absorb(first, second)
    for case, twin in ((one, other), (other, one)):
        line = case.events.get(verb="twin")
        assert (line.other, line.by) == (twin, None)


def test_the_twin_of_what_ended_without_a_label_gets_no_verdict(
    unit: CaseDesk, board: Board, desk: Desk
) -> None:
    """Two cases, then one narrative, then one of them proves to be criticism: the other labels nothing."""
    from django.db import connection

    from sejuk.desk.cases.services.closing import close_without_label
    from sejuk.desk.cases.services.confirming import confirm
    from sejuk.desk.cases.services.opening import EndedWithoutLabel
    from sejuk.desk.cases.services.overruling import agree, ask
    from sejuk.desk.cases.services.proposing import propose

    first, second = board.tell("Antrean dibuat panjang"), board.tell(SENTENCE)
    labelled, protected = unit.verifying(first), unit.verifying(second)
    waiting = unit.proposed(board.tell("Antrean sengaja lama"))
    assert waiting.narrative is not None
    absorb(first, second)
    absorb(waiting.narrative, first)
    close_without_label(unit.sorter, protected.pk, "protected_criticism")
    connection.check_constraints()  # the closing was a transaction of its own
    with pytest.raises(EndedWithoutLabel):
        propose(unit.verifier, labelled.pk, proposal())
    with pytest.raises(EndedWithoutLabel):
        confirm(unit.approver, waiting.pk)
    refuses_sql("UPDATE cases_verdict SET state = 'confirmed' WHERE case_id = %s", waiting.pk)
    agree(outsider(desk), ask(unit.head, waiting.narrative, "Ajakan", "Isinya berubah jadi hasutan").pk)
    assert propose(unit.verifier, labelled.pk, proposal()).state == "proposed"


def attacking(unit: CaseDesk, **answers: Any) -> Case:
    """A case whose words were sorted as holding no claim and possibly harming."""
    return unit.verifying(**({"is_checkable": False, "may_harm": True} | answers))


def test_two_of_one_institution_put_no_concern_on_words_without_a_claim(desk: Desk, unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.confirming import confirm
    from sejuk.desk.cases.services.proposing import propose
    from sejuk.desk.cases.services.seconds import ask
    from sejuk.desk.organisation.refusal import Refused

    case = attacking(unit)
    propose(unit.verifier, case.pk, proposal(**CONCERN))
    with pytest.raises(Refused):
        confirm(unit.approver, case.pk)
    home = unit.approver.institution_id
    refuses_sql(
        "UPDATE cases_verdict SET state = 'confirmed', confirmed_by_id = %s, confirmed_institution_id = %s, "
        "confirmed_at = now() WHERE case_id = %s",
        *(unit.approver.pk, home, case.pk),
    )
    other = outsider(desk)
    ask(unit.sorter, case.pk, other.pk)
    assert confirm(other, case.pk).state == "confirmed"


@pytest.mark.parametrize(
    ("sorted_as", "said"),
    [
        ({"may_harm": False}, {"harm": "concern"}),
        ({"may_harm": False}, {"harm": "incitement", "worksheet": RABAT}),
        ({"is_checkable": False, "may_harm": True}, {"accuracy": "unproven"}),
        ({"is_checkable": False, "may_harm": True}, {"accuracy": "false_fabricated", "harm": "concern"}),
        ({}, {"accuracy": "not_checkable", "harm": "none"}),
    ],
    ids=str,
)
def test_a_verdict_says_no_more_than_was_sorted(
    unit: CaseDesk, sorted_as: dict[str, Any], said: dict[str, Any]
) -> None:
    from sejuk.desk.cases.services.proposing import propose
    from sejuk.desk.organisation.refusal import Refused

    case = unit.verifying(**sorted_as)
    with pytest.raises(Refused):
        propose(unit.verifier, case.pk, proposal(**said))
    words = proposal(**said)
    refuses_sql(
        "INSERT INTO cases_verdict (case_id, version, state, accuracy, harm, claim, explanation, correction, "
        "about_process, is_training, proposed_by_id, proposed_institution_id, proposed_at) "
        "VALUES (%s, 1, 'proposed', %s, %s, 'x', 'x', '', false, false, %s, %s, now())",
        *(case.pk, words.accuracy, words.harm, unit.verifier.pk, unit.verifier.institution_id),
    )


def test_an_exercise_is_no_way_round_the_second_institution(unit: CaseDesk) -> None:
    case = attacking(unit)
    refuses_sql(
        "INSERT INTO cases_verdict (case_id, version, state, accuracy, harm, claim, explanation, correction, "
        "about_process, is_training, proposed_by_id, proposed_institution_id, proposed_at) "
        "VALUES (%s, 1, 'proposed', 'not_checkable', 'concern', 'x', 'x', '', false, true, %s, %s, now())",
        *(case.pk, unit.verifier.pk, unit.verifier.institution_id),
    )
    assert not fresh(case).verdicts.exists()
