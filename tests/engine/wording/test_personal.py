"""Personal data stops a text, and no finding gives it away."""

from __future__ import annotations

import pytest

from sejuk.engine.wording import Severity, check, explain
from tests.engine.wording.drafts import a_draft, found, written

NIK = "9901020304050607"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        (f"NIK {NIK} ganda.", NIK, "nik"),
        ("KTP 990102 030405 0607.", "990102 030405 0607", "nik"),
        ("Telepon 0812-0000-1234 saja.", "0812-0000-1234", "mobile"),
        ("WA +62 812 0000 1234.", "+62 812 0000 1234", "mobile"),
        ("Surel ratri.w@surat.example.com ya.", "ratri.w@surat.example.com", "mail"),
        ("Akun @ratri_w menulis.", "@ratri_w", "handle"),
        ("Ia tinggal di Jalan Melati Raya No. 12.", "Jalan Melati Raya No. 12", "home"),
        ("Rumahnya di RT 03/RW 05.", "RT 03/RW 05", "home"),
    ],
)
def test_it_is_found_where_it_stands(text: str, words: str, kind: str) -> None:
    draft = a_draft(text)
    (finding,) = found(draft, "personal_data")
    assert (written(draft, finding), finding.why) == (words, f"personal_data.{kind}")
    assert finding.severity is Severity.BLOCK


@pytest.mark.parametrize(
    "text",
    [
        "27/11/2024 07.00-13.00",
        "Ada 12.345.678 pemilih dan 1.234.567 surat suara.",
        "Surat nomor 123/PL.02-SD/01/2024.",
        "TPS 7 di Balai Desa, Jalan Melati No. 3.",
        "Kantor KPU di Jalan Melati No. 3, RT 01/RW 02.",
        "helpdesk@kpu.go.id",
        "Hubungi 112 atau 1500-123.",
        "Kode 2024112712345678901234",
    ],
)
def test_offices_dates_and_counts_are_no_personal_data(text: str) -> None:
    assert found(a_draft(text), "personal_data") == []


@pytest.mark.parametrize("written_as", ["0812-0000-1234", "+62 812 0000 1234", "(0812) 00001234"])
def test_a_contact_that_the_office_published_is_spared(written_as: str) -> None:
    draft = a_draft(f"WA {written_as}", public_contacts=["081200001234"])
    assert found(draft, "personal_data") == []


def test_a_line_of_an_office_may_hold_several_contacts() -> None:
    line = "Humas, humas@polres.example atau 0811-0000-5555, @polres_teduh"
    draft = a_draft(
        "Tanyakan ke humas@polres.example, 0811 0000 5555, @polres_teduh.", public_contacts=[line]
    )
    assert found(draft, "personal_data") == []
    assert found(a_draft("Tanyakan ke orang@polres.example.", public_contacts=[line]), "personal_data")


def test_no_finding_of_any_rule_gives_it_away() -> None:
    text = f"Paslon 2 NIK {NIK} dan kabarnya tinggal di Jalan Melati No. 12 " + "kata " * 40
    draft = a_draft(text, title=f"Coblos nomor 2 {NIK}", claim=f"coblos nomor 2 {NIK}")
    findings = check(draft)
    assert len({finding.rule for finding in findings}) > 2
    for finding in findings:
        assert NIK not in explain(finding) + repr(finding)
        assert "Melati" not in explain(finding) + repr(finding)
