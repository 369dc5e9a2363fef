"""The search over centres, held against its definition; words and sums leave as they came."""

from __future__ import annotations

import math
import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.narratives import centres as centres_module
from sejuk.engine.narratives.background import Background, Vector, joined
from sejuk.engine.narratives.centres import Centres
from sejuk.engine.narratives.lexicon import Lexicon, Rows
from sejuk.engine.narratives.logs import Log

Words = dict[int, int]
#: Slots stand in another order than narratives' numbers.
NUMBERS = np.array([7 * (place ^ 1) for place in range(2500)], np.int64)
VECTORS = st.lists(
    st.dictionaries(st.integers(0, 9), st.integers(1, 255), min_size=1, max_size=6), min_size=1, max_size=12
)


def vector(words: Words) -> Vector:
    return Vector.of(np.array(list(words), np.int64), np.array(list(words.values()), np.int64))


def content(of: Vector) -> Counter[int]:
    words: Counter[int] = Counter()
    for row, weight in zip(of.rows.tolist(), of.weights.tolist(), strict=True):
        words[row] += weight
    return Counter({row: weight for row, weight in words.items() if weight})


def filled(vectors: list[Words], narratives: int) -> tuple[Centres, dict[int, Counter[int]]]:
    """Centres, and the same as plain counts."""
    centres = Centres()
    sums: dict[int, Counter[int]] = {}
    for place, words in enumerate(vectors):
        centres.add(place % narratives, vector(words))
        sums.setdefault(place % narratives, Counter()).update(words)
    return centres, sums


def cosine(words: Words, centre: Counter[int]) -> float:
    dot = sum(weight * centre[row] for row, weight in words.items())
    squares = sum(w * w for w in words.values()) * sum(w * w for w in centre.values())
    return dot / math.sqrt(squares)


@pytest.mark.parametrize("at_once", [4000, 0], ids=["all-at-once", "one-by-one"])
@given(vectors=VECTORS, words=st.dictionaries(st.integers(0, 12), st.integers(1, 255), min_size=1))
def test_the_nearest_have_their_true_cosines(at_once: int, vectors: list[Words], words: Words) -> None:
    centres, sums = filled(vectors, 4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(centres_module, "_AT_ONCE", at_once)
        near = centres.nearest(vector(words), 0.15, NUMBERS)
    found = dict(zip(near.slots.tolist(), near.cosines.tolist(), strict=True))
    common = dict(zip(near.slots.tolist(), near.shared.tolist(), strict=True))
    for slot, likeness in found.items():
        assert likeness == pytest.approx(cosine(words, sums[slot]))
    square = sum(weight * weight for weight in words.values())
    for slot, centre in sums.items():
        shared = sum(weight * weight for row, weight in words.items() if centre[row]) / square
        assert slot in found or shared <= 0.15 + 1e-9
        assert common.get(slot, shared) == pytest.approx(shared)


def test_of_many_narratives_the_nearest_are_given_and_of_equals_the_oldest() -> None:
    centres = Centres()
    for slot in range(200):
        centres.add(slot, vector({0: 100, 1 + slot % 2: 60, 3 + slot: 100}))
    near = centres.nearest(vector({0: 200, 1: 100}), 0.15, NUMBERS)
    assert sorted(near.slots.tolist()) == list(range(0, 48, 2))
    assert len(set(near.cosines.round(9).tolist())) == 1


def test_words_that_everybody_uses_find_nothing_beyond_the_effort() -> None:
    centres = Centres()
    for slot in range(2500):
        centres.add(slot, vector({0: 200, 1 + slot // 10: 100}))
    near = centres.nearest(vector({0: 150, 5: 150}), 0.15, NUMBERS)
    assert sorted(near.slots.tolist()) == list(range(40, 50))


@given(vectors=VECTORS, rng=st.randoms(use_true_random=False))
def test_what_is_taken_out_leaves_nothing(vectors: list[Words], rng: random.Random) -> None:
    centres, sums = filled(vectors, 3)
    going = [(place % 3, words) for place, words in enumerate(vectors)]
    rng.shuffle(going)
    for slot, words in going[1:]:
        centres.remove(slot, vector(words))
        sums[slot].subtract(words)
    last, words = going[0]
    assert content(centres.centre(last)) == Counter(words)
    assert centres.centre(last).square == sum(weight * weight for weight in words.values())
    centres.remove(last, vector(words))
    assert centres.is_empty
    assert not len(centres.nearest(vector(words), 0.15, NUMBERS).slots)


@given(VECTORS)
def test_sums_are_compared_by_their_words(vectors: list[Words]) -> None:
    background = Background()
    parts = [vector(words) for words in vectors]
    background.lexicon.enter([str(row) for row in range(10)])
    background.add(parts[0])
    one, other = joined(parts), joined(parts[: len(parts) // 2 + 1])
    theirs = content(other)
    product = sum(w * theirs[row] for row, w in content(one).items())
    common = [sum(w * vectors[0].get(row, 0) for row, w in content(each).items()) for each in (one, other)]
    assert background.compare(one, other) == (product, *common)
    assert background.product(other, one) == background.product(one, other) == product


@given(VECTORS)
def test_a_log_stays_short_and_keeps_its_sum(vectors: list[Words]) -> None:
    log, sums = Log(), Counter[int]()
    for _ in range(30):
        for words in vectors:
            sums.update(words)
            log.append(vector(words), 1)
    assert content(log.vector(0)) == sums
    assert len(log) <= 2 * len(sums) + 128 + 6


def counted(lexicon: Lexicon, words: list[str]) -> Rows:
    rows = np.array(lexicon.enter(words), np.int64)
    lexicon.wordings[rows] += 1
    return rows


def test_a_word_gives_its_row_back_when_its_last_wording_leaves() -> None:
    lexicon = Lexicon()
    first, second = (counted(lexicon, words) for words in (["kotak", "suara"], ["suara", "hilang"]))
    assert lexicon.wordings[second].tolist() == [2, 1]
    lexicon.leave(first)
    assert len(lexicon) == 2
    again = lexicon.enter(["gudang"])
    assert again == first[:1].tolist()
    assert lexicon.names[again[0]] == "gudang"


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=5), min_size=1, max_size=15))
def test_the_background_takes_back_what_it_read(topics: list[list[str]]) -> None:
    background = Background()
    whole = background.read(list("abcdef"))
    background.add(whole)
    before = background.dot(whole), background.likeness(background.dot(whole), whole.square)
    vectors = [background.read(topic) for topic in topics]
    for each in vectors:
        background.add(each)
    for each in vectors:
        background.forget(each)
    assert (background.dot(whole), background.likeness(background.dot(whole), whole.square)) == before
    assert background.wordings == 1
