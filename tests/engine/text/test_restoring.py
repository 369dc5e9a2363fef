"""Hidden letters are found again where a known word fits, and nothing is guessed where none does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.text.dictionary import DICTIONARY
from sejuk.engine.text.restoring import LONGEST_WORD, fits, known, restored, skeleton

WORDS = st.text(st.sampled_from("abdegiklmnoprstu*_0134579"), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("b*bi", "babi"),
        ("*slam", "islam"),
        ("m_t_", "mati"),
        ("kal**n", "kalian"),
        ("d*b*k*r", "dibakar"),
        ("m*mb*n*h", "membunuh"),
        ("s*ksaannya", "siksaannya"),
        ("g0bl0k", "goblok"),
        ("4njing", "anjing"),
        ("kal14n", "kalian"),
        ("533n4kny4", "seenaknya"),
        ("b*a*b*i", "babi"),
    ],
)
def test_a_known_word_is_found_again(written: str, meant: str) -> None:
    assert restored(written.encode()).decode() == meant


@pytest.mark.parametrize(
    "word",
    [
        "rakyat",
        "paslon1",
        "jam1",
        "hari1",
        "tps5",
        "rt05",
        "c1",
        "covid19",
        "2024",
        "3x",
        "30an",
        "zq*rt",
        "привет",
    ],
)
def test_what_is_no_hidden_word_stays(word: str) -> None:
    assert restored(word.encode()).decode() == word


def test_one_visible_letter_could_be_anything() -> None:
    assert restored(b"*s*") == b"*s*"


def test_a_word_spelt_with_stars_is_joined() -> None:
    assert restored(b"z*q*r") == b"zqr"


def test_a_hashtag_of_several_words_comes_apart() -> None:
    assert restored(b"tolak_tambang") == b"tolak tambang"


def test_words_past_the_limit_are_left_alone() -> None:
    assert restored(b"b*" * LONGEST_WORD) == b"b*" * LONGEST_WORD


def test_of_two_words_that_fit_the_one_that_people_hide_is_meant() -> None:
    assert skeleton("bakar") == skeleton("bukur") == "b*k*r"
    assert known("b*k*r") == "bakar"


def test_a_number_after_a_word_is_not_read_as_its_ending() -> None:
    assert known("jami") == "jami"
    assert known("jami", loose_end=True) is None


def test_the_star_of_a_footnote_is_no_letter() -> None:
    assert restored(b"jalan*") == b"jalan*"
    assert restored(b"mat*") == b"mati"


@pytest.mark.parametrize(("pattern", "word", "wanted"), [("b*bi", "babi", True), ("b*bi", "bubu", False)])
def test_a_pattern_fits_by_its_visible_letters(pattern: str, word: str, wanted: bool) -> None:
    assert fits(pattern, word) is wanted


@given(WORDS)
def test_any_word_becomes_words_of_single_spaces(word: str) -> None:
    found = restored(word.encode()).decode()
    assert found
    assert found == " ".join(found.split())


@given(WORDS)
def test_what_is_remembered_is_what_is_worked_out(word: str) -> None:
    first = DICTIONARY[word.encode()]
    assert DICTIONARY[word.encode()] == first
