"""Names, numbers, parties, slogans and praise ask for another institution (G7)."""

from __future__ import annotations

import pytest

from sejuk.engine.wording import Contestants, Severity
from tests.engine.wording.drafts import a_draft, found, written

STAND = Contestants(
    names=("Sekar Adiwarna", "Jatmika"),
    numbers=(1, 3),
    slogans=("Menyala Bersama",),
    parties=("Partai Akar Teduh",),
)


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Besok Sekar Adiwarna datang.", "contestant_name", "Sekar Adiwarna"),
        ("Kata Pak Jatmika begitu.", "contestant_name", "Pak Jatmika"),
        ("Kertas itu memuat nomor 03.", "contestant_number", "nomor 03"),
        ("Kertas itu memuat nomor tiga.", "contestant_number", "nomor tiga"),
        ("Menurut partai akar teduh, benar.", "party", "partai akar teduh"),
        ("Kami menyala bersama!", "slogan", "menyala bersama"),
    ],
)
def test_what_the_place_says_of_its_contestants_is_found(text: str, rule: str, words: str) -> None:
    draft = a_draft(text, contestants=STAND)
    (finding,) = found(draft, rule)
    assert finding.severity is Severity.NEEDS_OTHER_INSTITUTION
    assert written(draft, finding) == words
    assert found(a_draft(text), rule) == []


@pytest.mark.parametrize(
    "text", ["Jatmika artinya cerdas.", "TPS nomor 3 ramai.", "Pasal no. 1 berlaku.", "Nomor 2."]
)
def test_a_common_word_or_a_number_of_something_else_is_no_contestant(text: str) -> None:
    draft = a_draft(text, contestants=STAND)
    assert found(draft, "contestant_name") + found(draft, "contestant_number") == []


@pytest.mark.parametrize(
    "text",
    [
        "p\u200baslon 2",
        "ＰＡＳＬＯＮ ２",
        "PASLON DUA",
        "раslon 2",
        "paslon ②",
        "paslon nomor urut 02",
        "paslon  \n 2",
        "paslon-2",
        "paslon #2",
    ],
)
def test_a_disguise_is_no_way_past(text: str) -> None:
    assert found(a_draft(text), "contestant_number")


@pytest.mark.parametrize("text", ["Kata Sekar Adiwarna begitu.", "Kata H. Sekar Adiwarna, S.T. begitu."])
def test_titles_before_and_after_a_name_do_not_hide_it(text: str) -> None:
    stand = Contestants(names=("Dr. H. Sekar Adiwarna, S.T., M.Si.",))
    assert found(a_draft(text, contestants=stand), "contestant_name")


@pytest.mark.parametrize(
    ("text", "named"),
    [("Kader Obor hadir.", True), ("Kader partai obor hadir.", True), ("Obor dibawa warga.", False)],
)
def test_a_party_with_a_common_word_for_a_name(text: str, named: bool) -> None:
    for name in ("Obor", "Partai Obor"):
        assert bool(found(a_draft(text, contestants=Contestants(parties=(name,))), "party")) is named


def test_data_of_the_place_is_words_and_never_a_pattern() -> None:
    odd = Contestants(names=("A/B (C) <n>", "", "<kata>"), slogans=("(", "…"), parties=("/",))
    assert found(a_draft("Besok 5 orang datang.", contestants=odd), "contestant_name") == []
