from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.narratives.background import Vector
from sejuk.engine.narratives.lexicon import Lexicon
from sejuk.engine.narratives.meaning import Meaning
from sejuk.engine.narratives.senses import PLACES, UNIT, Senses
from sejuk.engine.narratives.stems import stem


class Learner:
    """Senses and their words, as the memory drives them."""

    def __init__(self) -> None:
        self.words = Lexicon()
        self.senses = Senses(self.words)

    def vector(self, *words: str) -> Vector:
        rows = np.array(self.words.enter(words), np.int64)
        self.words.wordings[rows] += 1
        return Vector.of(rows, np.full(len(words), 90))

    def learn(self, *words: str) -> Vector:
        vector = self.vector(*words)
        self.senses.learn(vector)
        return vector

    def unlearn(self, vector: Vector) -> None:
        self.senses.unlearn(vector)
        self.words.leave(vector.rows)

    def sense(self, *words: str) -> npt.NDArray[np.int64]:
        vector = self.vector(*words)
        sense = self.senses.sense(vector)
        self.words.leave(vector.rows)
        return sense.astype(np.int64)


TEXTS = st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True), min_size=1, max_size=20)


def test_words_in_the_same_company_mean_alike_though_they_never_meet() -> None:
    learner = Learner()
    for _ in range(4):
        learner.learn("dermaga", "kapal", "nelayan")
        learner.learn("pelabuhan", "kapal", "nelayan")
        learner.learn("sabun", "tinta", "jempol")
    one, other, else_ = (learner.sense(word) for word in ("dermaga", "pelabuhan", "sabun"))
    assert one @ other > 2 * abs(one @ else_)


def test_a_company_that_grows_beyond_all_bounds_stays_a_number_and_comes_back() -> None:
    learner = Learner()
    vector = learner.learn("kotak", "suara")._replace(weights=np.full(2, 2**26))
    before = learner.senses._company.copy()
    for _ in range(9):
        learner.senses.learn(vector)
    assert abs(learner.senses._company).max() <= 2**27
    assert abs(learner.senses._meant).max() <= 8192
    for _ in range(9):
        learner.senses.unlearn(vector)
    assert (learner.senses._company == before).all()


@given(TEXTS)
def test_what_is_unlearnt_leaves_nothing(texts: list[list[str]]) -> None:
    learner = Learner()
    for vector in reversed([learner.learn(*text) for text in texts]):
        learner.unlearn(vector)
    assert len(learner.words) == 0
    assert not learner.senses._company.any()
    assert not learner.sense(*"abcdefgh").any()


@given(TEXTS, TEXTS)
def test_what_is_unlearnt_might_never_have_been_learnt(kept: list[list[str]], gone: list[list[str]]) -> None:
    one, other = Learner(), Learner()
    going = [one.learn(*text) for text in gone]
    for text in kept:
        one.learn(*text)
        other.learn(*text)
    for vector in going:
        one.unlearn(vector)
    assert (one.sense(*"abc") == other.sense(*"abc")).all()


@given(TEXTS)
def test_the_order_of_learning_does_not_matter(texts: list[list[str]]) -> None:
    one, other = Learner(), Learner()
    for text in texts:
        one.learn(*text)
    for text in sorted(texts):
        other.learn(*text)
    assert (one.sense(*"abc") == other.sense(*"abc")).all()


def test_a_sense_has_unit_length_and_unknown_words_none() -> None:
    learner = Learner()
    assert not learner.sense("tak").any()
    learner.learn("kotak", "suara")
    assert np.linalg.norm(learner.sense("kotak")) == pytest.approx(UNIT, rel=0.1)


def test_more_words_than_there_was_room_for_keep_their_senses() -> None:
    learner = Learner()
    learner.learn("kotak", "suara")
    before = learner.sense("kotak")
    for number in range(700):
        learner.learn(f"kata{number}", f"lain{number}")
    assert (learner.sense("kotak") == before).all()
    assert learner.sense("kata699").any()


def test_a_narrative_is_nearer_to_its_own_sense_than_the_stream_is() -> None:
    meaning, rng = Meaning(), np.random.default_rng(1)
    senses = [rng.integers(-20, 20, PLACES).astype(np.int8) for _ in range(3)]
    for number, sense in enumerate(senses):
        meaning.add(number, sense)
    gains = meaning.gains(senses[0], np.arange(3, dtype=np.int32))
    assert gains[0] > 0 > max(gains[1:])
    assert meaning.between(0, 1) < 0
    for number, sense in enumerate(senses):
        meaning.remove(number, sense)
    assert meaning.is_empty


@pytest.mark.parametrize(
    "forms",
    [
        ("coblos", "dicoblos", "tercoblos", "nyoblos", "coblosan"),
        ("tulis", "menulis", "tulisannya", "dituliskan"),
        ("pilih", "memilih", "pemilih", "dipilihkan"),
    ],
    ids=lambda forms: forms[0],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("word", ["kpu", "2024", "desa", "tps1"])
def test_short_words_and_numbers_stay(word: str) -> None:
    assert stem(word) == word
