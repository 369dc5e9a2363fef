"""A superior wants a critic's post labelled, listed or looked at again (G2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, connection, transaction

from tests.desk.cases.given import CaseDesk, fresh, outsider

if TYPE_CHECKING:
    from sejuk.desk.cases.models import Case
    from sejuk.desk.narratives.models import Narrative
    from tests.desk.office import Desk

pytestmark = pytest.mark.django_db

SENTENCE = "Kapolsek tidak becus mengurus antrean"


@pytest.fixture
def unit(desk: Desk) -> CaseDesk:
    """The people of the Polres."""
    return CaseDesk(desk, desk.polres)


@pytest.fixture
def narrative(desk: Desk) -> Narrative:
    """What people complain about."""
    from sejuk.desk import clock
    from tests.desk.narratives.given import Board

    return Board(desk, clock.now()).tell(SENTENCE)


@pytest.fixture
def ended(unit: CaseDesk, narrative: Narrative) -> Case:
    """A case that somebody closed as criticism."""
    from sejuk.desk.cases.services.closing import close_without_label

    case = unit.verifying(narrative)
    return close_without_label(unit.sorter, case.pk, "protected_criticism")


def test_nothing_of_it_is_left_but_that_it_ended(ended: Case) -> None:
    from sejuk.desk.cases.models import CaseEvent, VerificationStep

    case = fresh(ended)
    assert (case.title, case.summary, case.outcome) == ("", "", "without_label")
    assert not CaseEvent.objects.filter(case=case).exists()
    assert not VerificationStep.objects.filter(case=case).exists()


def test_no_column_tells_criticism_from_what_was_harmless(unit: CaseDesk, ended: Case) -> None:
    from sejuk.desk.cases.models import Case
    from sejuk.desk.cases.services.closing import close_without_label

    other = close_without_label(unit.sorter, unit.sorted().pk, "without_label")
    fields = {f.attname for f in Case._meta.concrete_fields}
    for name in fields - {"id", "narrative_id", "opened_at", "moved_at", "closed_at"}:
        assert getattr(fresh(ended), name) == getattr(fresh(other), name), name


def test_the_chain_does_not_say_why_it_ended(ended: Case) -> None:
    from sejuk.desk.audit.models import Entry

    lines = Entry.objects.filter(subject="case", subject_id=str(ended.pk))
    said = " ".join(str(line.detail) for line in lines)
    assert "label" not in said
    assert "critic" not in said
    assert lines.last() is not None


def test_it_is_in_nobodys_list(desk: Desk, unit: CaseDesk, ended: Case) -> None:
    from sejuk.desk.cases.access import access_case, accessible_cases
    from sejuk.desk.organisation.models import Role
    from sejuk.desk.organisation.refusal import Refused

    for member in (unit.sorter, unit.head, desk.member(Role.AUDITOR, desk.polda)):
        assert ended not in accessible_cases(member)
        with pytest.raises(Refused):
            access_case(member, ended.pk)


def test_only_the_month_and_the_country_are_counted(ended: Case) -> None:
    from sejuk.desk.cases.models import PublicCount

    row = PublicCount.objects.get()
    assert (row.what, row.count) == ("protected_criticism", 1)
    assert {f.name for f in PublicCount._meta.concrete_fields} == {"id", "what", "month", "count"}


def test_a_superior_cannot_reopen_it(desk: Desk, unit: CaseDesk, ended: Case) -> None:
    from sejuk.desk.cases.services.closing import reopen
    from sejuk.desk.organisation.models import Role
    from sejuk.desk.organisation.refusal import Refused

    for member in (unit.head, desk.member(Role.HEAD, desk.polda)):
        with pytest.raises(Refused):
            reopen(member, ended.pk, "Saya mau lihat siapa ini")


def test_a_superior_cannot_open_another_case_on_it(
    desk: Desk, unit: CaseDesk, ended: Case, narrative: Narrative
) -> None:
    from sejuk.desk.cases.services.opening import EndedWithoutLabel, Opening, open_case
    from sejuk.desk.organisation.models import Role

    superior = desk.member(Role.HEAD, desk.polda)
    with pytest.raises(EndedWithoutLabel):
        open_case(superior, Opening(desk.polda, "narrative", "Hina polisi", narrative=narrative))


def test_two_of_one_institution_do_not_overrule(
    desk: Desk, unit: CaseDesk, ended: Case, narrative: Narrative
) -> None:
    from sejuk.desk.cases.services.overruling import agree, ask
    from sejuk.desk.organisation.models import Role
    from sejuk.desk.organisation.refusal import Refused

    superior = desk.member(Role.HEAD, desk.polda)
    request = ask(superior, narrative, "Hina polisi", "Perlu dilihat lagi")
    with pytest.raises(Refused):
        agree(unit.head, request.pk)
    with pytest.raises(Refused):
        agree(superior, request.pk)
    assert fresh(ended).state == "closed"


def test_two_institutions_overrule_with_a_reason_that_is_counted(
    desk: Desk, unit: CaseDesk, ended: Case, narrative: Narrative
) -> None:
    from sejuk.desk.cases.models import PublicCount
    from sejuk.desk.cases.services.overruling import agree, ask

    connection.check_constraints()  # the closing was a transaction of its own
    request = ask(unit.head, narrative, "Ajakan membakar kantor", "Isinya berubah jadi hasutan")
    case = agree(outsider(desk), request.pk)
    assert (case.state, case.title) == ("triage", "Ajakan membakar kantor")
    assert PublicCount.objects.get(what="overruled").count == 1


def test_another_institution_may_refuse(
    desk: Desk, unit: CaseDesk, ended: Case, narrative: Narrative
) -> None:
    from sejuk.desk.cases.models import PublicCount
    from sejuk.desk.cases.services.overruling import ask, refuse

    request = ask(unit.head, narrative, "Hina polisi", "Perlu dilihat lagi")
    refuse(outsider(desk), request.pk)
    assert fresh(ended).state == "closed"
    assert PublicCount.objects.get(what="overrule_refused").count == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases_case SET state = 'triage', outcome = '', closed_at = NULL WHERE id = %s",
        "UPDATE cases_case SET outcome = 'answered' WHERE id = %s",
        "UPDATE cases_case SET narrative_id = NULL WHERE id = %s",
        "UPDATE cases_case SET title = 'penghina' WHERE id = %s",
        "DELETE FROM cases_case WHERE id = %s",
        "UPDATE cases_publiccount SET count = 0 WHERE %s > 0",
        "DELETE FROM cases_publiccount WHERE %s > 0",
    ],
)
def test_sql_does_not_reopen_it_or_write_on_it(ended: Case, statement: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [ended.pk])


def test_sql_does_not_forge_the_other_institutions_consent(
    desk: Desk, unit: CaseDesk, ended: Case, narrative: Narrative
) -> None:
    from sejuk.desk import clock
    from sejuk.desk.cases.models import Overrule
    from sejuk.desk.cases.services.overruling import ask

    request = ask(unit.head, narrative, "Hina polisi", "Perlu dilihat lagi")
    row = Overrule.objects.filter(pk=request.pk)
    forged = {"agreed_by": unit.verifier, "agreed_at": clock.now()}
    for home in (desk.police, desk.commission):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(agreed_institution=home, **forged)


def test_a_protected_case_with_a_standing_verdict_is_corrected_not_hidden(unit: CaseDesk) -> None:
    from sejuk.desk.cases.services.closing import close_without_label
    from sejuk.desk.cases.services.correcting import correct
    from sejuk.desk.organisation.refusal import Refused

    case = correct(unit.head, unit.confirmed().pk, "Ini kritik")
    with pytest.raises(Refused):
        close_without_label(unit.sorter, case.pk, "protected_criticism")
