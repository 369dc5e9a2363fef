"""Plain language, in Indonesian only."""

from __future__ import annotations

import pytest

from sejuk.engine.wording import RULES, Severity, check, explain
from tests.engine.wording.drafts import a_draft, found, written

PLAIN = {rule.code for rule in RULES if rule.plain}
ALL_AT_ONCE = "Dalam rangka itu telah dilakukan penghitungan di PPK. " + "kata " * 30


@pytest.mark.parametrize(
    ("words", "why"), [(20, None), (21, "rather_long"), (25, "rather_long"), (26, "long")]
)
def test_a_sentence_is_long_from_its_number_of_words(words: int, why: str | None) -> None:
    draft = a_draft("Satu kata. " + "kata " * words)
    assert [one.why for one in found(draft, "long_sentence")] == ([f"long_sentence.{why}"] if why else [])


def test_the_number_of_words_is_told() -> None:
    (finding,) = found(a_draft("kata " * 26), "long_sentence")
    assert "26 kata" in explain(finding)


@pytest.mark.parametrize(
    "text", ["Telah dilakukan penghitungan.", "Verifikasi dilaksanakan.", "Dibuka, dihitung, dicatat."]
)
def test_a_passive_that_hides_who_acts_is_named(text: str) -> None:
    assert found(a_draft(text), "passive")


@pytest.mark.parametrize(
    "text",
    ["Surat suara dihitung.", "Penghitungan dilakukan oleh KPPS.", "Dinas diskusi digital.", "Kami lakukan."],
)
def test_an_ordinary_passive_is_good_indonesian(text: str) -> None:
    assert found(a_draft(text), "passive") == []


def test_an_abbreviation_is_told_once_with_its_long_form() -> None:
    (finding,) = found(a_draft("Dibawa ke PPK.", "PPK menerima."), "abbreviation")
    assert finding.proposals == ("panitia pemilihan kecamatan (PPK)",)


@pytest.mark.parametrize(
    "text",
    [
        "Panitia Pemilihan Kecamatan (PPK) menerima. PPK mencatat.",
        "PPK (panitia pemilihan kecamatan) menerima.",
        "KPU dan TPS, pukul 07.00 WIB.",
        "JANGAN DIBAGIKAN PPK",
        "Bab III dan IV.",
    ],
)
def test_what_is_explained_or_known_to_all_is_spared(text: str) -> None:
    assert found(a_draft(text), "abbreviation") == []


def test_officialese_comes_with_an_everyday_word() -> None:
    draft = a_draft("Dalam rangka pemilu, kami rapat.")
    (finding,) = found(draft, "jargon")
    assert (written(draft, finding), finding.proposals) == ("Dalam rangka", ("untuk",))


@pytest.mark.parametrize("language", ["jv", "su", "en", "", "xx"])
def test_elsewhere_one_finding_says_that_it_was_not_looked_at(language: str) -> None:
    findings = check(a_draft(ALL_AT_ONCE, language=language))
    assert PLAIN & {one.rule for one in findings} == set()
    (told,) = (one for one in findings if one.rule == "plain_language")
    assert (told.severity, told.why) == (Severity.HINT, "plain_language.not_available")


def test_in_indonesian_every_plain_rule_can_speak() -> None:
    findings = check(a_draft(ALL_AT_ONCE + "Implementasi optimalisasi koordinasi penyelenggaraan. " * 10))
    assert {one.rule for one in findings} >= PLAIN
    assert "plain_language" not in {one.rule for one in findings}


@pytest.mark.parametrize("language", ["jv", "su"])
def test_all_other_rules_run_in_every_language(language: str) -> None:
    draft = a_draft("Ayo nyoblos nomer loro. NIK 9901020304050607.", language=language, alt_texts=[""])
    assert {one.rule for one in check(draft)} >= {"contestant_number", "personal_data", "missing_alt"}
