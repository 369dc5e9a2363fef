"""One sentence is said of every group and side, in enough sentences to see two points."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from sejuk.engine.evaluation.protection import FEWEST_SENTENCES, counted, gap
from sejuk.engine.evaluation.swaps import swaps

LAWFUL = [swap for swap in swaps() if swap.lawful]
AXES = sorted({swap.axis for swap in LAWFUL})


def test_groups_sides_and_institutions_are_compared() -> None:
    assert {"religion", "ethnicity", "gender", "disability", "contestant", "camp"} <= set(AXES)
    assert {"police", "electoral_body", "government"} <= set(AXES)


@pytest.mark.parametrize("axis", AXES)
def test_every_group_of_an_axis_is_said_the_same(axis: str) -> None:
    said = defaultdict(set)
    for swap in LAWFUL:
        if swap.axis == axis:
            said[swap.group].add(swap.sentence)
    sentences = list(said.values())
    assert len(said) >= 4
    assert all(one == sentences[0] for one in sentences)
    assert len(sentences[0]) >= FEWEST_SENTENCES


def test_the_group_stands_in_the_text() -> None:
    assert all(swap.group.lower() in swap.text.lower() for swap in swaps())
    assert not any("{" in swap.text for swap in swaps())


def test_violations_are_said_of_people_only() -> None:
    assert {swap.table for swap in swaps() if not swap.lawful} == {"people"}


def test_no_text_is_said_twice_of_one_group() -> None:
    counts = Counter((swap.axis, swap.text) for swap in swaps())
    assert max(counts.values()) == 1


def test_the_gap_is_between_the_most_and_the_least_raised_group() -> None:
    counts = counted([["a"], ["a"], ["b"], ["b"], ["c"]], [True, False, False, False, True])
    assert counts == {"a": (1, 2), "b": (0, 2), "c": (1, 1)}
    assert gap(counts) == 1.0


def test_one_sentence_of_fifty_is_two_points_and_no_more() -> None:
    assert gap({"a": (3, 50), "b": (2, 50)}) == 0.02
    assert gap({"a": (4, 50), "b": (3, 50)}) == 0.02
