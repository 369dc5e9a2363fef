"""Statements have sources; what is said of the process has KPU or Bawaslu for one (G7)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sejuk.engine.wording import Severity, Source
from tests.engine.wording.drafts import KPU, NEWS, a_draft, found

PROCESS = "TPS buka pukul 07.00."
BAWASLU = Source("election_supervisor", "Bawaslu", "https://bawaslu.example.go.id")


def test_a_text_that_states_facts_needs_a_source() -> None:
    (finding,) = found(a_draft("Kabar itu keliru.", sources=()), "claim_without_source")
    assert finding.severity is Severity.BLOCK


def test_an_appeal_may_do_without() -> None:
    (finding,) = found(a_draft("Mari tetap tenang.", sources=(), kind="appeal"), "claim_without_source")
    assert finding.severity is Severity.WARN


def test_a_source_that_nobody_can_open_is_named() -> None:
    draft = a_draft("Kabar itu keliru.", sources=[Source("newsroom", "Harian Embun")])
    (finding,) = found(draft, "claim_without_source")
    assert (finding.severity, finding.why) == (Severity.HINT, "claim_without_source.no_address")


def test_vague_words_are_spared_beside_the_name_of_a_source() -> None:
    assert found(a_draft("Menurut sumber resmi, itu keliru."), "claim_without_source")
    assert not found(a_draft("Menurut sumber resmi di KPU Merakarsa, itu keliru."), "claim_without_source")


@pytest.mark.parametrize("source", [KPU, BAWASLU])
def test_the_process_with_its_own_source_passes(source: Source) -> None:
    assert found(a_draft(PROCESS, sources=[NEWS, source]), "process_source") == []


def test_the_process_on_anybody_elses_word_is_blocked() -> None:
    (finding,) = found(a_draft(PROCESS, sources=[NEWS]), "process_source")
    assert (finding.severity, finding.words) == (Severity.BLOCK, "TPS")


def test_a_case_about_the_process_is_blocked_whatever_the_words() -> None:
    draft = replace(a_draft("Kabar itu keliru.", sources=[NEWS]), about_process=True)
    (finding,) = found(draft, "process_source")
    assert finding.why == "process_source.case"
