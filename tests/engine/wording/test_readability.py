"""Our own measure of reading ease, on our own graded texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.evaluation.wording import readability_figures
from sejuk.engine.wording import readability
from sejuk.engine.wording.readability import EASIEST, FEWEST_WORDS, HARDEST, graded_texts


def test_there_are_at_least_ten_texts_a_level() -> None:
    levels = [level for level, _ in graded_texts()]
    assert {level: levels.count(level) >= 10 for level in range(EASIEST, HARDEST + 1)} == dict.fromkeys(
        range(EASIEST, HARDEST + 1), True
    )


def test_a_text_without_which_the_measure_was_fitted_gets_its_level_mostly() -> None:
    ours, by_length_alone = readability_figures()
    assert ours.value > 0.8
    assert ours.detail["within one level"] == 1
    assert ours.value > by_length_alone.value + 0.1


def test_the_easiest_and_the_hardest_are_told_apart() -> None:
    for level, text in graded_texts():
        if level in (EASIEST, HARDEST) and len(text.split()) >= FEWEST_WORDS:
            measured = readability(text).level
            assert measured is not None
            assert abs(measured - level) <= 1


@pytest.mark.parametrize("language", ["jv", "su", "en"])
def test_another_language_gets_no_level(language: str) -> None:
    assert readability("kata " * 50, language).level is None


def test_too_few_words_get_no_level() -> None:
    assert readability("kata " * (FEWEST_WORDS - 1)).level is None
    assert readability("kata " * FEWEST_WORDS).level is not None


@given(st.text(max_size=400))
def test_any_text_can_be_measured(text: str) -> None:
    assert readability(text).level in (None, 1, 2, 3, 4)
