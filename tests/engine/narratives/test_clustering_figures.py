"""The measures of grouping, held against their definitions over pairs and items."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sejuk.engine.evaluation.clustering import agreement, fragments

GROUPINGS = st.integers(1, 25).flatmap(
    lambda size: st.tuples(*[st.lists(st.integers(0, 5), min_size=size, max_size=size)] * 2)
)


def b3_by_definition(truth: list[int], found: list[int]) -> tuple[float, float]:
    def mean(of: list[int], among: list[int]) -> float:
        total = 0.0
        for place, own in enumerate(among):
            same = [other for other, group in enumerate(among) if group == own]
            total += sum(of[other] == of[place] for other in same) / len(same)
        return total / len(among)

    return mean(truth, found), mean(found, truth)


def rand_by_definition(truth: list[int], found: list[int]) -> float:
    pairs = list(combinations(range(len(truth)), 2))
    same = [(truth[a] == truth[b], found[a] == found[b]) for a, b in pairs]
    both, true, guessed = sum(t and f for t, f in same), sum(t for t, _ in same), sum(f for _, f in same)
    expected = true * guessed / len(pairs) if pairs else 0.0
    most = (true + guessed) / 2
    return (both - expected) / (most - expected) if most != expected else 1.0


@given(GROUPINGS)
def test_measures_follow_their_definitions(groupings: tuple[list[int], list[int]]) -> None:
    truth, found = groupings
    measured = agreement(truth, found)
    precision, recall = b3_by_definition(truth, found)
    assert measured.b3_precision == pytest.approx(precision)
    assert measured.b3_recall == pytest.approx(recall)
    assert measured.b3 == pytest.approx(2 * precision * recall / (precision + recall))
    assert measured.ari == pytest.approx(rand_by_definition(truth, found))
    assert -1e-9 <= measured.nmi <= 1 + 1e-9


@given(st.lists(st.integers(0, 5), min_size=1))
def test_the_truth_under_other_names_is_perfect(truth: list[int]) -> None:
    measured = agreement(truth, [f"n{label}" for label in truth])
    assert (measured.nmi, measured.ari, measured.b3) == pytest.approx((1, 1, 1))


def test_one_group_for_all_says_nothing() -> None:
    measured = agreement([0, 0, 1, 1], [7, 7, 7, 7])
    assert (measured.nmi, measured.ari, measured.b3_recall) == (0, 0, 1)


def test_groupings_of_other_lengths_are_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        agreement([1, 2], [1])


def test_fragments_count_the_groups_that_hold_most() -> None:
    truth = ["a"] * 10 + ["b"] * 4
    found = [1] * 8 + [2, 3] + [4, 5, 6, 7]
    assert fragments(truth, found) == {"a": 2, "b": 4}
    assert fragments(truth, found, 0.5) == {"a": 1, "b": 2}
