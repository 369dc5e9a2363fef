"""The screen's words for what the engine says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.desk.narratives.bands import BANDS, band
from sejuk.desk.narratives.marking import is_harsh, marked
from sejuk.desk.narratives.wording_diff import word_diff
from sejuk.desk.narratives.words import LABEL_WORDS, THEME_WORDS, signals_in_words, terms_in_words
from sejuk.engine.labels import LABELS, THEMES

TEXTS = st.text(alphabet="abc dé\n", max_size=60)


def test_every_label_and_theme_of_the_engine_has_its_word() -> None:
    assert {label.code: label.name for label in LABELS} == {c: str(w) for c, w in LABEL_WORDS.items()}
    assert {theme.code: theme.name for theme in THEMES} == {c: str(w) for c, w in THEME_WORDS.items()}


@pytest.mark.parametrize(
    ("value", "word"),
    [(0, "sejuk"), (9.9, "sejuk"), (10, "agak hangat"), (44.9, "hangat"), (100, "sangat panas")],
)
def test_bounds_of_the_words(value: float, word: str) -> None:
    assert str(band(value).word) == word


def test_the_bands_rise() -> None:
    assert [one.least for one in BANDS] == sorted({one.least for one in BANDS})
    assert BANDS[0].least == 0


def test_weak_signals_are_not_said_and_the_likeliest_comes_first() -> None:
    said = signals_in_words({"check_worthy": 0.55, "hate_speech": 0.8, "divisive": 0.19, "ground_body": 0.9})
    assert [(one.code, str(one.sureness), one.percent) for one in said] == [
        ("hate_speech", "sangat mungkin", 80),
        ("check_worthy", "mungkin", 55),
    ]


def test_terms_come_in_the_formulas_order() -> None:
    terms = {"authors": 0.5, "harm": 40.0, "spread": 0.6, "growth": 1.2, "unknown": 9.0}
    words = terms_in_words(terms)
    assert [one.value for one in words] == [40.0, 1.2, 0.6, 0.5]
    assert [one.is_factor for one in words] == [False, True, True, True]


@given(TEXTS, TEXTS)
def test_a_difference_reads_as_the_variant_and_loses_nothing_of_the_main(main: str, variant: str) -> None:
    pieces = word_diff(main, variant)
    assert "".join(p.text for p in pieces if p.kind != "removed") == variant
    kept = "".join(p.text for p in pieces if p.kind != "added")
    assert kept.casefold() == main.casefold()


def test_capitals_are_no_difference() -> None:
    assert [p.kind for p in word_diff("kotak SUARA", "Kotak suara")] == ["same"]


@given(
    TEXTS,
    st.lists(
        st.tuples(st.sampled_from(["hate_speech", "x"]), st.integers(-5, 80), st.integers(-5, 80)), max_size=5
    ),
)
def test_marking_keeps_every_character(text: str, reasons: list[tuple[str, int, int]]) -> None:
    spans = marked(text, [[*reason, 1.0] for reason in reasons], {"hate_speech": 0.9, "x": 0.9})
    assert "".join(span.text for span in spans) == text


def test_overlapping_reasons_share_their_passage() -> None:
    spans = marked(
        "abcdef", [["hate_speech", 0, 4, 1], ["incitement", 2, 6, 1]], {"hate_speech": 0.9, "incitement": 0.9}
    )
    assert [(s.text, len(s.labels)) for s in spans] == [("ab", 1), ("cd", 2), ("ef", 1)]


def test_an_unlikely_label_marks_nothing() -> None:
    assert [s.labels for s in marked("abc", [["hate_speech", 0, 3, 1]], {"hate_speech": 0.3})] == [()]


def test_what_wounds_is_covered_and_a_claim_is_not() -> None:
    assert is_harsh({"abusive": 0.6})
    assert not is_harsh({"check_worthy": 0.99, "abusive": 0.4})
