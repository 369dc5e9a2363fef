"""One person lifts what a claim about the process, or against an institution, needs (G14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.attack.insider import refuses_sql
from tests.desk.cases.given import CaseDesk, fresh, outsider, proposal, triaged

if TYPE_CHECKING:
    from sejuk.desk.narratives.models import Narrative
    from tests.desk.office import Desk

pytestmark = pytest.mark.django_db

LINK = "https://kpu.go.id/berita/1"


@pytest.fixture
def unit(desk: Desk) -> CaseDesk:
    """The people of the Polres."""
    return CaseDesk(desk, desk.polres)


@pytest.fixture
def counted(desk: Desk) -> Narrative:
    """A narrative that the engine takes for one about counting."""
    from sejuk.desk import clock
    from tests.desk.narratives.given import Board

    return Board(desk, clock.now()).tell("Angka di papan tidak cocok", theme="counting")


def test_a_theme_of_the_process_is_not_sorted_away_without_a_word(unit: CaseDesk, counted: Narrative) -> None:
    from sejuk.desk.cases.services.triage import accept
    from sejuk.desk.organisation.refusal import Refused

    case = unit.sorted(counted)
    with pytest.raises(Refused):
        accept(unit.sorter, case.pk, triaged(waiver=" "))
    assert fresh(case).state == "triage"


def test_sql_does_not_sort_it_away_either(unit: CaseDesk, counted: Narrative) -> None:
    case = unit.opened(counted)
    refuses_sql("UPDATE cases_case SET state = 'verification' WHERE id = %s", case.pk)


def test_who_sets_it_aside_does_not_confirm(desk: Desk, unit: CaseDesk, counted: Narrative) -> None:
    from sejuk.desk.cases.services.confirming import confirm
    from sejuk.desk.cases.services.proposing import propose
    from sejuk.desk.cases.services.triage import accept
    from sejuk.desk.organisation.models import Role
    from sejuk.desk.organisation.refusal import Refused

    desk.grant(unit.sorter, Role.APPROVER, desk.polres)
    case = unit.sorted(counted)
    accept(unit.sorter, case.pk, triaged())
    assert case.events.get(verb="waive").reason
    unit.source(case)
    propose(unit.verifier, case.pk, proposal())
    with pytest.raises(Refused):
        confirm(unit.sorter, case.pk)
    refuses_sql(
        "UPDATE cases_verdict SET state = 'confirmed', confirmed_by_id = %s, confirmed_institution_id = %s, "
        "confirmed_at = now() WHERE case_id = %s",
        *(unit.sorter.pk, unit.sorter.institution_id, case.pk),
    )
    refuses_sql("UPDATE cases_case SET waived_by_id = NULL WHERE id = %s", case.pk)
    assert confirm(unit.approver, case.pk).state == "confirmed"


def test_a_title_that_names_an_institution_suggests_it(desk: Desk, unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.suggesting import suggestion_of
    from sejuk.desk.cases.services.triage import accept, take_up
    from sejuk.desk.organisation.refusal import Refused

    case = unit.opened(title="Kapolsek disebut menjual minyak subsidi")
    assert suggestion_of(case).accused == {desk.police.pk}
    assert not suggestion_of(case).about_process
    take_up(unit.sorter, case.pk)
    with pytest.raises(Refused):
        accept(unit.sorter, case.pk, triaged(waiver=""))
    accept(unit.sorter, case.pk, triaged(waiver="", accused=[desk.police]))
    assert fresh(case).waived_by is None


def test_the_database_knows_the_same_themes() -> None:
    from django.db import connection

    from sejuk.desk.cases.services.suggesting import process_themes
    from sejuk.engine.labels import THEMES

    with connection.cursor() as cursor:
        for theme in THEMES:
            cursor.execute("SELECT cases_is_process_theme(%s)", [theme.code])
            assert cursor.fetchone() == (theme.code in process_themes(),), theme.code


@pytest.mark.parametrize(
    "url",
    ["", "https://kabar.example/kpu.go.id", "https://kpu.go.id.kabar.example/", "https://palsukpu.go.id/"],
)
def test_a_typed_name_is_no_word_of_the_election_bodies(unit: CaseDesk, url: str) -> None:
    from sejuk.desk.cases.services.proposing import propose
    from sejuk.desk.organisation.refusal import Refused

    case = unit.verifying(about_process=True)
    case.steps.update(url=url)
    with pytest.raises(Refused):
        propose(unit.verifier, case.pk, proposal())


@pytest.mark.parametrize("url", [LINK, "https://www.kpu.go.id/a?b=c", "https://info.kpu.teduh.example/x"])
def test_its_own_address_is(unit: CaseDesk, url: str) -> None:
    from sejuk.desk.cases.services.proposing import propose

    case = unit.verifying(about_process=True)
    case.steps.update(url=url)
    assert propose(unit.verifier, case.pk, proposal()).about_process


def test_an_answer_by_its_own_member_is(desk: Desk, unit: CaseDesk) -> None:
    from datetime import timedelta

    from sejuk.desk import clock
    from sejuk.desk.cases.services.proposing import propose
    from sejuk.desk.cases.verification.asking import Question, answer, ask

    case = unit.verifying(about_process=True)
    case.steps.update(url="", authority="police")
    due = clock.now() + timedelta(hours=3)
    step = ask(unit.verifier, case.pk, Question("Benarkah?", due, institution=desk.commission))
    answer(outsider(desk, "verifier"), step.pk, "Tidak benar; berita acaranya terbuka.")
    case.steps.filter(pk=step.pk).update(finding="refutes")
    assert propose(unit.verifier, case.pk, proposal()).about_process


def test_an_answer_that_somebody_else_wrote_down_is_not(desk: Desk, unit: CaseDesk) -> None:
    from datetime import timedelta

    from sejuk.desk import clock
    from sejuk.desk.cases.services.proposing import propose
    from sejuk.desk.cases.verification.asking import Question, ask, record_answer
    from sejuk.desk.organisation.refusal import Refused

    case = unit.verifying(about_process=True)
    case.steps.update(url="", authority="police")
    due = clock.now() + timedelta(hours=3)
    step = ask(unit.verifier, case.pk, Question("Benarkah?", due, institution=desk.commission))
    record_answer(unit.verifier, step.pk, "Kata KPU tidak benar.", "phone", clock.now())
    case.steps.filter(pk=step.pk).update(finding="refutes")
    with pytest.raises(Refused):
        propose(unit.verifier, case.pk, proposal())
