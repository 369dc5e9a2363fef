"""Sources of a case: public names, masked notes, one's own steps, what was said before stays."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.models import StepChange, VerificationStep
from sejuk.desk.cases.services.closing import close_without_label
from sejuk.desk.cases.verification import steps
from sejuk.desk.cases.verification.records import offered
from sejuk.desk.cases.verification.wording import Words
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.given import CaseDesk

KPU = Words("record", "KPU Kabupaten Telaga", "election_commission", note="Kotak suara masih tersegel.")


def _words(**changes: object) -> Words:
    values = {"kind": "publication", "source": "Harian Teduh", "finding": "refutes"}
    return Words(**(values | changes))  # type: ignore[arg-type]


def test_a_source_is_put_on_record_with_who_and_when(unit: CaseDesk) -> None:
    case = unit.verifying()
    step = steps.add(unit.verifier, case.pk, KPU)
    assert (step.by, step.source, step.authority) == (unit.verifier, KPU.source, "election_commission")
    assert case.events.filter(verb="step_added", by=unit.verifier).exists()
    assert Entry.objects.get(action="step.added").detail == {"case": case.pk, "kind": "record"}


def test_a_second_click_adds_no_second_step(unit: CaseDesk) -> None:
    case = unit.verifying()
    assert steps.add(unit.verifier, case.pk, KPU) == steps.add(unit.verifier, case.pk, KPU)
    other = unit.desk.member(Role.EDITOR, unit.unit)
    assert steps.add(other, case.pk, KPU) != steps.add(unit.verifier, case.pk, KPU)


@pytest.mark.parametrize("source", ["@budi.tani", "0812-3456-7890", "budi@surat.example", " "])
def test_a_private_person_is_no_source(unit: CaseDesk, source: str) -> None:
    with pytest.raises(Refused):
        steps.add(unit.verifier, unit.verifying().pk, _words(source=source))


def test_handles_in_a_note_are_masked_and_the_address_loses_its_handle(unit: CaseDesk) -> None:
    said = _words(note="Kata @pengamat_x lewat 081234567890", url="https://x.com/pengamat_x/status/123456")
    step = steps.add(unit.verifier, unit.verifying().pk, said)
    assert "pengamat_x" not in step.note + step.url
    assert "081234567890" not in step.note
    assert step.url == "https://x.com/i/status/123456"


def test_a_chat_is_no_source(unit: CaseDesk) -> None:
    with pytest.raises(Refused, match="grup tertutup"):
        steps.add(unit.verifier, unit.verifying().pk, _words(url="https://chat.whatsapp.com/AbCdEf"))


def test_a_changed_step_keeps_what_it_said(unit: CaseDesk) -> None:
    case = unit.verifying()
    step = steps.add(unit.verifier, case.pk, _words(finding="unclear"))
    steps.change(unit.verifier, step.pk, _words(finding="refutes"))
    step.refresh_from_db()
    assert step.finding == "refutes"
    assert StepChange.objects.get(step=step).before == {"finding": "unclear"}


def test_changing_nothing_leaves_no_trace(unit: CaseDesk) -> None:
    step = steps.add(unit.verifier, unit.verifying().pk, _words())
    steps.change(unit.verifier, step.pk, _words())
    assert not StepChange.objects.exists()


def test_a_withdrawn_step_stays_readable_with_its_reason(unit: CaseDesk) -> None:
    step = steps.add(unit.verifier, unit.verifying().pk, _words())
    steps.withdraw(unit.verifier, step.pk, "Halamannya ternyata tiruan")
    step.refresh_from_db()
    assert (step.source, step.withdrawn_reason) == ("Harian Teduh", "Halamannya ternyata tiruan")
    with pytest.raises(Refused, match="sudah ditarik"):
        steps.change(unit.verifier, step.pk, _words(note="lagi"))


def test_withdrawing_needs_a_reason(unit: CaseDesk) -> None:
    step = steps.add(unit.verifier, unit.verifying().pk, _words())
    with pytest.raises(Refused, match="Alasannya"):
        steps.withdraw(unit.verifier, step.pk, " ")


def test_nobody_changes_the_step_of_somebody_else(unit: CaseDesk) -> None:
    step = steps.add(unit.verifier, unit.verifying().pk, _words())
    other = unit.desk.member(Role.EDITOR, unit.unit)
    with pytest.raises(Refused, match="orang lain"):
        steps.change(other, step.pk, _words(note="lain"))
    with pytest.raises(Refused, match="orang lain"):
        steps.withdraw(other, step.pk, "bukan milik saya")


@pytest.mark.parametrize("role", [Role.APPROVER, Role.AUDITOR, Role.OBSERVER, Role.ADMINISTRATOR])
def test_only_those_who_verify_add_sources(unit: CaseDesk, role: str) -> None:
    case = unit.verifying()
    with pytest.raises(Refused):
        steps.add(unit.desk.member(role, unit.unit), case.pk, KPU)


def test_a_unit_out_of_sight_adds_nothing(unit: CaseDesk) -> None:
    case = unit.verifying()
    stranger = unit.desk.member(Role.VERIFIER, unit.desk.other_polres)
    with pytest.raises(Refused) as refusal:
        steps.add(stranger, case.pk, KPU)
    assert refusal.value.status == 404


def test_sources_are_gathered_before_the_verdict_only(unit: CaseDesk) -> None:
    case = unit.proposed()
    with pytest.raises(Refused, match="pemilahan dan verifikasi"):
        steps.add(unit.verifier, case.pk, KPU)


def test_a_process_claim_is_offered_kpu_and_bawaslu_first(unit: CaseDesk) -> None:
    case = unit.verifying()
    case.about_process = True
    first = [record.code for record, calls in offered(case) if calls]
    assert first == ["election_commission", "election_supervisor"]
    assert [record.code for record, _calls in offered(case)][:2] == first


def test_a_source_is_not_deleted_through_sql(unit: CaseDesk) -> None:
    step = steps.add(unit.verifier, unit.verifying().pk, KPU)
    with pytest.raises(IntegrityError, match="withdraw it"), transaction.atomic():
        _delete(step)


def test_sources_go_with_the_words_of_a_case_that_ends_without_label(unit: CaseDesk) -> None:
    case = unit.verifying()
    steps.add(unit.verifier, case.pk, KPU)
    close_without_label(unit.sorter, case.pk, "protected_criticism")
    _now()
    assert not VerificationStep.objects.filter(case=case).exists()


def _delete(step: VerificationStep) -> None:
    VerificationStep.objects.filter(pk=step.pk).delete()
    _now()


def _now() -> None:
    """Let the database check at once what it checks at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
