"""Sources and questions through the pages, without JavaScript."""

from __future__ import annotations

from django.urls import reverse

from sejuk.desk.cases.models import VerificationStep
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CaseDesk

SAID = {"owner": "election_commission", "kind": "record", "note": "Segelnya utuh.", "finding": "refutes"}


def test_the_form_offers_the_owner_of_the_record_first_and_says_why(unit: CaseDesk) -> None:
    case = unit.verifying()
    type(case).objects.filter(pk=case.pk).update(about_process=True)
    page = unit.desk.client(Role.VERIFIER, unit.unit).get(reverse("cases:add_step", args=[case.pk]))
    text = page.content.decode()
    assert text.index("KPU memegang") < text.index("DKPP memegang")
    assert text.index('value="election_commission"') < text.index('value="ethics_council"')


def test_a_source_is_added_through_the_form(unit: CaseDesk) -> None:
    case = unit.verifying()
    client = unit.desk.client(Role.VERIFIER, unit.unit)
    response = client.post(reverse("cases:add_step", args=[case.pk]), SAID, follow=True)
    step = VerificationStep.objects.latest("pk")
    assert (step.source, step.authority) == ("KPU", "election_commission")
    assert "Segelnya utuh." in response.content.decode()


def test_a_form_without_a_source_says_what_is_missing(unit: CaseDesk) -> None:
    case = unit.verifying()
    client = unit.desk.client(Role.VERIFIER, unit.unit)
    response = client.post(reverse("cases:add_step", args=[case.pk]), {**SAID, "owner": ""})
    assert response.status_code == 422
    assert "Pilih lembaganya" in response.content.decode()


def test_a_refusal_is_said_in_the_form_with_what_was_typed(unit: CaseDesk) -> None:
    case = unit.verifying()
    client = unit.desk.client(Role.VERIFIER, unit.unit)
    typed = {**SAID, "url": "https://chat.whatsapp.com/AbCdEf"}
    response = client.post(reverse("cases:add_step", args=[case.pk]), typed)
    assert response.status_code == 422
    assert "grup tertutup" in response.content.decode()
    assert "Segelnya utuh." in response.content.decode()


def test_change_and_withdraw_through_the_pages(unit: CaseDesk) -> None:
    case = unit.verifying()
    client = unit.desk.client(Role.VERIFIER, unit.unit)
    client.post(reverse("cases:add_step", args=[case.pk]), SAID)
    step = VerificationStep.objects.latest("pk")
    changed = {**SAID, "source": "KPU Telaga", "note": "Segelnya utuh, berita acara terbuka."}
    client.post(reverse("cases:change_step", args=[step.pk]), changed)
    client.post(reverse("cases:withdraw_step", args=[step.pk]), {"reason": "Salah kasus"})
    page = client.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "Segelnya utuh, berita acara terbuka." in page
    assert "Yang semula" in page
    assert "Salah kasus" in page


def test_a_question_travels_to_the_institution_and_its_answer_back(unit: CaseDesk) -> None:
    case = unit.verifying()
    client = unit.desk.client(Role.VERIFIER, unit.unit)
    asked = {"institution": unit.desk.commission.pk, "text": "Apakah gudang dibuka?", "within": "24"}
    client.post(reverse("cases:ask", args=[case.pk]), asked)
    step = VerificationStep.objects.exclude(question="").get()
    commission = unit.desk.client(Role.DUTY_OFFICER, unit.desk.kpu)
    assert "Apakah gudang dibuka?" in commission.get(reverse("cases:questions")).content.decode()
    page = commission.get(reverse("cases:question", args=[step.pk])).content.decode()
    assert case.title not in page
    assert str(case) not in page
    commission.post(reverse("cases:question", args=[step.pk]), {"text": "Belum pernah."})
    assert "Belum pernah." in client.get(reverse("cases:case", args=[case.pk])).content.decode()


def test_an_answer_by_phone_is_put_on_record_through_the_form(unit: CaseDesk) -> None:
    case = unit.verifying()
    client = unit.desk.client(Role.VERIFIER, unit.unit)
    asked = {"source": "Dinas kependudukan", "text": "Berapa KTP rusak?", "within": "24"}
    client.post(reverse("cases:ask", args=[case.pk]), asked)
    step = VerificationStep.objects.exclude(question="").get()
    form = client.get(reverse("cases:record_answer", args=[step.pk]))
    assert "Berapa KTP rusak?" in form.content.decode()
    wrong = {"text": "Tiga.", "channel": "phone", "at": "2001-01-01T10:00"}
    assert client.post(reverse("cases:record_answer", args=[step.pk]), wrong).status_code == 422


def test_the_questions_of_an_institution_are_closed_to_who_does_not_answer_for_it(unit: CaseDesk) -> None:
    auditor = unit.desk.client(Role.AUDITOR, unit.desk.kpu)
    assert auditor.get(reverse("cases:questions")).status_code == 403
