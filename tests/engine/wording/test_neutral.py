"""Loaded words and threats, and what is neither."""

from __future__ import annotations

import pytest

from sejuk.engine.wording import Severity
from tests.engine.wording.drafts import a_draft, found, written


@pytest.mark.parametrize(
    ("text", "words", "severity"),
    [
        ("Penyebar hoaks akan diproses hukum.", "akan diproses hukum", Severity.BLOCK),
        ("Awas, UU ITE menanti Anda.", "UU ITE menanti Anda", Severity.BLOCK),
        ("Pelaku dapat dipidana.", "dapat dipidana", Severity.BLOCK),
        ("Hal itu diatur dalam UU ITE.", "UU ITE", Severity.WARN),
        ("Polisi mencari penyebar video itu.", "Polisi mencari penyebar", Severity.WARN),
    ],
)
def test_an_office_does_not_threaten(text: str, words: str, severity: Severity) -> None:
    draft = a_draft(text)
    finding = found(draft, "legal_threat")[0]
    assert (written(draft, finding), finding.severity) == (words, severity)


@pytest.mark.parametrize(
    "text",
    [
        "Warga yang bertanya tidak akan diproses hukum.",
        "Tidak ada warga yang dipidana karena bertanya.",
        "Tidak benar bahwa warga yang tidak memilih akan dipenjara.",
        "Siapa pun boleh bertanya tanpa takut dilaporkan.",
        "Anda berhak melapor ke polisi bila diancam orang.",
        "Bantuan hukum tersedia gratis.",
    ],
)
def test_a_right_a_court_and_a_threat_taken_back_are_no_threats(text: str) -> None:
    assert found(a_draft(text), "legal_threat") == []


def test_a_loaded_word_comes_with_better_ones() -> None:
    draft = a_draft("Jangan termakan hoaks dari oknum itu.")
    assert all(finding.severity is Severity.WARN for finding in found(draft, "loaded_wording"))
    assert [finding.proposals[0] for finding in found(draft, "loaded_wording")] == [
        "membaca kabar itu",
        "[sebut perbuatannya]",
    ]


def test_a_hard_word_in_a_quotation_with_its_source_is_spared() -> None:
    assert not found(a_draft("KPU Merakarsa mengutip kata “bodoh” dari video itu."), "loaded_wording")
    assert found(a_draft("Kata “bodoh” ada di video itu."), "loaded_wording")
    assert found(a_draft("KPU Merakarsa menyebut mereka bodoh."), "loaded_wording")


@pytest.mark.parametrize(
    "text",
    ["Kritik warga kami terima.", "Unjuk rasa itu sah.", "Mahasiswa menuntut KPU mundur.", "KPU lamban."],
)
def test_criticism_is_not_loaded(text: str) -> None:
    assert found(a_draft(text), "loaded_wording") == []
