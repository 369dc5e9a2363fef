"""Perturbed texts are the same every time, changed as said, and still readable to the normaliser."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.evaluation.perturbing import PERTURBATIONS, perturbed
from sejuk.engine.evaluation.suite import suite
from sejuk.engine.text.normalising import normalised_rows

TEXT = "Bakar gereja itu malam ini, kumpul di pos ronda!"
KINDS = list(PERTURBATIONS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_text_always_comes_out_the_same(kind: str) -> None:
    assert perturbed(TEXT, kind) == perturbed(TEXT, kind) != TEXT


def test_every_kind_that_people_use_is_there() -> None:
    assert set(KINDS) == {
        "leetspeak",
        "spaced letters",
        "repeated letters",
        "zero-width characters",
        "look-alikes",
        "emoji inside words",
        "masked vowels",
    }


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("leetspeak", r"[a-z][013457]|[013457][a-z]"),
        ("spaced letters", r"\b\w[ .\-]\w[ .\-]\w"),
        ("repeated letters", r"(\w)\1\1"),
        ("zero-width characters", "[\u200b\u200c\u200d\u2060\u00ad\ufeff]"),
        ("look-alikes", "[\u0400-\u04ff\uff21-\uff5a]"),
        ("emoji inside words", r"\w[^\w\s]\w"),
        ("masked vowels", r"[a-z]?[*#_][a-z]|[a-z][*#_]"),
    ],
)
def test_the_change_is_what_it_is_called(kind: str, pattern: str) -> None:
    assert not re.search(pattern, TEXT)
    assert re.search(pattern, perturbed(TEXT, kind))


@pytest.mark.parametrize("text", ["", "ya", "7 8 9", "\u4f60\u597d"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_text_without_a_long_word_stays(kind: str, text: str) -> None:
    assert perturbed(text, kind) == text


@given(st.text(max_size=80), st.sampled_from(KINDS))
def test_any_text_can_be_perturbed(text: str, kind: str) -> None:
    assert len(perturbed(text, kind)) >= len(text)


def test_two_neighbouring_words_are_never_both_changed() -> None:
    text = " ".join(["panjang"] * 30)
    found = perturbed(text, "zero-width characters").split()
    changed = [place for place, word in enumerate(found) if word != "panjang"]
    assert len(changed) >= 8
    assert all(later - earlier > 1 for earlier, later in pairwise(changed))


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("leetspeak", 0.9),
        ("spaced letters", 0.99),
        ("repeated letters", 0.99),
        ("zero-width characters", 1.0),
        ("look-alikes", 0.99),
        ("emoji inside words", 1.0),
        ("masked vowels", 0.8),
    ],
)
def test_the_normaliser_undoes_most_of_it(kind: str, least: float) -> None:
    texts: list[str | None] = [item.text for item in suite("development")]
    clean = normalised_rows(texts)
    found = normalised_rows([perturbed(str(text), kind) for text in texts])
    pairs = [(one.split(), other.split()) for one, other in zip(clean, found, strict=True)]
    kept = sum(len(set(one) & set(other)) for one, other in pairs)
    assert kept / sum(len(set(one)) for one, _ in pairs) >= least
