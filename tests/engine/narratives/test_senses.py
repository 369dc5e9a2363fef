from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.narratives.background import Vector
from sejuk.engine.narratives.meaning import Meaning
from sejuk.engine.narratives.senses import PLACES, UNIT, Senses
from sejuk.engine.narratives.stems import stem


def vector(*words: str) -> Vector:
    return Vector(words, bytes([90] * len(words)), 8100 * len(words))


TEXTS = st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True), min_size=1, max_size=20)


def test_words_in_the_same_company_mean_alike_though_they_never_meet() -> None:
    senses = Senses()
    for _ in range(4):
        senses.learn(vector("dermaga", "kapal", "nelayan"))
        senses.learn(vector("pelabuhan", "kapal", "nelayan"))
        senses.learn(vector("sabun", "tinta", "jempol"))
    one, other, else_ = (senses.sense(vector(word)).astype(int) for word in ("dermaga", "pelabuhan", "sabun"))
    assert one @ other > 2 * abs(one @ else_)


@given(TEXTS)
def test_what_is_unlearnt_leaves_nothing(texts: list[list[str]]) -> None:
    senses = Senses()
    for text in texts:
        senses.learn(vector(*text))
    for text in reversed(texts):
        senses.unlearn(vector(*text))
    assert len(senses) == 0
    assert not senses._company.any()


@given(TEXTS)
def test_the_order_of_learning_does_not_matter(texts: list[list[str]]) -> None:
    one, other = Senses(), Senses()
    for text in texts:
        one.learn(vector(*text))
    for text in sorted(texts):
        other.learn(vector(*text))
    assert (one.sense(vector(*"abc")) == other.sense(vector(*"abc"))).all()


def test_a_sense_has_unit_length_and_unknown_words_none() -> None:
    senses = Senses()
    assert not senses.sense(vector("tak")).any()
    senses.learn(vector("kotak", "suara"))
    assert np.linalg.norm(senses.sense(vector("kotak"))) == pytest.approx(UNIT, rel=0.1)


def test_a_narrative_is_nearer_to_its_own_sense_than_the_stream_is() -> None:
    meaning, rng = Meaning(), np.random.default_rng(1)
    senses = [rng.integers(-20, 20, PLACES).astype(np.int8) for _ in range(3)]
    for number, sense in enumerate(senses):
        meaning.add(number, sense)
    gains = meaning.gains(senses[0], [0, 1, 2])
    assert gains[0] > 0 > max(gains[1:])
    assert meaning.between(0, 1) < 0
    for number, sense in enumerate(senses):
        meaning.remove(number, sense, last=True)
    assert len(meaning) == 0


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
