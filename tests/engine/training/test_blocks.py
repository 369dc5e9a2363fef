"""The second linear model: which n-grams it counts, blocks of length one, and that it learns."""

from __future__ import annotations

import numpy as np
import pytest

from sejuk.engine.training.blocks import BITS, Blocks, counted, fit_blocks, valued

THINGS = ("padi", "jagung", "kolam", "sungai", "jalan", "pasar", "sawah", "kebun")
TEXTS = [f"{thing} {word} sekali" for thing in THINGS for word in ("bersih", "kotor")]
WANTED = np.array([[float("kotor" in text), float("padi" in text)] for text in TEXTS])
HALF = 1 << BITS


@pytest.fixture(scope="module")
def fitted() -> Blocks:
    return fit_blocks(TEXTS, WANTED)


def rows_of(text: str) -> set[int]:
    return set(counted([text])[1].tolist())


def test_n_grams_of_bytes_stay_inside_words() -> None:
    pieces = {row for row in rows_of("abc") if row < HALF}
    # " a" "ab" "bc" "c ", " ab" "abc" "bc ", " abc" "abc ", " abc ", and the end of the text
    assert len(pieces) == 11
    assert pieces <= rows_of("abc def")
    both = {row for row in rows_of("abc def") if row < HALF}
    assert both == pieces | {row for row in rows_of("def") if row < HALF}


def test_words_and_pairs_of_words_are_counted() -> None:
    words = [row for row in rows_of("padi kolam padi kolam") if row >= HALF]
    # two words; padi kolam, kolam padi, padi kolam at the end, kolam at the end
    assert 4 <= len(words) <= 6


def test_case_and_spaces_count_for_nothing_and_signs_for_something() -> None:
    assert rows_of("Padi   KOLAM") == rows_of("padi kolam")
    assert rows_of("padi!") != rows_of("padi")


def test_texts_are_counted_in_their_order_however_they_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = counted(TEXTS)
    monkeypatch.setattr("sejuk.engine.training.blocks._CHUNK", 3)
    assert all((one == other).all() for one, other in zip(whole, counted(TEXTS), strict=True))


def test_each_block_of_a_text_has_length_one() -> None:
    owners, rows, counts = counted(TEXTS)
    values = valued(owners, rows, counts, np.ones(2 * HALF), len(TEXTS))
    lengths = np.bincount(2 * owners + (rows >= HALF), values**2)
    assert lengths == pytest.approx(np.ones(2 * len(TEXTS)))


def test_what_is_said_again_counts_by_its_logarithm() -> None:
    owners, rows, counts = counted(["padi kolam kolam kolam"])
    values = valued(owners, rows, counts, np.ones(2 * HALF), 1)
    of_words = rows >= HALF
    ratio = values[of_words].max() / values[of_words].min()
    assert ratio == pytest.approx(1 + np.log(3))


def test_it_learns_each_label_for_itself(fitted: Blocks) -> None:
    assert ((fitted.scores(TEXTS) > 0) == (WANTED == 1)).all()


def test_an_n_gram_of_bytes_of_one_text_is_dropped_and_a_word_is_kept(fitted: Blocks) -> None:
    rows = np.array(sorted(rows_of("zeppelin")))
    assert not fitted.gains[rows[rows >= HALF]].any()
    lone = fit_blocks(["zeppelin", *TEXTS], np.vstack([[1.0, 0.0], WANTED]))
    assert lone.gains[rows[rows >= HALF]].all()
    assert (lone.gains[rows[rows < HALF]] == 0).any()


@pytest.mark.parametrize("text", ["", "   ", "qqqq"], ids=["empty", "spaces", "unknown"])
def test_a_text_that_says_nothing_has_a_score(fitted: Blocks, text: str) -> None:
    assert np.isfinite(fitted.scores([text, "padi"])).all()


def test_scores_do_not_depend_on_the_other_texts(fitted: Blocks) -> None:
    alone = np.vstack([fitted.scores([text]) for text in TEXTS])
    assert fitted.scores(TEXTS) == pytest.approx(alone)


def test_a_text_without_anything_can_be_learnt_from() -> None:
    fitted = fit_blocks(["", *TEXTS], np.vstack([[0.0, 0.0], WANTED]))
    assert np.isfinite(fitted.scores(TEXTS)).all()
