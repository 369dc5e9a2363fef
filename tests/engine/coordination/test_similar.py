from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.coordination import same_pairs, similar_pairs
from sejuk.engine.coordination.similar import is_similar

WORDS = st.lists(st.sampled_from("kotak suara hilang gudang malam warga".split()), max_size=6).map(" ".join)
POSTS = st.lists(st.tuples(WORDS, st.integers(0, 40)), max_size=30)


@given(POSTS, st.integers(0, 20), st.sampled_from([0.3, 0.5, 0.9, 1.0]))
def test_every_similar_pair_in_the_window_is_found_and_no_other(
    rows: list[tuple[str, int]], window: int, least: float
) -> None:
    texts, times = [text for text, _ in rows], [float(time) for _, time in rows]
    sets = [frozenset(text.split()) for text in texts]
    expected = {
        frozenset((i, j))
        for i in range(len(rows))
        for j in range(i)
        if sets[i] and sets[j] and abs(times[i] - times[j]) <= window and is_similar(sets[i], sets[j], least)
    }
    found = list(similar_pairs(texts, times, window, least))
    assert {frozenset(pair) for pair in found} == expected
    assert len(found) == len(expected)
    assert all(times[one] <= times[other] for one, other in found)


def test_mentions_and_case_do_not_count() -> None:
    texts = ["Kotak suara HILANG @seseorang", "@lain kotak suara hilang", "kotak suara ada"]
    assert list(similar_pairs(texts, [0.0, 1.0, 2.0], 10.0)) == [(0, 1)]


@pytest.mark.parametrize("least", [0.0, -1.0, 1.1])
def test_a_threshold_that_is_none_is_refused(least: float) -> None:
    with pytest.raises(ValueError, match="least similarity"):
        list(similar_pairs(["a"], [0.0], 1.0, least))


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.integers(0, 30)), max_size=30), st.integers(0, 9)
)
def test_the_same_content_is_paired_within_the_window(
    rows: list[tuple[str | None, int]], window: int
) -> None:
    keys, times = [key for key, _ in rows], [float(time) for _, time in rows]
    expected = {
        frozenset((i, j))
        for i in range(len(rows))
        for j in range(i)
        if keys[i] is not None and keys[i] == keys[j] and abs(times[i] - times[j]) <= window
    }
    assert {frozenset(pair) for pair in same_pairs(keys, times, window)} == expected
