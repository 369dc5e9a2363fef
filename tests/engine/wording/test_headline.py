"""The headline states the fact."""

from __future__ import annotations

import pytest

from sejuk.engine.wording import Severity
from tests.engine.wording.drafts import a_draft, found

CLAIM = "Surat suara sudah tercoblos sebelum hari pemungutan"


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("Surat suara sudah tercoblos", Severity.BLOCK),
        ("Viral: surat suara tercoblos sebelum pemungutan", Severity.BLOCK),
        ("Tidak benar surat suara sudah tercoblos", Severity.WARN),
        ("Surat suara sudah tercoblos?", Severity.WARN),
        ("Hoaks surat suara tercoblos", Severity.WARN),
    ],
)
def test_it_does_not_carry_the_rumour_on(title: str, severity: Severity) -> None:
    (finding,) = found(a_draft(title=title, claim=CLAIM), "rumour_in_headline")
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("title", "claim"),
    [
        ("Kotak suara dibuka dari segelnya di depan saksi", CLAIM),
        ("TPS tutup pukul 13.00", "TPS tutup pukul 10.00"),
        ("Pemilih mencoblos satu kali", "Pemilih mencoblos dua kali"),
        ("Surat suara sudah tercoblos", ""),
        ("", CLAIM),
        ("Tidak benar", CLAIM),
    ],
)
def test_the_fact_in_some_of_the_same_words_passes(title: str, claim: str) -> None:
    assert found(a_draft(title=title, claim=claim), "rumour_in_headline") == []


def test_other_forms_of_a_word_are_the_same_word() -> None:
    draft = a_draft(title="Pencoblosan surat suara terjadi", claim="Surat suara dicoblos")
    assert found(draft, "rumour_in_headline")
