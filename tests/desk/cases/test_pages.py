"""A case from its first look to its end, through the pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sejuk.desk.cases.models import Case
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Role
from tests.desk.cases.given import CLAIM, RABAT, CaseDesk, fresh, outsider
from tests.desk.office import Desk

SORTED: dict[str, Any] = {
    "is_public": "ya", "in_mandate": "ya", "is_big_enough": "ya", "is_checkable": "ya", "may_harm": "tidak",
    "severity": "high", "waiver": "Tentang gudang setempat saja.",
}  # fmt: skip
PROPOSED: dict[str, Any] = {
    "claim": CLAIM, "accuracy": "false_fabricated", "explanation": "Segelnya utuh.", "harm": "none",
}  # fmt: skip


def post(client: Client, name: str, *args: Any, status: int = 302, **data: Any) -> str:
    """Send a form and give the page that follows."""
    response = client.post(reverse(f"cases:{name}", args=args), data)
    assert response.status_code == status, response.content.decode()[:2000]
    return response.content.decode()


def page(client: Client, case: Case) -> str:
    """The case's page."""
    response = client.get(reverse("cases:case", args=[case.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_a_case_goes_all_the_way(desk: Desk, unit: CaseDesk, narrative: Narrative) -> None:
    officer, verifier = (desk.client(role, desk.polres) for role in (Role.DUTY_OFFICER, Role.VERIFIER))
    approver, head = (desk.client(role, desk.polres) for role in (Role.APPROVER, Role.HEAD))
    opening = reverse("cases:open") + f"?narasi={narrative.key}"
    assert narrative.headline[:40] in officer.get(opening).content.decode()
    officer.post(opening, {"title": CLAIM, "unit": desk.polres.pk, "severity": "medium"})
    case = Case.objects.get()
    assert "Lihat dan pilah" in page(officer, case)
    post(officer, "take_up", case.pk)
    assert "Penulis berbeda" in officer.get(reverse("cases:sort", args=[case.pk])).content.decode()
    post(officer, "sort", case.pk, **SORTED)
    assert fresh(case).severity == "high"
    unit.source(case)
    post(verifier, "propose", case.pk, **PROPOSED)
    assert "Baca dan sahkan" not in page(officer, case)
    post(approver, "confirm", case.pk, text="Sumbernya jelas")
    assert "Sumbernya jelas" in page(officer, case)
    plan: dict[str, Any] = {"kind": "clarify", "reason": "Ramai dibagikan", "owner_unit": desk.polres.pk}
    post(head, "decide", case.pk, **plan, status=422)
    post(head, "decide", case.pk, **plan, due_at="2100-01-01T10:00")
    post(officer, "respond", case.pk)
    post(officer, "report_back", case.pk, case.decisions.get().pk, text="Klarifikasi dibacakan di pasar")
    post(officer, "measure", case.pk)
    post(head, "close", case.pk, reason="Suhunya turun dari 60 ke 20")
    assert "Kasus ini selesai" in page(head, case)
    assert fresh(case).outcome == "answered"


def test_a_no_in_triage_ends_it_with_the_reason(desk: Desk, unit: CaseDesk) -> None:
    case, officer = unit.sorted(), desk.client(Role.DUTY_OFFICER, desk.polres)
    post(officer, "sort", case.pk, **(SORTED | {"is_big_enough": "tidak"}))
    assert fresh(case).outcome == "not_taken_up"
    assert "belum cukup besar" in page(officer, case)


def test_criticism_leads_to_the_end_without_a_label(desk: Desk, unit: CaseDesk) -> None:
    case, officer = unit.sorted(), desk.client(Role.DUTY_OFFICER, desk.polres)
    response = officer.post(reverse("cases:sort", args=[case.pk]), SORTED | {"is_checkable": "tidak"})
    assert response["Location"] == reverse("cases:without_label", args=[case.pk])
    post(officer, "without_label", case.pk, what="protected_criticism", status=422)
    post(officer, "without_label", case.pk, what="protected_criticism", sure="on")
    assert officer.get(reverse("cases:case", args=[case.pk])).status_code == 404
    assert CLAIM not in officer.get(reverse("cases:queue")).content.decode()


def test_hate_speech_without_the_worksheet_keeps_what_was_typed(desk: Desk, unit: CaseDesk) -> None:
    case, verifier = unit.verifying(may_harm=True), desk.client(Role.VERIFIER, desk.polres)
    half = PROPOSED | {"harm": "hate_speech", "context": "Sepekan sebelum pemungutan"}
    html = post(verifier, "propose", case.pk, **half, status=422)
    assert "Sepekan sebelum pemungutan" in html
    assert html.count("harus diisi untuk ujaran kebencian") == len(RABAT) - 1
    post(verifier, "propose", case.pk, **(half | RABAT))
    assert fresh(case).state == "verdict_proposed"


def test_a_colleague_of_another_institution_is_asked_and_confirms(desk: Desk, unit: CaseDesk) -> None:
    case, asked = unit.proposed(), outsider(desk)
    theirs = desk.client(Role.APPROVER, desk.kpu)
    assert theirs.get(reverse("cases:case", args=[case.pk])).status_code == 404
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    post(officer, "second", case.pk, colleague=asked.pk)
    assert "Menunggu orang kedua" in page(officer, case)
    post(theirs, "confirm", case.pk)
    assert fresh(case).verdicts.get().confirmed_institution == desk.commission


def test_a_refusal_says_why_on_the_form(desk: Desk, unit: CaseDesk) -> None:
    case, verifier = unit.verifying(), desk.client(Role.VERIFIER, desk.polres)
    case.steps.update(finding="")
    assert "paling sedikit satu sumber" in post(verifier, "propose", case.pk, **PROPOSED, status=422)


def test_opening_shows_what_is_open_already(desk: Desk, unit: CaseDesk, narrative: Narrative) -> None:
    first = unit.opened(narrative)
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    again = officer.post(
        reverse("cases:open") + f"?narasi={narrative.key}",
        {"title": CLAIM, "unit": desk.polres.pk, "severity": "low"},
    )
    assert again["Location"] == reverse("cases:case", args=[first.pk])
    typed = officer.post(reverse("cases:open"), {"title": CLAIM, "unit": "", "severity": "low"})
    assert str(first) in typed.content.decode()


@pytest.mark.parametrize("verb", ["leave", "withdraw"])
def test_a_reason_is_needed(desk: Desk, unit: CaseDesk, verb: str) -> None:
    case, officer = unit.sorted(), desk.client(Role.DUTY_OFFICER, desk.polres)
    post(officer, verb, case.pk, reason=" ", status=422)
    post(officer, verb, case.pk, reason="Salah buka")
    assert not fresh(case).is_open


def test_the_narratives_page_leads_to_its_case(desk: Desk, unit: CaseDesk, narrative: Narrative) -> None:
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    url = reverse("narratives:narrative", args=[narrative.key])
    assert "Buka kasus" in officer.get(url).content.decode()
    case = unit.opened(narrative)
    assert reverse("cases:case", args=[case.pk]) in officer.get(url).content.decode()


def test_overruling_through_the_pages(desk: Desk, unit: CaseDesk, narrative: Narrative) -> None:
    from sejuk.desk.cases.services.closing import close_without_label

    case = close_without_label(unit.sorter, unit.sorted(narrative).pk, "protected_criticism")
    head, theirs = desk.client(Role.HEAD, desk.polres), desk.client(Role.APPROVER, desk.kpu)
    post(head, "overrule_ask", narrative.key, title="Ajakan membakar", reason="Isinya berubah menjadi ajakan")
    waiting = reverse("cases:overrules")
    assert "Menunggu jawaban lembaga lain" in head.get(waiting).content.decode()
    request = case.overrules.get()
    post(head, "overrule_agree", request.pk, status=403)
    assert "Setuju dipilah lagi" in theirs.get(waiting).content.decode()
    post(theirs, "overrule_agree", request.pk)
    assert fresh(case).state == "triage"


def test_what_looks_alike_is_shown_before_another_case_is_made(desk: Desk, unit: CaseDesk) -> None:
    known, officer = unit.opened(), desk.client(Role.DUTY_OFFICER, desk.polres)
    typed = {"title": CLAIM, "unit": desk.polres.pk, "severity": "low"}
    page = officer.post(reverse("cases:open"), typed)
    assert str(known) in page.content.decode()
    assert Case.objects.count() == 1
    officer.post(reverse("cases:open"), typed | {"terlihat": str(known.pk)})
    assert Case.objects.count() == 2


def test_a_case_from_an_alert_says_so(desk: Desk, narrative: Narrative) -> None:
    officer = desk.client(Role.DUTY_OFFICER, desk.polres)
    address = reverse("cases:open") + f"?narasi={narrative.key}&dari=peringatan"
    officer.post(address, {"title": CLAIM, "unit": desk.polres.pk, "severity": "low"})
    assert Case.objects.get().origin == "alert"
