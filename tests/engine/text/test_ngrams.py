"""The kernel sums what it should, for any texts in any company."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.text.ngrams import LARGEST, ORDERS, contributions, hashed, lay_out, pack, sums

BITS = 10
WEIGHTS = np.random.default_rng(7).integers(-LARGEST, LARGEST + 1, (1 << BITS, 6)).astype(np.int8)
LANES = pack(WEIGHTS)
WORDS = st.lists(st.text(st.sampled_from("abc d"), max_size=40).map(str.encode), min_size=1, max_size=6)


def slowly(text: bytes) -> np.ndarray:
    """Add up weight by weight, as the definition says."""
    data = np.frombuffer(b" " + text + b" \0\0\0\0", dtype=np.uint8)
    total = np.zeros(WEIGHTS.shape[1], dtype=np.int64)
    for order in ORDERS:
        rows = hashed(data, order, BITS)
        for place in range(len(text) + 2):
            total += WEIGHTS[rows[place]]
    return total


@given(WORDS)
def test_sums_are_those_of_the_definition(texts: list[bytes]) -> None:
    found = sums(lay_out(texts), LANES, WEIGHTS.shape[1])
    assert found.tolist() == [slowly(text).tolist() for text in texts]


@pytest.mark.parametrize("length", [0, 1, 253, 254, 255, 256, 510, 511, 5000])
def test_long_texts_do_not_overflow_a_lane(length: int) -> None:
    text = b"a" * length
    extreme = np.full((1 << BITS, 5), LARGEST, dtype=np.int8)
    extreme[:, 1] = -LARGEST
    found = sums(lay_out([b"x", text, b""]), pack(extreme), 5)[1]
    full = LARGEST * len(ORDERS) * (length + 2)
    assert found.tolist() == [full, -full, full, full, full]


@given(WORDS, st.integers(0, 5))
def test_a_text_scores_the_same_in_any_company(texts: list[bytes], place: int) -> None:
    text = texts[place % len(texts)]
    alone = sums(lay_out([text]), LANES, 6)[0]
    assert (sums(lay_out(texts), LANES, 6)[place % len(texts)] == alone).all()


@given(st.text(st.sampled_from("abc d"), max_size=300).map(str.encode))
def test_contributions_add_up_to_the_sum(text: bytes) -> None:
    spread = contributions(text, WEIGHTS)
    assert spread.shape == (len(text) + 2, 6)
    assert np.allclose(spread.sum(axis=0), sums(lay_out([text]), LANES, 6)[0])


def test_digits_are_all_one_digit() -> None:
    one, other = sums(lay_out([b"nomor 1", b"nomor 3"]), LANES, 6)
    assert (one == other).all()
