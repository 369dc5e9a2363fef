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
from sejuk.engine.narratives.lexicon import Lexicon
from sejuk.engine.narratives.logs import Log

Words = dict[int, int]
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
    """Centres under every seventh number, and the same as plain counts."""
    centres = Centres()
    sums: dict[int, Counter[int]] = {}
    for place, words in enumerate(vectors):
        number = 7 * (place % narratives)
        centres.add(number, vector(words))
        sums.setdefault(number, Counter()).update(words)
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
        cosines, numbers = centres.nearest(vector(words), 0.15)
    found = dict(zip(numbers, cosines.tolist(), strict=True))
    for number, likeness in found.items():
        assert likeness == pytest.approx(cosine(words, sums[number]))
    square = sum(weight * weight for weight in words.values())
    for number, centre in sums.items():
        shared = sum(weight * weight for row, weight in words.items() if centre[row]) / square
        assert centres.shared(vector(words), number) == pytest.approx(shared)
        assert number in found or shared <= 0.15 + 1e-9


def test_of_many_narratives_the_nearest_are_given_and_of_equals_the_oldest() -> None:
    centres = Centres()
    for number in range(200):
        centres.add(number, vector({0: 100, 1 + number % 2: 60, 3 + number: 100}))
    cosines, numbers = centres.nearest(vector({0: 200, 1: 100}), 0.15)
    assert sorted(numbers) == list(range(0, 48, 2))
    assert len(set(cosines.round(9).tolist())) == 1


def test_words_that_everybody_uses_find_nothing_beyond_the_effort() -> None:
    centres = Centres()
    for number in range(2500):
        centres.add(number, vector({0: 200, 1 + number // 10: 100}))
    _, numbers = centres.nearest(vector({0: 150, 5: 150}), 0.15)
    assert sorted(numbers) == list(range(40, 50))


@given(VECTORS, st.randoms(use_true_random=False))
def test_what_is_taken_out_leaves_nothing(vectors: list[Words], rng: random.Random) -> None:
    centres, sums = filled(vectors, 3)
    going = [(7 * (place % 3), words) for place, words in enumerate(vectors)]
    rng.shuffle(going)
    for number, words in going[1:]:
        centres.remove(number, vector(words))
        sums[number].subtract(words)
    last, words = going[0]
    assert content(centres.centre(last)) == Counter(words)
    assert centres.squares == {last: sum(weight * weight for weight in words.values())}
    centres.remove(last, vector(words))
    assert not centres.squares
    assert centres.nearest(vector(words), 0.15)[1] == []


@given(VECTORS)
def test_a_product_of_sums_is_that_of_their_words(vectors: list[Words]) -> None:
    background = Background()
    parts = [vector(words) for words in vectors]
    one, other = joined(parts), joined(parts[: len(parts) // 2 + 1])
    theirs = content(other)
    assert background.product(one, other) == sum(w * theirs[row] for row, w in content(one).items())
    assert background.product(other, one) == background.product(one, other)


@given(VECTORS)
def test_a_log_stays_short_and_keeps_its_sum(vectors: list[Words]) -> None:
    log, sums = Log(), Counter[int]()
    for _ in range(30):
        for words in vectors:
            sums.update(words)
            log.append(vector(words).rows, vector(words).weights, len(sums))
    assert content(log.vector(0)) == sums
    assert len(log) <= 2 * len(sums) + 128


def test_a_word_gives_its_row_back_when_its_last_wording_leaves() -> None:
    lexicon = Lexicon()
    first = lexicon.enter(["kotak", "suara"])
    second = lexicon.enter(["suara", "hilang"])
    assert lexicon.wordings[second].tolist() == [2, 1]
    lexicon.leave(first)
    assert len(lexicon) == 2
    again = lexicon.enter(["gudang"])
    assert again.tolist() == first[:1].tolist()
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
