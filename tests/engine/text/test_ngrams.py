"""The kernel sums what it should, for any texts in any company."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.kernels import LOOPS
from sejuk.engine.text.ngrams import (
    LARGEST,
    MOST_WORDS,
    ORDERS,
    contributions,
    contributions_in_c,
    hashed,
    hashed_words,
    lay_out,
    pack,
    sums,
    sums_in_c,
    sums_once,
    table_in_c,
    words_of,
)

BITS = 10
WEIGHTS = np.random.default_rng(7).integers(-LARGEST, LARGEST + 1, (1 << BITS, 6)).astype(np.int8)
LANES = pack(WEIGHTS)
WIDE = np.random.default_rng(9).integers(-LARGEST, LARGEST + 1, (1 << BITS, 22)).astype(np.int8)
WORDS = st.lists(st.text(st.sampled_from("abc d"), max_size=40).map(str.encode), min_size=1, max_size=6)


def row_of_word(run: bytes, count: int) -> int:
    """Give the row of a run of words that stands alone in a text."""
    layout = lay_out([run])
    return int(list(hashed_words(layout.data, words_of(layout), count, BITS))[count - 1][0])


def slowly(text: bytes, weights: np.ndarray, most: int) -> np.ndarray:
    """Add up weight by weight, as the definition says."""
    data = np.frombuffer(b" " + text + b" \0\0\0\0", dtype=np.uint8)
    total = np.zeros(weights.shape[1], dtype=np.int64)
    for rows in hashed(data, BITS):
        for place in range(len(text) + 2):
            total += weights[rows[place]]
    words = text.split()
    for count in range(1, most + 1):
        for start in range(len(words)):
            run = b" ".join(words[start : start + count])
            # A run that would pass the text's end ends with it; inside, it ends with its last word.
            inside = start + count < len(words) + (count == 1)
            total += weights[row_inside(run, count) if inside else row_of_word(run, count)]
    return total


def row_inside(run: bytes, count: int) -> int:
    return row_of_word(run + b" x", count)


@given(WORDS, st.integers(0, MOST_WORDS))
def test_sums_are_those_of_the_definition(texts: list[bytes], most: int) -> None:
    texts = [b" ".join(text.split()) for text in texts]
    found = sums(lay_out(texts), pack(WIDE), WIDE.shape[1], most)
    assert found.tolist() == [slowly(text, WIDE, most).tolist() for text in texts]


@pytest.mark.skipif(LOOPS is None, reason="needs a C compiler")
@given(
    st.lists(st.text("ab \x01é", max_size=700).map(str.encode), min_size=1, max_size=6),
    st.integers(0, MOST_WORDS),
    st.integers(1, 40),
)
def test_the_loop_in_c_sums_the_same(texts: list[bytes], most: int, labels: int) -> None:
    weights = (
        np.random.default_rng(labels).integers(-LARGEST, LARGEST + 1, (1 << BITS, labels)).astype(np.int8)
    )
    found = sums_in_c(lay_out(texts), table_in_c(weights), labels, most)
    assert (found == sums(lay_out(texts), pack(weights), labels, most)).all()


@pytest.mark.parametrize("length", [0, 1, 253, 254, 255, 256, 510, 511, 5000])
def test_long_texts_do_not_overflow_a_lane(length: int) -> None:
    text = b"a" * length
    extreme = np.full((1 << BITS, 5), LARGEST, dtype=np.int8)
    extreme[:, 1] = -LARGEST
    found = sums(lay_out([b"x", text, b""]), pack(extreme), 5)[1]
    full = LARGEST * len(ORDERS) * (length + 2)
    assert found.tolist() == [full, -full, full, full, full]
    if LOOPS is not None:
        assert (sums_in_c(lay_out([b"x", text, b""]), table_in_c(extreme), 5)[1] == found).all()


@pytest.mark.parametrize("count", [1, 255, 256, 257, 3000])
def test_many_words_do_not_overflow_a_lane(count: int) -> None:
    text = b" ".join([b"a"] * count)
    extreme = np.full((1 << BITS, 1), LARGEST, dtype=np.int8)
    found = sums(lay_out([b"x", text, b""]), pack(extreme), 1, MOST_WORDS)[1]
    assert found.tolist() == [LARGEST * (len(ORDERS) * (len(text) + 2) + MOST_WORDS * count)]
    if LOOPS is not None:
        assert (sums_in_c(lay_out([b"x", text, b""]), table_in_c(extreme), 1, MOST_WORDS)[1] == found).all()


@given(WORDS, st.integers(0, 5), st.integers(0, 3))
def test_a_text_scores_the_same_in_any_company(texts: list[bytes], place: int, most: int) -> None:
    text = texts[place % len(texts)]
    alone = sums(lay_out([text]), LANES, 6, most)[0]
    assert (sums(lay_out(texts), LANES, 6, most)[place % len(texts)] == alone).all()


@given(st.text(st.sampled_from("abc d"), max_size=300).map(str.encode), st.integers(0, 3))
def test_contributions_add_up_to_the_sum(text: bytes, most: int) -> None:
    spread = contributions(text, WEIGHTS, most)
    assert spread.shape == (len(text) + 2, 6)
    assert np.allclose(spread.sum(axis=0), sums(lay_out([text]), LANES, 6, most)[0])


@pytest.mark.skipif(LOOPS is None, reason="needs a C compiler")
@given(st.text(st.sampled_from("abc dé1?"), max_size=300).map(str.encode), st.integers(0, 4))
def test_contributions_in_c_are_the_same_to_the_bit(text: bytes, most: int) -> None:
    one, other = contributions(text, WEIGHTS, most), contributions_in_c(text, WEIGHTS, most)
    assert one.shape == other.shape
    assert one.tobytes() == other.tobytes()


def test_a_word_at_the_end_is_another_pair_than_inside() -> None:
    assert row_of_word(b"padi", 1) == row_inside(b"padi", 1)
    assert row_of_word(b"padi", 2) != row_inside(b"padi", 2)


def test_digits_are_all_one_digit() -> None:
    one, other = sums(lay_out([b"nomor 1", b"nomor 3"]), LANES, 6, 2)
    assert (one == other).all()


@given(WORDS, st.integers(0, 3))
def test_what_is_said_once_counts_the_same_once_and_never_twice(texts: list[bytes], most: int) -> None:
    texts = [b" ".join(text.split()) for text in texts]
    found = sums_once(lay_out(texts), WEIGHTS, most)
    for text, row in zip(texts, found, strict=True):
        data = lay_out([text])
        rows = {
            int(row) for every in hashed(data.data[: len(text) + 6], BITS) for row in every[: len(text) + 2]
        }
        words = words_of(data)
        for every in hashed_words(data.data, words, most, BITS):
            rows |= set(every.tolist())
        assert row.tolist() == WEIGHTS[sorted(rows)].astype(int).sum(axis=0).tolist()
