"""Somebody types accounts, phone numbers and identity numbers into every field of a case (G1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import connection

from tests.desk.cases.given import RABAT, CaseDesk, outsider, proposal

if TYPE_CHECKING:
    from sejuk.desk.narratives.models import Narrative
    from tests.desk.office import Desk

pytestmark = pytest.mark.django_db

NAMED = "Tulisan @si_pengkritik_itu, 0812-3456-7890, NIK 7101234567890123, si.pengkritik@surel.example"
TRACES = ("si_pengkritik", "3456-7890", "7101234567890123", "si.pengkritik")


@pytest.fixture
def unit(desk: Desk) -> CaseDesk:
    """The people of the Polres."""
    return CaseDesk(desk, desk.polres)


@pytest.fixture
def narrative(desk: Desk) -> Narrative:
    """What goes around."""
    from sejuk.desk import clock
    from tests.desk.narratives.given import Board

    return Board(desk, clock.now()).tell()


def found(trace: str) -> list[str]:
    """Tables of the cases room, and the chain, in which some row holds the trace."""
    models = [*apps.get_app_config("cases").get_models(), apps.get_model("audit", "Entry")]
    tables = {model._meta.db_table for model in models}
    with connection.cursor() as cursor:
        hits = []
        for table in sorted(tables):
            cursor.execute(f"SELECT count(*) FROM {table} AS row WHERE row::text LIKE %s", [f"%{trace}%"])
            if cursor.fetchone()[0]:
                hits.append(table)
    return hits


@pytest.mark.parametrize("trace", TRACES)
def test_no_field_of_a_case_keeps_who_it_was(
    desk: Desk, unit: CaseDesk, narrative: Narrative, trace: str
) -> None:
    from sejuk.desk.cases.services.changing import Words, change
    from sejuk.desk.cases.services.confirming import confirm, disagree
    from sejuk.desk.cases.services.custody import escalate
    from sejuk.desk.cases.services.deciding import decide, report, start
    from sejuk.desk.cases.services.proposing import propose
    from sejuk.desk.cases.services.regrouping import split

    case = unit.verifying(narrative, may_harm=True)
    change(unit.sorter, case.pk, Words(NAMED, NAMED, "high", False))
    split(unit.sorter, case.pk, NAMED, NAMED)
    sheet = RABAT | {"speaker": NAMED, "inciting_span": NAMED}
    severe = proposal(claim=NAMED, explanation=NAMED, harm="incitement", worksheet=sheet)
    propose(unit.verifier, case.pk, severe)
    disagree(unit.approver, case.pk, NAMED)
    propose(unit.verifier, case.pk, proposal(claim=NAMED, explanation=NAMED))
    confirm(unit.approver, case.pk, NAMED)
    made = decide(unit.head, case.pk, unit.plan(reason=NAMED))
    start(unit.head, case.pk)
    report(unit.head, made.pk, NAMED)
    escalate(unit.head, case.pk, desk.polda.pk, NAMED)
    assert found(trace) == []


@pytest.mark.parametrize("trace", TRACES)
def test_no_request_to_overrule_keeps_who_it_was(
    desk: Desk, unit: CaseDesk, narrative: Narrative, trace: str
) -> None:
    from sejuk.desk.cases.services.closing import close_without_label
    from sejuk.desk.cases.services.overruling import agree, ask

    close_without_label(unit.sorter, unit.sorted(narrative).pk, "protected_criticism")
    request = ask(unit.head, narrative, NAMED, NAMED)
    agree(outsider(desk), request.pk)
    assert found(trace) == []
