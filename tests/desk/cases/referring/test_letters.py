"""Letters: what they carry and what never gets into one."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from sejuk.desk.audit.models import Entry
from sejuk.desk.cases.models import Accuracy, Destination
from sejuk.desk.cases.referring.destinations import label_for, labels, places
from sejuk.desk.cases.referring.letters import letter_of
from sejuk.desk.cases.referring.making import mark_sent, put_answer, refer
from sejuk.desk.cases.referring.pdf import pdf_of
from sejuk.desk.cases.referring.word import docx_of
from sejuk.desk.narratives.models import Narrative
from sejuk.desk.organisation.models import Role
from sejuk.desk.organisation.refusal import Refused
from tests.desk.cases.given import CLAIM, CaseDesk
from tests.desk.cases.referring.given import BODY, draft, letter
from tests.desk.narratives.given import RUMOUR, Board


def _pdf_text(body: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)


def _docx_text(body: bytes) -> str:
    document = Document(BytesIO(body))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_every_destination_has_its_data_and_no_other() -> None:
    assert set(places()) == set(Destination.values)


def test_a_letter_carries_the_office_the_matter_the_verdict_and_public_addresses(
    unit: CaseDesk, narrative: Narrative
) -> None:
    made = letter(unit, narrative)
    for text in (_docx_text(docx_of(letter_of(made))), " ".join(_pdf_text(pdf_of(letter_of(made))).split())):
        assert "KEPOLISIAN TEDUH" in text
        assert "Komisi Pemilihan Umum" in text
        assert "Segel diperiksa bersama saksi dan utuh." in text
        assert CLAIM in text
        assert "x.com/i/status/1" in text


def test_a_letter_holds_nobody_s_words_and_nobody_s_name(unit: CaseDesk, narrative: Narrative) -> None:
    made = letter(unit, narrative)
    text = json.dumps(letter_of(made).as_json())
    assert RUMOUR not in text
    for member in unit.desk.members.values():
        assert member.name not in text
    body = docx_of(letter_of(made))
    assert Document(BytesIO(body)).core_properties.author == ""


def test_the_same_letter_is_the_same_pdf_to_the_byte(unit: CaseDesk, narrative: Narrative) -> None:
    made = letter(unit, narrative)
    first, second = pdf_of(letter_of(made)), pdf_of(letter_of(made))
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()


def test_markup_in_a_letter_stays_text(unit: CaseDesk) -> None:
    strange = '#read("/etc/passwd") *tebal* $x$ <b>'
    made = letter(unit, body=strange, subject="#panic() dan @@")
    assert '#read("/etc/passwd")' in _pdf_text(pdf_of(letter_of(made)))


def test_komdigi_reads_its_own_label(unit: CaseDesk) -> None:
    made = letter(unit, destination="komdigi")
    assert ("Putusan", "HOAKS") in letter_of(made).facts


@pytest.mark.parametrize("accuracy", Accuracy.values)
def test_each_verdict_has_a_word_for_each_destination(accuracy: str) -> None:
    assert all(label_for(place, accuracy) for place in places().values())


def test_the_crosswalk_names_no_code_that_there_is_not() -> None:
    assert labels("false_context")["media_review"] == "DecontextualizedContent"
    assert labels("bukan_kode") == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "Tolong periksa akun @penyebar_kabar"},
        {"body": "Hubungi 0812-3456-7890"},
        {"subject": "Akun https://x.com/penyebar_kabar"},
        {"body": " "},
    ],
    ids=["handle", "phone", "profile", "empty"],
)
def test_accounts_numbers_and_quotations_are_refused(
    unit: CaseDesk, narrative: Narrative, changes: dict[str, str]
) -> None:
    case = unit.decided("refer", narrative)
    with pytest.raises(Refused):
        refer(unit.head, case.pk, draft(**changes))


def test_a_long_quotation_of_a_post_is_refused_and_a_short_one_is_not(unit: CaseDesk, board: Board) -> None:
    said = f"{RUMOUR}, kata orang yang mengaku melihatnya sendiri kemarin malam"
    case = unit.decided("refer", board.tell(said))
    with pytest.raises(Refused, match="kutipan panjang"):
        refer(unit.head, case.pk, draft(body=f"Ia menulis: {said.upper()}! Mohon ditindak."))
    assert refer(unit.head, case.pk, draft(body=f"Kabarnya: {CLAIM}."))


@pytest.mark.parametrize("destination", ["penyidik", "cybercrime", "polisi", "", "KPU"])
def test_there_is_no_other_destination(unit: CaseDesk, destination: str) -> None:
    case = unit.decided("refer")
    with pytest.raises(Refused, match="tidak ada di daftar"):
        refer(unit.head, case.pk, draft(destination=destination))


@pytest.mark.parametrize("destination", ["bawaslu", "ombudsman", "kompolnas", "propam", "dkpp"])
def test_matters_of_citizens_do_not_go_to_who_hears_of_officials(unit: CaseDesk, destination: str) -> None:
    case = unit.decided("refer")
    with pytest.raises(Refused, match="hanya menerima"):
        refer(unit.head, case.pk, draft(destination=destination))
    assert refer(unit.head, case.pk, draft(destination=destination, about_official=True)).about_official


def test_a_letter_waits_for_the_verdict(unit: CaseDesk) -> None:
    with pytest.raises(Refused, match="belum punya putusan"):
        refer(unit.head, unit.proposed().pk, draft())


def test_the_accused_institution_refers_nobody(unit: CaseDesk) -> None:
    case = unit.decided("refer")
    case.accused.add(unit.desk.police)
    with pytest.raises(Refused, match="menuduh lembaga Anda"):
        refer(unit.head, case.pk, draft())


@pytest.mark.parametrize("role", [Role.VERIFIER, Role.AUDITOR, Role.OBSERVER, Role.ADMINISTRATOR])
def test_others_write_no_letter(unit: CaseDesk, role: str) -> None:
    case = unit.decided("refer")
    with pytest.raises(Refused):
        refer(unit.desk.member(role, unit.unit), case.pk, draft())


def test_a_second_click_makes_no_second_letter(unit: CaseDesk) -> None:
    case = unit.decided("refer")
    assert refer(unit.head, case.pk, draft()) == refer(unit.head, case.pk, draft())


def test_sent_answered_and_both_on_record(unit: CaseDesk) -> None:
    made = letter(unit)
    with pytest.raises(Refused, match="belum ditandai"):
        put_answer(unit.head, made.pk, "Terima kasih")
    sent_at = mark_sent(unit.head, made.pk).sent_at
    assert mark_sent(unit.head, made.pk).sent_at == sent_at
    put_answer(unit.head, made.pk, "Sudah kami umumkan.")
    with pytest.raises(Refused, match="sudah dicatat"):
        put_answer(unit.head, made.pk, "Lagi")
    actions = Entry.objects.filter(action__startswith="referral.").values_list("action", flat=True)
    assert list(actions) == ["referral.made", "referral.sent", "referral.answered"]


def test_through_the_pages(unit: CaseDesk, narrative: Narrative) -> None:
    case = unit.decided("refer", narrative)
    client = unit.desk.client(Role.HEAD, unit.unit)
    typed = {"destination": "kpu", "subject": "Kabar kotak suara", "body": BODY, "within": "1"}
    page = client.post(reverse("cases:refer", args=[case.pk]), typed, follow=True)
    made = case.referrals.get()
    assert f"R-{made.pk}" in page.content.decode()
    assert made.decision == case.decisions.get()
    for form, kind in (("pdf", "application/pdf"), ("docx", "application/vnd")):
        file = client.get(reverse("cases:letter", args=[made.pk, form]))
        assert file["Content-Type"].startswith(kind)
        assert file["Content-Disposition"].startswith("attachment")
        assert file["X-Content-Type-Options"] == "nosniff"
    client.post(reverse("cases:referral_sent", args=[made.pk]))
    answered = client.post(
        reverse("cases:referral", args=[made.pk]), {"text": "Sudah diumumkan."}, follow=True
    )
    assert "Sudah diumumkan." in answered.content.decode()
    assert "R-" in client.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert client.get(reverse("cases:letter", args=[made.pk, "exe"])).status_code == 404


def test_the_list_shows_what_is_late(unit: CaseDesk) -> None:
    from datetime import timedelta

    from sejuk.desk import clock
    from sejuk.desk.cases.models import Referral

    made = letter(unit)
    client = unit.desk.client(Role.HEAD, unit.unit)
    late = reverse("cases:referrals") + "?lewat=1"
    assert made.subject not in client.get(late).content.decode()
    Referral.objects.filter(pk=made.pk).update(due_at=clock.now() - timedelta(days=1))
    assert made.subject in client.get(late).content.decode()
    elsewhere = unit.desk.client(Role.HEAD, unit.desk.other_polres)
    assert made.subject not in elsewhere.get(reverse("cases:referrals")).content.decode()
    assert elsewhere.get(reverse("cases:referral", args=[made.pk])).status_code == 404
